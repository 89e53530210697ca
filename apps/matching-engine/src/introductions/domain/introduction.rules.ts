import { refuse } from '@harbourlink/kernel';
import type { Instant, Refusal } from '@harbourlink/kernel';
import { partyOf } from './introduction.js';
import type { Introduction, Obstacle, ProposedParty } from './introduction.js';
import type { IntroductionRefusalCode } from './introduction.refusals.js';

type Rule = Refusal<IntroductionRefusalCode> | undefined;

export function isProposedOnce(introduction: Introduction | undefined): Rule {
  return introduction === undefined ? undefined : refuse('introduction.proposed-already', 'conflict');
}

export function oneFirmMeetsAtLeastOneProvider(parties: readonly ProposedParty[]): Rule {
  const firms = parties.filter(({ sideCode }) => sideCode === 'need').length;
  const providers = parties.filter(({ sideCode, offerId }) => sideCode === 'offer' && offerId !== undefined).length;
  return firms === 1 && providers >= 1 && firms + providers === parties.length
    ? undefined
    : refuse('introduction.parties-incomplete', 'invalid');
}

export function nobodyIsAPartyTwice(parties: readonly ProposedParty[]): Rule {
  return new Set(parties.map(({ organisationId }) => organisationId)).size === parties.length
    ? undefined
    : refuse('introduction.party-twice', 'invalid');
}

export function everyProviderMustHaveAFreePlace(obstacles: readonly Obstacle[]): Rule {
  const full = obstacles.find(({ exclusions }) => exclusions.some(({ code }) => code === 'at-capacity'));
  return full === undefined ? undefined : refuse('introduction.at-capacity', 'conflict', { offerId: full.offerId });
}

export function noPairMayBeExcluded(obstacles: readonly Obstacle[]): Rule {
  const excluded = obstacles.find(({ exclusions }) => exclusions.length > 0);
  if (excluded === undefined) return undefined;
  const codes = excluded.exclusions.map(({ code }) => code);
  return refuse('introduction.excluded', 'conflict', { offerId: excluded.offerId, codes });
}

export function nudgeComesBeforeTheEnd(times: { nudgeAt: Instant; expiresAt: Instant }, now: Instant): Rule {
  return now < times.nudgeAt && times.nudgeAt < times.expiresAt
    ? undefined
    : refuse('introduction.times-out-of-order', 'invalid');
}

/** Answers are awaited from the proposal until all have accepted. */
export function mustWaitForAnswers({ status }: Introduction): Rule {
  if (status === 'proposed' || status === 'conflict-checked') return undefined;
  return status === 'expired'
    ? refuse('introduction.expired', 'conflict')
    : refuse('introduction.not-open', 'conflict', { status });
}

export function mustBeInProgress({ status }: Introduction): Rule {
  return status === 'in-progress' ? undefined : refuse('introduction.not-in-progress', 'conflict', { status });
}

/** Between the end of its time and the moment the clock's watcher notices, it must not be answered either. */
export function mustNotHaveExpired({ expiresAt }: Introduction, now: Instant): Rule {
  return now < expiresAt ? undefined : refuse('introduction.expired', 'conflict');
}

export function timeMustHaveRunOut({ expiresAt }: Introduction, now: Instant): Rule {
  return now < expiresAt ? refuse('introduction.not-due', 'conflict') : undefined;
}

export function nudgeMustBeDue({ nudgeAt }: Introduction, now: Instant): Rule {
  return now < nudgeAt ? refuse('introduction.not-due', 'conflict') : undefined;
}

export function isNudgedOnce({ nudged }: Introduction): Rule {
  return nudged ? refuse('introduction.nudged-already', 'conflict') : undefined;
}

export function isExtendedOnce({ extended }: Introduction): Rule {
  return extended ? refuse('introduction.extended-already', 'conflict') : undefined;
}

export function extensionMustGiveMoreTime({ expiresAt }: Introduction, later: Instant): Rule {
  return later > expiresAt ? undefined : refuse('introduction.times-out-of-order', 'invalid');
}

export function mustBeAParty(introduction: Introduction, organisationId: string): Rule {
  return partyOf(introduction, organisationId) ? undefined : refuse('introduction.not-a-party', 'forbidden');
}

export function mustNotHaveAccepted(introduction: Introduction, organisationId: string): Rule {
  return partyOf(introduction, organisationId)?.accepted
    ? refuse('introduction.accepted-already', 'conflict')
    : undefined;
}

export function onlyProvidersCheckForConflicts(introduction: Introduction, organisationId: string): Rule {
  return partyOf(introduction, organisationId)?.sideCode === 'offer'
    ? undefined
    : refuse('introduction.no-conflict-check-needed', 'forbidden');
}

export function mustNotHaveCheckedBefore(introduction: Introduction, organisationId: string): Rule {
  return partyOf(introduction, organisationId)?.conflictCheck === 'cleared'
    ? refuse('introduction.conflict-checked-already', 'conflict')
    : undefined;
}

/** The firm may accept at any time; a provider only once it knows that it has no conflict of interest. */
export function providersClearConflictsFirst(introduction: Introduction, organisationId: string): Rule {
  return partyOf(introduction, organisationId)?.conflictCheck === 'open'
    ? refuse('introduction.conflict-check-open', 'conflict')
    : undefined;
}

export function onlyItsOfficeMay(introduction: Introduction, officeCode: string): Rule {
  return introduction.officeCode === officeCode ? undefined : refuse('introduction.other-office', 'forbidden');
}
