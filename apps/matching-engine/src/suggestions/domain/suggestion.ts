import { refuse } from '@harbourlink/kernel';
import type { Decision } from '@harbourlink/kernel';
import type { Band } from '../../candidates/domain/verdict.js';
import type { Reason } from '../../candidates/domain/reasons.js';
import type { SuggestionRefusalCode } from './suggestion.refusals.js';

/** A need and an offer that fit each other, and what became of the idea. One per pair for ever. */
export interface Suggestion extends Fit {
  readonly status: SuggestionStatus;
  readonly needId: string;
  readonly offerId: string;
  readonly enterpriseId: string;
  readonly providerId: string;
  readonly dismissal?: Dismissal;
  readonly lapseReasonCode?: LapseReasonCode;
}

export const suggestionStatuses = ['suggested', 'shortlisted', 'dismissed', 'lapsed'] as const;
export type SuggestionStatus = (typeof suggestionStatuses)[number];

/** How well the pair fits at the moment. */
export interface Fit {
  /** 0..1000, for officers only. */
  readonly score: number;
  readonly bandCode: Band;
  readonly reasons: readonly Reason[];
}

export const dismissalReasons = [
  'not-suitable',
  'known-already',
  'declined-lately',
  'conflict-of-interest',
  'other',
] as const;
export type DismissalReason = (typeof dismissalReasons)[number];

interface Dismissal {
  readonly reasonCode: DismissalReason;
  readonly organisationId: string;
}

export type LapseReasonCode = 'need-ended' | 'offer-ended' | 'excluded' | 'below-possible';

export type SuggestionCommand =
  | {
      /** The pair fits: makes the suggestion, or brings it up to date. */
      readonly type: 'suggest';
      readonly needId: string;
      readonly offerId: string;
      readonly enterpriseId: string;
      readonly providerId: string;
      readonly fit: Fit;
    }
  | { readonly type: 'lapse'; readonly reasonCode: LapseReasonCode }
  | { readonly type: 'shortlist'; readonly byPersonId: string }
  | {
      readonly type: 'dismiss';
      readonly reasonCode: DismissalReason;
      readonly byPersonId: string;
      readonly organisationId: string;
    };

export type SuggestionEvent =
  | ({
      readonly type: 'SuggestionMade';
      readonly needId: string;
      readonly offerId: string;
      readonly enterpriseId: string;
      readonly providerId: string;
    } & Fit)
  | ({ readonly type: 'SuggestionRefreshed' } & Fit)
  | { readonly type: 'SuggestionShortlisted'; readonly byPersonId: string }
  | {
      readonly type: 'SuggestionDismissed';
      readonly reasonCode: DismissalReason;
      readonly byPersonId: string;
      readonly organisationId: string;
    }
  | { readonly type: 'SuggestionLapsed'; readonly reasonCode: LapseReasonCode };

/** What happens to a suggestion; matching's own commands ('suggest', 'lapse') are never refused, at most nothing happens. */
export function decide(
  suggestion: Suggestion | undefined,
  command: SuggestionCommand,
): Decision<SuggestionEvent, SuggestionRefusalCode> {
  if (suggestion === undefined) {
    if (command.type !== 'suggest') return refuse('suggestion.unknown', 'missing');
    const { needId, offerId, enterpriseId, providerId, fit } = command;
    return [{ type: 'SuggestionMade', needId, offerId, enterpriseId, providerId, ...fit }];
  }
  switch (command.type) {
    case 'suggest':
      return mayBeRefreshed(suggestion, command.fit) ? [{ type: 'SuggestionRefreshed', ...command.fit }] : [];
    case 'lapse':
      return isLive(suggestion) ? [{ type: 'SuggestionLapsed', reasonCode: command.reasonCode }] : [];
    case 'shortlist':
      return (
        mustBeLive(suggestion) ??
        mustNotBeShortlisted(suggestion) ?? [{ type: 'SuggestionShortlisted', byPersonId: command.byPersonId }]
      );
    case 'dismiss':
      return (
        mustBeLive(suggestion) ?? [
          {
            type: 'SuggestionDismissed',
            reasonCode: command.reasonCode,
            byPersonId: command.byPersonId,
            organisationId: command.organisationId,
          },
        ]
      );
  }
}

export function evolve(suggestion: Suggestion | undefined, event: SuggestionEvent): Suggestion {
  if (event.type === 'SuggestionMade') {
    const { type: _, ...made } = event;
    return { status: 'suggested', ...made };
  }
  if (suggestion === undefined) throw new Error(`${event.type} before SuggestionMade`);
  switch (event.type) {
    case 'SuggestionRefreshed': {
      const { lapseReasonCode: _, ...rest } = suggestion;
      const status = suggestion.status === 'lapsed' ? 'suggested' : suggestion.status;
      return { ...rest, status, score: event.score, bandCode: event.bandCode, reasons: event.reasons };
    }
    case 'SuggestionShortlisted':
      return { ...suggestion, status: 'shortlisted' };
    case 'SuggestionDismissed':
      return {
        ...suggestion,
        status: 'dismissed',
        dismissal: { reasonCode: event.reasonCode, organisationId: event.organisationId },
      };
    case 'SuggestionLapsed':
      return { ...suggestion, status: 'lapsed', lapseReasonCode: event.reasonCode };
  }
}

function isLive({ status }: Suggestion): boolean {
  return status === 'suggested' || status === 'shortlisted';
}

/** What somebody dismissed is not brought up again; what lapsed lives again as soon as it fits. */
function mayBeRefreshed(suggestion: Suggestion, fit: Fit): boolean {
  if (suggestion.status === 'dismissed') return false;
  return suggestion.status === 'lapsed' || !sameFit(suggestion, fit);
}

function sameFit(a: Fit, b: Fit): boolean {
  const essence = ({ score, bandCode, reasons }: Fit) =>
    JSON.stringify([
      score,
      bandCode,
      reasons.map((r) => [r.sideCode, r.reasonCode, r.needFieldCodes, r.offerFieldCodes, r.valueCodes]),
    ]);
  return essence(a) === essence(b);
}

function mustBeLive(suggestion: Suggestion) {
  return isLive(suggestion) ? undefined : refuse('suggestion.not-live', 'conflict', { status: suggestion.status });
}

function mustNotBeShortlisted(suggestion: Suggestion) {
  return suggestion.status === 'shortlisted' ? refuse('suggestion.shortlisted-already', 'conflict') : undefined;
}
