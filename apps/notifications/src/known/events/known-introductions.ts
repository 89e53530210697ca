import { Controller } from '@nestjs/common';
import { IntroductionExtendedSchema, IntroductionProposedSchema } from '@harbourlink/contracts/matching';
import { instant } from '@harbourlink/kernel';
import { EventHandler } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { KnownIntroductions } from '../postgres/known-introductions.js';

const lane = { name: 'known-introductions', kind: 'projection', tables: ['known_introduction'] } as const;

/** Keeps the parties of introductions. */
@Controller()
export class KnownIntroductionsProjection {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly introductions: KnownIntroductions,
  ) {}

  @EventHandler(IntroductionProposedSchema, lane)
  async onProposed({ key, data }: ReceivedEvent<typeof IntroductionProposedSchema>): Promise<void> {
    const introduction = {
      organisationIds: data.parties.map((party) => party.organisationId),
      proposer: { personId: data.byPersonId, organisationId: data.officeCode },
      expiresAt: instant(data.expiresAt),
    };
    await this.units.run((unit) => this.introductions.keep(unit, key, introduction));
  }

  @EventHandler(IntroductionExtendedSchema, lane)
  async onExtended({ key, data }: ReceivedEvent<typeof IntroductionExtendedSchema>): Promise<void> {
    await this.units.run((unit) => this.introductions.extend(unit, key, data.expiresAt));
  }
}
