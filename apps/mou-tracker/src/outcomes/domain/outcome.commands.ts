import { refuse } from '@harbourlink/kernel';
import type { Decision, Instant } from '@harbourlink/kernel';
import { claimMustBeSound } from './claim.rules.js';
import { verifierMustBeIndependent } from './four-eyes.rules.js';
import type { Verifier } from './four-eyes.rules.js';
import type {
  ConfirmationMeans,
  DisputeReason,
  Outcome,
  OutcomeContent,
  OutcomeEvent,
  SendingBackReason,
} from './outcome.js';
import type { OutcomeRefusalCode } from './outcome.refusals.js';
import {
  claimantCannotSpeakForTheCustomer,
  itMustBeOpen,
  itMustBeConfirmed,
  itMustWaitForTheCustomer,
} from './outcome.rules.js';

/** What can be asked of an outcome; `by` is the person who asks. */
export type OutcomeCommand =
  | { type: 'claim'; content: OutcomeContent; by: string; officeCode: string; correctsOutcomeId?: string }
  | { type: 'confirm'; meansCode: ConfirmationMeans; by: string }
  | { type: 'dispute'; reasonCode: DisputeReason; by: string }
  | { type: 'verify'; verifier: Verifier }
  | { type: 'send-back'; verifier: Verifier; reasonCode: SendingBackReason }
  | { type: 'correct'; correctionOutcomeId: string; by: string };

/** What follows from a command, or why nothing does. */
export function decide(
  outcome: Outcome | undefined,
  command: OutcomeCommand,
  now: Instant,
): Decision<OutcomeEvent, OutcomeRefusalCode> {
  if (command.type === 'claim') {
    if (outcome !== undefined) return refuse('outcome.already-claimed', 'conflict');
    const { content, by, officeCode, correctsOutcomeId } = command;
    const correction = correctsOutcomeId === undefined ? {} : { correctsOutcomeId };
    return (
      claimMustBeSound(content, now) ?? [
        { type: 'OutcomeClaimed', content, claimedByPersonId: by, officeCode, ...correction },
      ]
    );
  }
  if (outcome === undefined) return refuse('outcome.unknown', 'missing');
  switch (command.type) {
    case 'confirm': {
      const { by, meansCode } = command;
      return (
        itMustWaitForTheCustomer(outcome) ??
        claimantCannotSpeakForTheCustomer(outcome, by, meansCode) ?? [
          { type: 'OutcomeConfirmed', byPersonId: by, meansCode },
        ]
      );
    }
    case 'dispute': {
      const { by, reasonCode } = command;
      return itMustBeOpen(outcome) ?? [{ type: 'OutcomeDisputed', byPersonId: by, reasonCode }];
    }
    case 'verify': {
      const { personId: byPersonId, officeCode } = command.verifier;
      const { enterpriseId } = outcome.content;
      return (
        verifierMustBeIndependent(outcome, command.verifier) ??
        itMustBeConfirmed(outcome) ?? [{ type: 'OutcomeVerified', byPersonId, officeCode, enterpriseId }]
      );
    }
    case 'send-back': {
      const { verifier, reasonCode } = command;
      const { enterpriseId } = outcome.content;
      return (
        verifierMustBeIndependent(outcome, verifier) ??
        itMustBeConfirmed(outcome) ?? [
          { type: 'OutcomeSentBack', byPersonId: verifier.personId, reasonCode, enterpriseId },
        ]
      );
    }
    case 'correct': {
      const { correctionOutcomeId, by } = command;
      // Even a verified entry can turn out wrong: the correction goes through confirmation and verification again.
      return outcome.status === 'corrected'
        ? refuse('outcome.already-corrected', 'conflict')
        : [{ type: 'OutcomeCorrected', correctionOutcomeId, byPersonId: by }];
    }
  }
}
