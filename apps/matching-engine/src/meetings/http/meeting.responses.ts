import { ApiProperty } from '@nestjs/swagger';
import { onlyPresent } from '@harbourlink/kernel';
import type { Instant, LocalizedText } from '@harbourlink/kernel';
import { Code, Localized, Moment, NestedList, Text, Uuid, Whole } from '@harbourlink/service-kit/http';
import type { Viewer } from '../../access/viewer.js';
import type { Particulars } from '../../candidates/postgres/particulars.queries.js';
import { cancellationReasons, meetingModes, meetingStatuses, ratingCodes } from '../domain/meeting.js';
import type { CancellationReason, MeetingMode, MeetingStatus, RatingCode } from '../domain/meeting.js';
import type { StoredMeeting } from '../postgres/meetings.queries.js';

export class RatingResponse {
  @Uuid()
  organisationId!: string;

  @Code(ratingCodes)
  ratingCode!: RatingCode;
}

export class MeetingPartyResponse {
  @Uuid()
  organisationId!: string;

  @Localized({ max: 200, optional: true })
  names?: LocalizedText;
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

  @NestedList(() => MeetingPartyResponse, { description: 'The same, with their names.' })
  organisations!: MeetingPartyResponse[];

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

export function toMeetingResponse(
  { id, version, state }: StoredMeeting,
  viewer: Viewer,
  { names }: Particulars,
): MeetingResponse {
  const { arrangedByPersonId: _, ratings, ...meeting } = state;
  return {
    id,
    version,
    ...meeting,
    organisations: state.organisationIds.map((organisationId) => ({
      organisationId,
      ...onlyPresent({ names: names.get(organisationId) }),
    })),
    ratings: ratings.filter(
      ({ organisationId }) => viewer.kind === 'platform' || viewer.organisationId === organisationId,
    ),
  };
}
