import { meetingModeCodes, meetingRatingCodes } from '@harbourlink/taxonomy';
import { Code, Moment, PageQuery, Uuid, Uuids } from '@harbourlink/service-kit/http';
import { cancellationReasons, meetingStatuses } from '../domain/meeting.js';
import type { CancellationReason, MeetingMode, MeetingStatus, RatingCode } from '../domain/meeting.js';

export class ArrangeMeetingRequest {
  @Uuid()
  introductionId!: string;

  @Code(meetingModeCodes)
  modeCode!: MeetingMode;

  @Moment({ description: 'In the past for a meeting that is logged afterwards.' })
  startsAt!: string;
}

export class MeetingsQuery extends PageQuery {
  @Uuid({ optional: true })
  introductionId?: string;

  @Code(meetingStatuses, { optional: true })
  status?: MeetingStatus;
}

export class HoldingRequest {
  @Uuids({ min: 1, max: 10, description: 'The parties that came.' })
  attendedOrganisationIds!: string[];

  @Moment({ optional: true, description: 'Now unless told.' })
  heldAt?: string;
}

export class CancellationRequest {
  @Code(cancellationReasons)
  reasonCode!: CancellationReason;
}

export class RatingRequest {
  @Code(meetingRatingCodes)
  ratingCode!: RatingCode;

  @Uuid({ optional: true, description: 'The side an officer rates for; members rate for their own.' })
  organisationId?: string;
}
