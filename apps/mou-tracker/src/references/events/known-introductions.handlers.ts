import { Controller } from '@nestjs/common';
import {
  IntroductionAcceptedByAllSchema,
  IntroductionProposedSchema,
  MeetingArrangedSchema,
} from '@harbourlink/contracts/matching';
import { EventHandler } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { KnownIntroductions } from '../postgres/known-introductions.js';

const introductions = { name: 'known-introductions', kind: 'projection', tables: ['known_introduction'] } as const;
const meetings = { name: 'known-meetings', kind: 'projection', tables: ['known_meeting'] } as const;

/** Keeps which introductions and meetings there are, and which of them were accepted by all. */
@Controller()
export class KnownIntroductionsHandlers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly introductions: KnownIntroductions,
  ) {}

  @EventHandler(IntroductionProposedSchema, introductions)
  onProposed({ key, data }: ReceivedEvent<typeof IntroductionProposedSchema>): Promise<void> {
    const organisationIds = data.parties.map((party) => party.organisationId);
    return this.units.run((unit) => this.introductions.propose(unit, key, { needId: data.needId, organisationIds }));
  }

  @EventHandler(IntroductionAcceptedByAllSchema, introductions)
  onAcceptedByAll({ key }: ReceivedEvent<typeof IntroductionAcceptedByAllSchema>): Promise<void> {
    return this.units.run((unit) => this.introductions.accept(unit, key));
  }

  @EventHandler(MeetingArrangedSchema, meetings)
  onArranged({ key, data }: ReceivedEvent<typeof MeetingArrangedSchema>): Promise<void> {
    return this.units.run((unit) => this.introductions.arrange(unit, key, data.introductionId));
  }
}
