import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '@harbourlink/kernel';
import { EntityRows } from '@harbourlink/persistence';
import type { Delivery, FailureCode } from '../domain/delivery.js';

@Entity('delivery')
export class DeliveryRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  status!: Delivery['status'];

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text', { name: 'organisation_id' })
  organisationId!: string;

  @Column('text', { name: 'workflow_code' })
  workflowCode!: string;

  @Column('text', { name: 'channel_code' })
  channelCode!: string;

  @Column('uuid', { name: 'event_id' })
  eventId!: string;

  @Column('text', { name: 'message_id' })
  messageId!: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  @Column('timestamptz', { name: 'queued_at' })
  queuedAt!: Date;

  @Column('integer')
  failures!: number;

  @Column('text', { name: 'last_failure_code', nullable: true })
  lastFailureCode!: FailureCode | null;

  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  @Column('timestamptz', { name: 'given_up_at', nullable: true })
  givenUpAt!: Date | null;
}

/** A row and a state, both ways; the moment of the present status has a column of its own. */
export const deliveryMapping = {
  toState(row: DeliveryRow): Delivery {
    const { personId, organisationId, workflowCode, channelCode, eventId, messageId, subjectId, failures } = row;
    const requested = {
      ...{ personId, organisationId, workflowCode, channelCode, eventId, messageId, subjectId, failures },
      queuedAt: instant(row.queuedAt),
      ...(row.lastFailureCode === null ? {} : { lastFailureCode: row.lastFailureCode }),
    };
    switch (row.status) {
      case 'waiting':
        return { ...requested, status: row.status, dueAt: instant(row.dueAt ?? Number.NaN) };
      case 'sent':
        return { ...requested, status: row.status, sentAt: instant(row.sentAt ?? Number.NaN) };
      case 'given-up':
        return { ...requested, status: row.status, givenUpAt: instant(row.givenUpAt ?? Number.NaN) };
    }
  },
  toRow(id: string, delivery: Delivery): Omit<DeliveryRow, 'version'> {
    return {
      ...delivery,
      id,
      queuedAt: new Date(delivery.queuedAt),
      lastFailureCode: delivery.lastFailureCode ?? null,
      dueAt: delivery.status === 'waiting' ? new Date(delivery.dueAt) : null,
      sentAt: delivery.status === 'sent' ? new Date(delivery.sentAt) : null,
      givenUpAt: delivery.status === 'given-up' ? new Date(delivery.givenUpAt) : null,
    };
  },
};

export const deliveryRows = new EntityRows<Delivery, DeliveryRow>(DeliveryRow, deliveryMapping);
