import { Controller } from '@nestjs/common';
import {
  ConflictDeclaredSchema,
  IntroductionAcceptedByAllSchema,
  IntroductionDeclinedSchema,
  IntroductionNudgedSchema,
  IntroductionProposedSchema,
  IntroductionWithdrawnSchema,
} from '@harbourlink/contracts/matching';
import { instant } from '@harbourlink/kernel';
import { EventHandler } from '@harbourlink/messaging';
import type { AnyReceivedEvent, ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { WhatHasArrived, arrived } from '../../known/application/what-has-arrived.js';
import { KnownIntroductions } from '../../known/postgres/known-introductions.js';
import type { KnownIntroduction } from '../../known/postgres/known-introductions.js';
import { Telling } from '../application/telling.js';
import { occasionOf } from './occasion-of.js';

const lane = { name: 'tell-of-introductions', kind: 'effect' } as const;

/** Tells the parties and the officer how an introduction goes, each no more than they may know. */
@Controller()
export class TellOfIntroductions {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly introductions: KnownIntroductions,
    private readonly arrivedHere: WhatHasArrived,
    private readonly telling: Telling,
  ) {}

  @EventHandler(IntroductionProposedSchema, lane)
  async onProposed(event: ReceivedEvent<typeof IntroductionProposedSchema>): Promise<void> {
    const parties = event.data.parties.map((party) => party.organisationId);
    await this.arrivedHere.namesOf(parties, event);
    await this.telling.tell({
      ...occasionOf(event, 'IntroductionProposed', 'introduction'),
      organisations: { parties },
      people: {},
      values: { expires: { kind: 'day', at: instant(event.data.expiresAt) } },
    });
  }

  @EventHandler(IntroductionAcceptedByAllSchema, lane)
  async onAcceptedByAll(event: ReceivedEvent<typeof IntroductionAcceptedByAllSchema>): Promise<void> {
    const { organisationIds, proposer } = await this.introductionOf(event);
    const names = await this.arrivedHere.namesOf(organisationIds, event);
    await this.telling.tell({
      ...occasionOf(event, 'IntroductionAcceptedByAll', 'introduction'),
      organisations: { parties: organisationIds },
      people: { proposer },
      values: { parties: { kind: 'names', names } },
    });
  }

  @EventHandler(IntroductionDeclinedSchema, lane)
  async onDeclined(event: ReceivedEvent<typeof IntroductionDeclinedSchema>): Promise<void> {
    await this.tellOfDecline(event, 'IntroductionDeclined', event.data.organisationId);
  }

  @EventHandler(ConflictDeclaredSchema, lane)
  async onConflictDeclared(event: ReceivedEvent<typeof ConflictDeclaredSchema>): Promise<void> {
    await this.tellOfDecline(event, 'ConflictDeclared', event.data.organisationId);
  }

  @EventHandler(IntroductionWithdrawnSchema, lane)
  async onWithdrawn(event: ReceivedEvent<typeof IntroductionWithdrawnSchema>): Promise<void> {
    const { organisationIds } = await this.introductionOf(event);
    await this.arrivedHere.namesOf(organisationIds, event);
    await this.telling.tell({
      ...occasionOf(event, 'IntroductionWithdrawn', 'introduction'),
      organisations: { 'other-parties': organisationIds },
      people: {},
      values: {},
    });
  }

  @EventHandler(IntroductionNudgedSchema, lane)
  async onNudged(event: ReceivedEvent<typeof IntroductionNudgedSchema>): Promise<void> {
    const { expiresAt } = await this.introductionOf(event);
    const waiting = event.data.waitingOrganisationIds;
    await this.arrivedHere.namesOf(waiting, event);
    await this.telling.tell({
      ...occasionOf(event, 'IntroductionNudged', 'introduction'),
      organisations: { 'waiting-parties': waiting },
      people: {},
      values: { expires: { kind: 'day', at: expiresAt } },
    });
  }

  private async tellOfDecline(
    event: AnyReceivedEvent,
    type: 'IntroductionDeclined' | 'ConflictDeclared',
    decliner: string,
  ): Promise<void> {
    const { organisationIds, proposer } = await this.introductionOf(event);
    const others = organisationIds.filter((id) => id !== decliner);
    const [name = {}] = await this.arrivedHere.namesOf([decliner, ...others], event);
    await this.telling.tell({
      ...occasionOf(event, type, 'introduction'),
      organisations: { 'other-parties': others },
      people: { proposer },
      values: { declinedBy: { kind: 'name', name } },
    });
  }

  private async introductionOf(event: AnyReceivedEvent): Promise<KnownIntroduction> {
    const introduction = await this.units.run((unit) => this.introductions.find(unit, event.key));
    return arrived(introduction, 'the introduction', 'matching.introduction');
  }
}
