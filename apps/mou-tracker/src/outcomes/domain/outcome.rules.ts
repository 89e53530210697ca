import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { ConfirmationMeans, Outcome, OutcomeStatus } from './outcome.js';
import type { OutcomeRefusalCode } from './outcome.refusals.js';

type Answer = Refusal<OutcomeRefusalCode> | undefined;

const whyNotOpen: Record<OutcomeStatus, OutcomeRefusalCode | undefined> = {
  claimed: undefined,
  confirmed: undefined,
  verified: 'outcome.already-verified',
  disputed: 'outcome.disputed',
  'sent-back': 'outcome.sent-back',
  corrected: 'outcome.already-corrected',
};

/** The entry still counts: nobody has verified it, objected to it or replaced it. */
export function itMustBeOpen({ status }: Outcome): Answer {
  const code = whyNotOpen[status];
  return code === undefined ? undefined : refuse(code, 'conflict');
}

export function itMustWaitForTheCustomer(outcome: Outcome): Answer {
  return (
    itMustBeOpen(outcome) ??
    (outcome.status === 'confirmed' ? refuse('outcome.already-confirmed', 'conflict') : undefined)
  );
}

export function itMustBeConfirmed(outcome: Outcome): Answer {
  return (
    itMustBeOpen(outcome) ?? (outcome.status === 'confirmed' ? undefined : refuse('outcome.not-confirmed', 'conflict'))
  );
}

/** Putting the customer's letter or a public registry's entry on record is not speaking for the customer. */
export function claimantCannotSpeakForTheCustomer(outcome: Outcome, by: string, means: ConfirmationMeans): Answer {
  const customerSpeaks = means === 'bound-link' || means === 'signed-in';
  return customerSpeaks && by === outcome.claimedByPersonId
    ? refuse('outcome.confirmer-is-claimant', 'forbidden')
    : undefined;
}
