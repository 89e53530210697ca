import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Enterprise, EnterpriseStatus } from './enterprise.js';
import type { EnterpriseProfile } from './enterprise-profile.js';
import type { EnterpriseRefusalCode } from './enterprise.refusals.js';
import { missingFor } from './missing-for.js';
import type { DemandingState } from './missing-for.js';
import { brNumberProblem, usccProblem } from './registration-numbers.js';

type No = Refusal<EnterpriseRefusalCode> | undefined;

export function mustBe(enterprise: Enterprise, ...allowed: readonly EnterpriseStatus[]): No {
  if (allowed.includes(enterprise.status)) return undefined;
  return refuse('enterprise.not-in-that-state', 'conflict', { status: enterprise.status, allowed: allowed.join(', ') });
}

/** What waits for an officer is not edited meanwhile: the officer checks what was submitted. */
export function mustNotAwaitACheck(enterprise: Enterprise): No {
  const waits = enterprise.status === 'submitted' || enterprise.revision?.status === 'submitted';
  return waits ? refuse('enterprise.awaits-check', 'conflict') : undefined;
}

export function mustHaveWhatTheStateNeeds(state: DemandingState, profile: EnterpriseProfile): No {
  const missing = missingFor(state, profile);
  return missing.length > 0 ? refuse('enterprise.incomplete', 'invalid', { missing: missing.join(', ') }) : undefined;
}

export function registrationNumbersMustHaveTheirShape({ uscc, brNumber }: EnterpriseProfile): No {
  if (uscc !== undefined && usccProblem(uscc) === 'shape-wrong') return refuse('enterprise.uscc-malformed', 'invalid');
  if (brNumber !== undefined && brNumberProblem(brNumber) === 'shape-wrong') {
    return refuse('enterprise.br-number-malformed', 'invalid');
  }
  return undefined;
}

export function mustBeAProfile(profile: EnterpriseProfile): No {
  return mustHaveWhatTheStateNeeds('draft', profile) ?? registrationNumbersMustHaveTheirShape(profile);
}

/** A revision is looked at by itself: without one there is nothing to submit. */
export function mustHaveAnOpenRevision({ revision }: Enterprise): No {
  return revision === undefined || revision.status === 'submitted'
    ? refuse('enterprise.nothing-to-submit', 'conflict')
    : undefined;
}
