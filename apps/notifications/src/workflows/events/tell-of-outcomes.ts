import { Controller } from '@nestjs/common';
import {
  OutcomeClaimedSchema,
  OutcomeConfirmedSchema,
  OutcomeDisputedSchema,
  OutcomeSentBackSchema,
  OutcomeVerifiedSchema,
} from '@harbourlink/contracts/mou';
import { EventHandler } from '@harbourlink/messaging';
import type { AnyReceivedEvent, ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { WhatHasArrived, arrived } from '../../known/application/what-has-arrived.js';
import { KnownCases } from '../../known/postgres/known-cases.js';
import { KnownOutcomes } from '../../known/postgres/known-outcomes.js';
import { Telling } from '../application/telling.js';
import type { TriggerType } from '../domain/workflow.js';
import { occasionOf } from './occasion-of.js';

const lane = { name: 'tell-of-outcomes', kind: 'effect' } as const;

/** Asks the customer to confirm, the verifiers to verify, and tells who waits when it counts or comes back. */
@Controller()
export class TellOfOutcomes {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly outcomes: KnownOutcomes,
    private readonly cases: KnownCases,
    private readonly arrivedHere: WhatHasArrived,
    private readonly telling: Telling,
  ) {}

  @EventHandler(OutcomeClaimedSchema, lane)
  async onClaimed(event: ReceivedEvent<typeof OutcomeClaimedSchema>): Promise<void> {
    await this.tell(event, 'OutcomeClaimed');
  }

  @EventHandler(OutcomeConfirmedSchema, lane)
  async onConfirmed(event: ReceivedEvent<typeof OutcomeConfirmedSchema>): Promise<void> {
    await this.tell(event, 'OutcomeConfirmed');
  }

  @EventHandler(OutcomeDisputedSchema, lane)
  async onDisputed(event: ReceivedEvent<typeof OutcomeDisputedSchema>): Promise<void> {
    await this.tell(event, 'OutcomeDisputed');
  }

  @EventHandler(OutcomeSentBackSchema, lane)
  async onSentBack(event: ReceivedEvent<typeof OutcomeSentBackSchema>): Promise<void> {
    await this.tell(event, 'OutcomeSentBack');
  }

  @EventHandler(OutcomeVerifiedSchema, lane)
  async onVerified(event: ReceivedEvent<typeof OutcomeVerifiedSchema>): Promise<void> {
    await this.tell(event, 'OutcomeVerified');
  }

  private async tell(event: AnyReceivedEvent, type: TriggerType & `Outcome${string}`): Promise<void> {
    await this.units.run(async (unit) => {
      const found = await this.outcomes.find(unit, event.key);
      const { enterpriseId, claimant } = arrived(found, 'the outcome', 'mou.outcome');
      const [name = {}] = await this.arrivedHere.namesOf([enterpriseId], event);
      const owner = await this.cases.ownerFor(unit, enterpriseId);
      await this.telling.tell({
        ...occasionOf(event, type, 'outcome'),
        organisations: { enterprise: [enterpriseId] },
        people: owner ? { claimant, 'case-owner': owner } : { claimant },
        values: { enterprise: { kind: 'name', name } },
      });
    });
  }
}
