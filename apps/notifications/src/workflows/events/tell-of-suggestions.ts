import { Controller } from '@nestjs/common';
import { SuggestionMadeSchema } from '@harbourlink/contracts/matching';
import { EventHandler } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { WhatHasArrived } from '../../known/application/what-has-arrived.js';
import { KnownCases } from '../../known/postgres/known-cases.js';
import { Telling } from '../application/telling.js';
import { occasionOf } from './occasion-of.js';

/** Tells the firm with the need and the officer of its case that there is somebody for it. */
@Controller()
export class TellOfSuggestions {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly cases: KnownCases,
    private readonly arrivedHere: WhatHasArrived,
    private readonly telling: Telling,
  ) {}

  @EventHandler(SuggestionMadeSchema, { name: 'tell-of-suggestions', kind: 'effect' })
  async onMade(event: ReceivedEvent<typeof SuggestionMadeSchema>): Promise<void> {
    const { enterpriseId } = event.data;
    const [name = {}] = await this.arrivedHere.namesOf([enterpriseId], event);
    const owner = await this.units.run((unit) => this.cases.ownerFor(unit, enterpriseId));
    await this.telling.tell({
      ...occasionOf(event, 'SuggestionMade', 'suggestion'),
      organisations: { enterprise: [enterpriseId] },
      people: owner ? { 'case-owner': owner } : {},
      values: { enterprise: { kind: 'name', name } },
    });
  }
}
