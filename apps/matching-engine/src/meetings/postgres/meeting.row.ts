import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '@harbourlink/kernel';
import { EntityRows } from '@harbourlink/persistence';
import type { CancellationReason, Meeting, MeetingMode, MeetingStatus, Rating } from '../domain/meeting.js';

@Entity('meeting')
export class MeetingRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  status!: MeetingStatus;

  @Column('uuid', { name: 'introduction_id' })
  introductionId!: string;

  @Column('uuid', { name: 'organisation_ids', array: true })
  organisationIds!: string[];

  @Column('text', { name: 'mode_code' })
  modeCode!: MeetingMode;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('uuid', { name: 'arranged_by_person_id' })
  arrangedByPersonId!: string;

  @Column('text', { name: 'arranged_by_organisation_id' })
  arrangedByOrganisationId!: string;

  @Column('uuid', { name: 'attended_organisation_ids', array: true })
  attendedOrganisationIds!: string[];

  @Column('timestamptz', { name: 'held_at', nullable: true })
  heldAt!: Date | null;

  @Column('text', { name: 'cancellation_reason_code', nullable: true })
  cancellationReasonCode!: CancellationReason | null;

  @Column('jsonb')
  ratings!: Rating[];
}

export function toMeeting({
  id: _id,
  version: _version,
  startsAt,
  heldAt,
  cancellationReasonCode,
  ...rest
}: MeetingRow): Meeting {
  return {
    ...rest,
    startsAt: instant(startsAt),
    ...(heldAt === null ? {} : { heldAt: instant(heldAt) }),
    ...(cancellationReasonCode === null ? {} : { cancellationReasonCode }),
  };
}

export const meetingRows = new EntityRows<Meeting, MeetingRow>(MeetingRow, {
  toState: toMeeting,
  toRow(id, meeting) {
    return {
      ...meeting,
      id,
      organisationIds: [...meeting.organisationIds],
      attendedOrganisationIds: [...meeting.attendedOrganisationIds],
      ratings: [...meeting.ratings],
      startsAt: new Date(meeting.startsAt),
      heldAt: meeting.heldAt === undefined ? null : new Date(meeting.heldAt),
      cancellationReasonCode: meeting.cancellationReasonCode ?? null,
    };
  },
});
