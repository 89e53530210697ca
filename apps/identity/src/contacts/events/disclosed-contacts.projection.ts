import { Controller } from '@nestjs/common';
import { IntroductionAcceptedByAllSchema, IntroductionAcceptedSchema } from '@harbourlink/contracts/matching';
import { EventHandler } from '@harbourlink/messaging';
import type { AnyReceivedEvent, ReceivedEvent } from '@harbourlink/messaging';
import { DisclosedContacts } from '../postgres/disclosed-contacts.js';

const lane = { name: 'disclosed-contacts', kind: 'projection', tables: ['disclosed_contact'] } as const;

/** Follows introductions: whom each party releases, and when all have accepted. */
@Controller()
export class DisclosedContactsProjection {
  constructor(private readonly contacts: DisclosedContacts) {}

  @EventHandler(IntroductionAcceptedSchema, lane)
  async onAccepted({ key, data }: ReceivedEvent<typeof IntroductionAcceptedSchema>): Promise<void> {
    await this.contacts.accept(key, data.organisationId, data.byPersonId);
  }

  @EventHandler(IntroductionAcceptedByAllSchema, lane)
  async onAcceptedByAll({ key }: AnyReceivedEvent): Promise<void> {
    await this.contacts.disclose(key);
  }
}
