import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '@harbourlink/kernel';
import { Code, Moment, NestedList, Text, Uuid, Whole } from '@harbourlink/service-kit/http';
import type { Viewer } from '../../access/viewer.js';
import { cancellationReasons, meetingModes, meetingStatuses, ratingCodes } from '../domain/meeting.js';
import type { CancellationReason, MeetingMode, MeetingStatus, RatingCode } from '../domain/meeting.js';
import type { StoredMeeting } from '../postgres/meetings.queries.js';

export class RatingResponse {
  @Uuid()
  organisationId!: string;

  @Code(ratingCodes)
  ratingCode!: RatingCode;
}

export class MeetingResponse {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 1_000_000 })
  version!: number;

  @Code(meetingStatuses)
  status!: MeetingStatus;

  @Uuid()
  introductionId!: string;

  @ApiProperty({ type: [String], format: 'uuid' })
  organisationIds!: readonly string[];

  @Code(meetingModes)
  modeCode!: MeetingMode;

  @Moment()
  startsAt!: Instant;

  @Text({ max: 64, description: 'The office or the party that arranged it.' })
  arrangedByOrganisationId!: string;

  @ApiProperty({ type: [String], format: 'uuid', description: 'The parties that came; empty until it was held.' })
  attendedOrganisationIds!: readonly string[];

  @Moment({ optional: true })
  heldAt?: Instant;

  @Code(cancellationReasons, { optional: true })
  cancellationReasonCode?: CancellationReason;

  @NestedList(() => RatingResponse, { description: 'For officers; a firm sees its own only.' })
  ratings!: RatingResponse[];
}

export function toMeetingResponse({ id, version, state }: StoredMeeting, viewer: Viewer): MeetingResponse {
  const { arrangedByPersonId: _, ratings, ...meeting } = state;
  return {
    id,
    version,
    ...meeting,
    ratings: ratings.filter(
      ({ organisationId }) => viewer.kind === 'platform' || viewer.organisationId === organisationId,
    ),
  };
}
