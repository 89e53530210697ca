import { Controller } from '@nestjs/common';
import { OutcomeClaimedSchema } from '@harbourlink/contracts/mou';
import { EventHandler } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { KnownOutcomes } from '../postgres/known-outcomes.js';

/** Keeps whose outcomes they are. */
@Controller()
export class KnownOutcomesProjection {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly outcomes: KnownOutcomes,
  ) {}

  @EventHandler(OutcomeClaimedSchema, { name: 'known-outcomes', kind: 'projection', tables: ['known_outcome'] })
  async onClaimed({ key, data }: ReceivedEvent<typeof OutcomeClaimedSchema>): Promise<void> {
    const outcome = {
      enterpriseId: data.content.enterpriseId,
      claimant: { personId: data.claimedByPersonId, organisationId: data.officeCode },
    };
    await this.units.run((unit) => this.outcomes.keep(unit, key, outcome));
  }
}
