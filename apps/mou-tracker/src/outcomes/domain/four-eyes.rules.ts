import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Outcome } from './outcome.js';
import type { OutcomeRefusalCode } from './outcome.refusals.js';

type Answer = Refusal<OutcomeRefusalCode> | undefined;

/** Who verifies, and who has worked on the enterprise. */
export interface Verifier {
  readonly personId: string;
  /** The office acted for. */
  readonly officeCode: string;
  /** Every office the person works for: acting for another one makes nobody a stranger. */
  readonly officeCodes: readonly string[];
  /** Everybody who has owned the enterprise's case: handing it over does not make a stranger of the owner. */
  readonly caseOwnerIds: readonly string[];
  /** The offices that have the enterprise's case; empty while nobody has been given it. */
  readonly caseOfficeCodes: readonly string[];
  /** The pools of verifiers the person belongs to, by office. */
  readonly poolOfficeCodes: readonly string[];
}

/** Four eyes: nobody verifies what they, their office or their own case brought about. */
export function verifierMustBeIndependent(outcome: Outcome, verifier: Verifier): Answer {
  return (
    verifierIsNotClaimant(outcome, verifier) ??
    verifierIsNotCaseOwner(verifier) ??
    verifierIsNotOfTheirOffice(outcome, verifier) ??
    verifierDidNotConfirm(outcome, verifier) ??
    verifierIsOfThePool(verifier)
  );
}

function verifierIsNotClaimant({ claimedByPersonId }: Outcome, { personId }: Verifier): Answer {
  return personId === claimedByPersonId ? refuse('outcome.verifier-is-claimant', 'forbidden') : undefined;
}

function verifierIsNotCaseOwner({ personId, caseOwnerIds }: Verifier): Answer {
  return caseOwnerIds.includes(personId) ? refuse('outcome.verifier-is-case-owner', 'forbidden') : undefined;
}

function verifierIsNotOfTheirOffice(outcome: Outcome, { officeCode, officeCodes, caseOfficeCodes }: Verifier): Answer {
  const concerned = [outcome.officeCode, ...caseOfficeCodes];
  const office = [officeCode, ...officeCodes].find((code) => concerned.includes(code));
  return office === undefined ? undefined : refuse('outcome.verifier-same-office', 'forbidden', { office });
}

function verifierDidNotConfirm({ confirmation }: Outcome, { personId }: Verifier): Answer {
  return confirmation?.byPersonId === personId ? refuse('outcome.verifier-confirmed-it', 'forbidden') : undefined;
}

/** Asked last: whoever took part learns that first, verifier or not. */
function verifierIsOfThePool({ officeCode, poolOfficeCodes }: Verifier): Answer {
  return poolOfficeCodes.includes(officeCode) ? undefined : refuse('outcome.verifier-not-of-the-pool', 'forbidden');
}
