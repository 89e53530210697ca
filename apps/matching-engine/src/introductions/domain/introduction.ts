import type { Instant } from '@harbourlink/kernel';
import type { Exclusion } from '../../candidates/domain/exclusions.js';

/** Two or more organisations brought together over one need: the need's firm and one provider per offer. */
export interface Introduction {
  readonly status: IntroductionStatus;
  readonly suggestionIds: readonly string[];
  readonly needId: string;
  readonly parties: readonly Party[];
  readonly proposedByPersonId: string;
  /** The office that proposed it and alone can extend, withdraw or close it. */
  readonly officeCode: string;
  readonly nudgeAt: Instant;
  readonly expiresAt: Instant;
  readonly nudged: boolean;
  readonly extended: boolean;
  readonly decline?: { readonly organisationId: string; readonly reasonCode: DeclineReason };
  readonly withdrawalReasonCode?: WithdrawalReason;
  readonly resultCode?: IntroductionResult;
}

/**
 * proposed: providers check for conflicts of interest. conflict-checked: all cleared, some have not accepted.
 * in-progress: accepted by all, contacts disclosed. The other five are final.
 */
export const introductionStatuses = [
  'proposed',
  'conflict-checked',
  'in-progress',
  'closed',
  'declined',
  'conflicted',
  'expired',
  'withdrawn',
] as const;
export type IntroductionStatus = (typeof introductionStatuses)[number];

/** States in which it takes one of a provider's places. */
export const openStatuses = ['proposed', 'conflict-checked', 'in-progress'] as const satisfies IntroductionStatus[];

export interface Party {
  readonly organisationId: string;
  readonly sideCode: 'need' | 'offer';
  readonly offerId?: string;
  /** Providers check for conflicts of interest; the need's firm does not. */
  readonly conflictCheck: 'not-needed' | 'open' | 'cleared' | 'declared';
  readonly accepted: boolean;
}

export type ProposedParty = Pick<Party, 'organisationId' | 'sideCode' | 'offerId'>;

export const declineReasons = [
  'no-capacity',
  'not-a-fit',
  'wrong-time',
  'known-already',
  'commercial-terms',
  'no-longer-needed',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const withdrawalReasons = ['made-in-error', 'need-changed', 'party-unavailable', 'replaced', 'other'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

export const introductionResults = [
  'co-operation-agreed',
  'talks-continue',
  'no-interest',
  'not-possible-now',
] as const;
export type IntroductionResult = (typeof introductionResults)[number];

/** What stands against introducing the need's firm to the provider of this offer, judged in the same unit of work. */
export interface Obstacle {
  readonly offerId: string;
  readonly exclusions: readonly Exclusion[];
}

export interface Proposal {
  readonly type: 'propose';
  readonly suggestionIds: readonly string[];
  readonly needId: string;
  readonly parties: readonly ProposedParty[];
  readonly byPersonId: string;
  readonly officeCode: string;
  readonly nudgeAt: Instant;
  readonly expiresAt: Instant;
  readonly obstacles: readonly Obstacle[];
}

/** Somebody answers for a party. */
interface Answer {
  readonly organisationId: string;
  readonly byPersonId: string;
}

/** An officer of the office acts. */
interface Officially {
  readonly officeCode: string;
  readonly byPersonId: string;
}

export type IntroductionCommand =
  | Proposal
  | (Answer & { readonly type: 'clear-conflict' })
  | (Answer & { readonly type: 'declare-conflict' })
  | (Answer & { readonly type: 'accept' })
  | (Answer & { readonly type: 'decline'; readonly reasonCode: DeclineReason })
  | { readonly type: 'nudge' }
  | { readonly type: 'expire' }
  | (Officially & { readonly type: 'extend'; readonly nudgeAt: Instant; readonly expiresAt: Instant })
  | (Officially & { readonly type: 'withdraw'; readonly reasonCode: WithdrawalReason })
  | (Officially & { readonly type: 'close'; readonly resultCode: IntroductionResult });

export type IntroductionEvent =
  | {
      readonly type: 'IntroductionProposed';
      readonly suggestionIds: readonly string[];
      readonly needId: string;
      readonly parties: readonly ProposedParty[];
      readonly byPersonId: string;
      readonly officeCode: string;
      readonly nudgeAt: Instant;
      readonly expiresAt: Instant;
    }
  | (Answer & { readonly type: 'ConflictCleared' })
  | (Answer & { readonly type: 'ConflictDeclared' })
  | (Answer & { readonly type: 'IntroductionAccepted' })
  | { readonly type: 'IntroductionAcceptedByAll'; readonly organisationIds: readonly string[] }
  | (Answer & { readonly type: 'IntroductionDeclined'; readonly reasonCode: DeclineReason })
  | { readonly type: 'IntroductionNudged'; readonly waitingOrganisationIds: readonly string[] }
  | {
      readonly type: 'IntroductionExtended';
      readonly nudgeAt: Instant;
      readonly expiresAt: Instant;
      readonly byPersonId: string;
    }
  | { readonly type: 'IntroductionExpired'; readonly waitingOrganisationIds: readonly string[] }
  | { readonly type: 'IntroductionWithdrawn'; readonly reasonCode: WithdrawalReason; readonly byPersonId: string }
  | { readonly type: 'IntroductionClosed'; readonly resultCode: IntroductionResult; readonly byPersonId: string };

/** The parties that have not accepted yet. */
export function waitingFor(introduction: Pick<Introduction, 'parties'>): string[] {
  return introduction.parties.filter(({ accepted }) => !accepted).map(({ organisationId }) => organisationId);
}

export function partyOf(introduction: Introduction, organisationId: string): Party | undefined {
  return introduction.parties.find((party) => party.organisationId === organisationId);
}
