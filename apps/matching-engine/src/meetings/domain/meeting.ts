import { refuse } from '@harbourlink/kernel';
import type { Decision, Instant, Refusal } from '@harbourlink/kernel';
import type { IntroductionStatus } from '../../introductions/domain/introduction.js';
import type { MeetingRefusalCode } from './meeting.refusals.js';

/** The parties of an introduction meet; none to many times per introduction. */
export interface Meeting {
  readonly status: MeetingStatus;
  readonly introductionId: string;
  readonly organisationIds: readonly string[];
  readonly modeCode: MeetingMode;
  readonly startsAt: Instant;
  readonly arrangedByPersonId: string;
  readonly arrangedByOrganisationId: string;
  readonly attendedOrganisationIds: readonly string[];
  readonly heldAt?: Instant;
  readonly cancellationReasonCode?: CancellationReason;
  /** Each side's judgement, for officers only; a missing one blocks nothing. */
  readonly ratings: readonly Rating[];
}

export const meetingStatuses = ['arranged', 'held', 'cancelled'] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

export const meetingModes = ['in-person', 'online', 'phone', 'chat'] as const;
export type MeetingMode = (typeof meetingModes)[number];

export const cancellationReasons = ['party-cannot-come', 'postponed', 'no-longer-wanted', 'made-in-error'] as const;
export type CancellationReason = (typeof cancellationReasons)[number];

export const ratingCodes = [
  'did-not-take-place',
  'insufficient-interest',
  'informative',
  'co-operation-possible',
] as const;
export type RatingCode = (typeof ratingCodes)[number];

export interface Rating {
  readonly organisationId: string;
  readonly ratingCode: RatingCode;
}

export type MeetingCommand =
  | {
      readonly type: 'arrange';
      readonly introductionId: string;
      readonly introductionStatus: IntroductionStatus;
      readonly organisationIds: readonly string[];
      readonly modeCode: MeetingMode;
      readonly startsAt: Instant;
      readonly byPersonId: string;
      readonly arrangedByOrganisationId: string;
    }
  | {
      readonly type: 'hold';
      readonly attendedOrganisationIds: readonly string[];
      /** Now unless told. */
      readonly heldAt?: Instant;
      readonly byPersonId: string;
    }
  | { readonly type: 'cancel'; readonly reasonCode: CancellationReason; readonly byPersonId: string }
  | {
      readonly type: 'rate';
      readonly organisationId: string;
      readonly ratingCode: RatingCode;
      readonly byPersonId: string;
    };

export type MeetingEvent =
  | {
      readonly type: 'MeetingArranged';
      readonly introductionId: string;
      readonly organisationIds: readonly string[];
      readonly modeCode: MeetingMode;
      readonly startsAt: Instant;
      readonly byPersonId: string;
      readonly arrangedByOrganisationId: string;
    }
  | {
      readonly type: 'MeetingHeld';
      readonly attendedOrganisationIds: readonly string[];
      readonly heldAt: Instant;
      readonly byPersonId: string;
    }
  | { readonly type: 'MeetingCancelled'; readonly reasonCode: CancellationReason; readonly byPersonId: string }
  | ({ readonly type: 'MeetingRated'; readonly byPersonId: string } & Rating);

export function decide(
  meeting: Meeting | undefined,
  command: MeetingCommand,
  now: Instant,
): Decision<MeetingEvent, MeetingRefusalCode> {
  if (command.type === 'arrange') {
    const { type: _, introductionStatus, ...arranged } = command;
    return (
      isArrangedOnce(meeting) ??
      onlyPartiesWhoAcceptedMeet(introductionStatus) ?? [{ ...arranged, type: 'MeetingArranged' }]
    );
  }
  if (meeting === undefined) return refuse('meeting.unknown', 'missing');
  switch (command.type) {
    case 'hold':
      return (
        mustBeArranged(meeting) ??
        somebodyMustHaveCome(command.attendedOrganisationIds) ??
        onlyPartiesAttend(meeting, command.attendedOrganisationIds) ??
        mustLieInThePast(command.heldAt ?? now, now) ?? [
          {
            type: 'MeetingHeld',
            attendedOrganisationIds: command.attendedOrganisationIds,
            heldAt: command.heldAt ?? now,
            byPersonId: command.byPersonId,
          },
        ]
      );
    case 'cancel':
      return (
        mustBeArranged(meeting) ?? [
          { type: 'MeetingCancelled', reasonCode: command.reasonCode, byPersonId: command.byPersonId },
        ]
      );
    case 'rate':
      return (
        onlyPartiesRate(meeting, command.organisationId) ??
        eachSideRatesOnce(meeting, command.organisationId) ??
        onlyWhatTookPlaceIsJudged(meeting, command.ratingCode, now) ?? [
          {
            type: 'MeetingRated',
            organisationId: command.organisationId,
            ratingCode: command.ratingCode,
            byPersonId: command.byPersonId,
          },
        ]
      );
  }
}

export function evolve(meeting: Meeting | undefined, event: MeetingEvent): Meeting {
  if (event.type === 'MeetingArranged') {
    const { type: _, byPersonId, ...arranged } = event;
    return {
      status: 'arranged',
      ...arranged,
      arrangedByPersonId: byPersonId,
      attendedOrganisationIds: [],
      ratings: [],
    };
  }
  if (meeting === undefined) throw new Error(`${event.type} before MeetingArranged`);
  switch (event.type) {
    case 'MeetingHeld':
      return {
        ...meeting,
        status: 'held',
        attendedOrganisationIds: event.attendedOrganisationIds,
        heldAt: event.heldAt,
      };
    case 'MeetingCancelled':
      return { ...meeting, status: 'cancelled', cancellationReasonCode: event.reasonCode };
    case 'MeetingRated': {
      const { organisationId, ratingCode } = event;
      return { ...meeting, ratings: [...meeting.ratings, { organisationId, ratingCode }] };
    }
  }
}

type Rule = Refusal<MeetingRefusalCode> | undefined;

function isArrangedOnce(meeting: Meeting | undefined): Rule {
  return meeting === undefined ? undefined : refuse('meeting.arranged-already', 'conflict');
}

function onlyPartiesWhoAcceptedMeet(status: IntroductionStatus): Rule {
  return status === 'in-progress' ? undefined : refuse('meeting.introduction-not-in-progress', 'conflict', { status });
}

function mustBeArranged({ status }: Meeting): Rule {
  return status === 'arranged' ? undefined : refuse('meeting.not-arranged', 'conflict', { status });
}

function somebodyMustHaveCome(attended: readonly string[]): Rule {
  return attended.length > 0 ? undefined : refuse('meeting.nobody-came', 'invalid');
}

function onlyPartiesAttend(meeting: Meeting, attended: readonly string[]): Rule {
  const known = attended.every((organisationId) => meeting.organisationIds.includes(organisationId));
  return known && new Set(attended).size === attended.length ? undefined : refuse('meeting.not-a-party', 'invalid');
}

function mustLieInThePast(heldAt: Instant, now: Instant): Rule {
  return heldAt <= now ? undefined : refuse('meeting.held-in-the-future', 'invalid');
}

function onlyPartiesRate(meeting: Meeting, organisationId: string): Rule {
  return meeting.organisationIds.includes(organisationId) ? undefined : refuse('meeting.not-a-party', 'invalid');
}

function eachSideRatesOnce(meeting: Meeting, organisationId: string): Rule {
  return meeting.ratings.some((rating) => rating.organisationId === organisationId)
    ? refuse('meeting.rated-already', 'conflict')
    : undefined;
}

/** Of a meeting nobody has logged as held, only "did not take place" can be said, and only once its time has come. */
function onlyWhatTookPlaceIsJudged(meeting: Meeting, ratingCode: RatingCode, now: Instant): Rule {
  if (meeting.status === 'held') return undefined;
  return meeting.status === 'arranged' && ratingCode === 'did-not-take-place' && meeting.startsAt <= now
    ? undefined
    : refuse('meeting.not-held', 'conflict', { status: meeting.status });
}
