import { Controller } from '@nestjs/common';
import {
  EnterpriseChangesRequestedSchema,
  EnterpriseCheckedSchema,
  EnterpriseNotAcceptedSchema,
  EnterpriseReinstatedSchema,
  EnterpriseRevisionReturnedSchema,
  EnterpriseSuspendedSchema,
  EnterpriseWithdrawnSchema,
} from '@harbourlink/contracts/registry';
import type { CalendarDate, LocalizedText } from '@harbourlink/kernel';
import { EventHandler } from '@harbourlink/messaging';
import type { AnyReceivedEvent, ReceivedEvent } from '@harbourlink/messaging';
import { WhatHasArrived } from '../../known/application/what-has-arrived.js';
import { Telling } from '../application/telling.js';
import type { Occasion } from '../domain/occasion.js';
import type { TriggerType } from '../domain/workflow.js';
import { occasionOf } from './occasion-of.js';

const lane = { name: 'tell-of-enterprises', kind: 'effect' } as const;

/** Tells a firm's people what became of its profile. */
@Controller()
export class TellOfEnterprises {
  constructor(
    private readonly arrivedHere: WhatHasArrived,
    private readonly telling: Telling,
  ) {}

  @EventHandler(EnterpriseCheckedSchema, lane)
  async onChecked(event: ReceivedEvent<typeof EnterpriseCheckedSchema>): Promise<void> {
    await this.arrivedHere.namesOf([event.key], event);
    await this.telling.tell({
      ...occasionOf(event, 'EnterpriseChecked', 'enterprise'),
      organisations: { enterprise: [event.key] },
      people: {},
      values: {
        enterprise: { kind: 'name', name: event.data.profile.names as LocalizedText },
        validUntil: { kind: 'date', on: event.data.validUntilOn as CalendarDate },
      },
    });
  }

  @EventHandler(EnterpriseChangesRequestedSchema, lane)
  async onChangesRequested(event: ReceivedEvent<typeof EnterpriseChangesRequestedSchema>): Promise<void> {
    await this.tellTheFirm(event, 'EnterpriseChangesRequested');
  }

  @EventHandler(EnterpriseRevisionReturnedSchema, lane)
  async onRevisionReturned(event: ReceivedEvent<typeof EnterpriseRevisionReturnedSchema>): Promise<void> {
    await this.tellTheFirm(event, 'EnterpriseRevisionReturned');
  }

  @EventHandler(EnterpriseNotAcceptedSchema, lane)
  async onNotAccepted(event: ReceivedEvent<typeof EnterpriseNotAcceptedSchema>): Promise<void> {
    await this.tellTheFirm(event, 'EnterpriseNotAccepted');
  }

  @EventHandler(EnterpriseSuspendedSchema, lane)
  async onSuspended(event: ReceivedEvent<typeof EnterpriseSuspendedSchema>): Promise<void> {
    await this.tellTheFirm(event, 'EnterpriseSuspended');
  }

  @EventHandler(EnterpriseReinstatedSchema, lane)
  async onReinstated(event: ReceivedEvent<typeof EnterpriseReinstatedSchema>): Promise<void> {
    await this.tellTheFirm(event, 'EnterpriseReinstated');
  }

  @EventHandler(EnterpriseWithdrawnSchema, lane)
  async onWithdrawn(event: ReceivedEvent<typeof EnterpriseWithdrawnSchema>): Promise<void> {
    const withdrawer = { personId: event.data.byPersonId, organisationId: event.key };
    await this.tellTheFirm(event, 'EnterpriseWithdrawn', { withdrawer });
  }

  private async tellTheFirm(
    event: AnyReceivedEvent,
    type: TriggerType & `Enterprise${string}`,
    people: Occasion['people'] = {},
  ): Promise<void> {
    const [name = {}] = await this.arrivedHere.namesOf([event.key], event);
    await this.telling.tell({
      ...occasionOf(event, type, 'enterprise'),
      organisations: { enterprise: [event.key] },
      people,
      values: { enterprise: { kind: 'name', name } },
    });
  }
}
