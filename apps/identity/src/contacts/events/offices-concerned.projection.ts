import { Controller } from '@nestjs/common';
import { IntroductionProposedSchema } from '@harbourlink/contracts/matching';
import { CaseOpenedSchema, CaseRoutedSchema } from '@harbourlink/contracts/registry';
import { EventHandler } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { OfficesConcerned } from '../postgres/offices-concerned.js';

const introductions = { name: 'introduction-offices', kind: 'projection', tables: ['introduction_office'] } as const;
const cases = { name: 'case-offices', kind: 'projection', tables: ['case_office'] } as const;

/** Follows whose introductions and cases there are: officers of other offices read no contacts. */
@Controller()
export class OfficesConcernedProjection {
  constructor(private readonly offices: OfficesConcerned) {}

  @EventHandler(IntroductionProposedSchema, introductions)
  async onProposed({ key, data }: ReceivedEvent<typeof IntroductionProposedSchema>): Promise<void> {
    await this.offices.introduced(key, data.officeCode);
  }

  @EventHandler(CaseOpenedSchema, cases)
  async onOpened({ key, data }: ReceivedEvent<typeof CaseOpenedSchema>): Promise<void> {
    await this.offices.opened(key, data.enterpriseId, data.officeCode);
  }

  @EventHandler(CaseRoutedSchema, cases)
  async onRouted({ key, data }: ReceivedEvent<typeof CaseRoutedSchema>): Promise<void> {
    await this.offices.routed(key, data.officeCode);
  }
}
