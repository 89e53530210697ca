import { Controller } from '@nestjs/common';
import {
  IntroductionAcceptedByAllSchema,
  IntroductionAcceptedSchema,
  IntroductionClosedSchema,
  IntroductionDeclinedSchema,
  IntroductionExpiredSchema,
  IntroductionWithdrawnSchema,
} from '@harbourlink/contracts/matching';
import { OutcomeConfirmedSchema, OutcomeDisputedSchema } from '@harbourlink/contracts/mou';
import { EventHandler } from '@harbourlink/messaging';
import type { AnyReceivedEvent, ReceivedEvent } from '@harbourlink/messaging';
import { LinksRepository } from '../postgres/links.repository.js';

const introductions = { name: 'close-links-of-introductions', kind: 'effect' } as const;
const outcomes = { name: 'close-links-of-outcomes', kind: 'effect' } as const;

/** A link whose question has been answered opens nothing any more, however it was answered. */
@Controller()
export class CloseLinks {
  constructor(private readonly links: LinksRepository) {}

  @EventHandler(OutcomeConfirmedSchema, outcomes)
  async onConfirmed({ key }: AnyReceivedEvent): Promise<void> {
    await this.links.closeFor('outcome.confirm', key);
  }

  @EventHandler(OutcomeDisputedSchema, outcomes)
  async onDisputed({ key }: AnyReceivedEvent): Promise<void> {
    await this.links.closeFor('outcome.confirm', key);
  }

  /** One party has answered; the others' links still wait. */
  @EventHandler(IntroductionAcceptedSchema, introductions)
  async onAccepted({ key, data }: ReceivedEvent<typeof IntroductionAcceptedSchema>): Promise<void> {
    await this.links.closeFor('introduction.respond', key, data.organisationId);
  }

  @EventHandler(IntroductionAcceptedByAllSchema, introductions)
  async onAcceptedByAll({ key }: AnyReceivedEvent): Promise<void> {
    await this.links.closeFor('introduction.respond', key);
  }

  @EventHandler(IntroductionDeclinedSchema, introductions)
  async onDeclined({ key }: AnyReceivedEvent): Promise<void> {
    await this.links.closeFor('introduction.respond', key);
  }

  @EventHandler(IntroductionExpiredSchema, introductions)
  async onExpired({ key }: AnyReceivedEvent): Promise<void> {
    await this.links.closeFor('introduction.respond', key);
  }

  @EventHandler(IntroductionWithdrawnSchema, introductions)
  async onWithdrawn({ key }: AnyReceivedEvent): Promise<void> {
    await this.links.closeFor('introduction.respond', key);
  }

  @EventHandler(IntroductionClosedSchema, introductions)
  async onClosed({ key }: AnyReceivedEvent): Promise<void> {
    await this.links.closeFor('introduction.respond', key);
  }
}
