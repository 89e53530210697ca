import type { Money } from '@harbourlink/kernel';

export const outcomeKinds = [
  'company-set-up',
  'expansion',
  'headquarters',
  'treasury-centre',
  'listing',
  'investment',
  'contract',
  'jobs',
  'research-and-development',
  'other',
] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** How the customer's word reached us; reports count each means apart. */
export const confirmationMeans = ['bound-link', 'signed-in', 'chopped-letter', 'registry-evidence'] as const;
export type ConfirmationMeans = (typeof confirmationMeans)[number];

export const disputeReasons = ['did-not-happen', 'amount-wrong', 'year-wrong', 'not-through-us', 'other'] as const;
export type DisputeReason = (typeof disputeReasons)[number];

export const sendingBackReasons = [
  'evidence-missing',
  'amount-implausible',
  'counted-elsewhere',
  'wrong-kind',
  'other',
] as const;
export type SendingBackReason = (typeof sendingBackReasons)[number];

export interface YearlyAmount {
  readonly year: number;
  readonly amount: Money;
}

/** What is claimed, with the chain it came from. */
export interface OutcomeContent {
  readonly enterpriseId: string;
  readonly kindCode: OutcomeKind;
  readonly memorandumId?: string;
  readonly milestoneId?: string;
  readonly introductionId?: string;
  readonly meetingId?: string;
  readonly needId?: string;
  readonly amounts: readonly YearlyAmount[];
  readonly jobs?: number;
}

export const outcomeStatuses = ['claimed', 'confirmed', 'verified', 'disputed', 'sent-back', 'corrected'] as const;
export type OutcomeStatus = (typeof outcomeStatuses)[number];

/** What an outcome is halted by: the customer's dispute, or a verifier who sends it back. */
export const halts = ['disputed', 'sent-back'] as const;
export type Halt = (typeof halts)[number];

/** One entry of the ledger; it is never changed, only followed by a correction. */
export interface Outcome {
  readonly content: OutcomeContent;
  readonly claimedByPersonId: string;
  /** The claimant's office. */
  readonly officeCode: string;
  readonly status: OutcomeStatus;
  readonly correctsOutcomeId?: string;
  readonly correctionOutcomeId?: string;
  readonly confirmation?: { readonly byPersonId: string; readonly meansCode: ConfirmationMeans };
  readonly verification?: { readonly byPersonId: string; readonly officeCode: string };
  /** What halted it; stays when a correction takes its place. */
  readonly haltedAs?: Halt;
  /** Why it was disputed or sent back. */
  readonly reasonCode?: DisputeReason | SendingBackReason;
}

export type OutcomeEvent =
  | {
      type: 'OutcomeClaimed';
      content: OutcomeContent;
      claimedByPersonId: string;
      officeCode: string;
      correctsOutcomeId?: string;
    }
  | { type: 'OutcomeConfirmed'; byPersonId: string; meansCode: ConfirmationMeans }
  | { type: 'OutcomeDisputed'; byPersonId: string; reasonCode: DisputeReason }
  | { type: 'OutcomeVerified'; byPersonId: string; officeCode: string; enterpriseId: string }
  | { type: 'OutcomeSentBack'; byPersonId: string; reasonCode: SendingBackReason; enterpriseId: string }
  | { type: 'OutcomeCorrected'; correctionOutcomeId: string; byPersonId: string };

/** The outcome after the event. */
export function evolve(outcome: Outcome | undefined, event: OutcomeEvent): Outcome {
  if (event.type === 'OutcomeClaimed') {
    const { type: _type, ...claim } = event;
    return { ...claim, status: 'claimed' };
  }
  if (outcome === undefined) throw new Error(`${event.type} before OutcomeClaimed`);
  switch (event.type) {
    case 'OutcomeConfirmed': {
      const { byPersonId, meansCode } = event;
      return { ...outcome, status: 'confirmed', confirmation: { byPersonId, meansCode } };
    }
    case 'OutcomeDisputed':
      return { ...outcome, status: 'disputed', haltedAs: 'disputed', reasonCode: event.reasonCode };
    case 'OutcomeVerified': {
      const { byPersonId, officeCode } = event;
      return { ...outcome, status: 'verified', verification: { byPersonId, officeCode } };
    }
    case 'OutcomeSentBack':
      return { ...outcome, status: 'sent-back', haltedAs: 'sent-back', reasonCode: event.reasonCode };
    case 'OutcomeCorrected':
      return { ...outcome, status: 'corrected', correctionOutcomeId: event.correctionOutcomeId };
  }
}
