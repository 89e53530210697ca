import { hasRole } from '@harbourlink/service-kit/auth';
import type { Caller } from '@harbourlink/service-kit/auth';

/**
 * What of the registry a caller may see: everything; its own organisation's; or its own and, of others, what is checked and
 * public. Objects and lists are filtered by the same sight, so that somebody else's object is an unknown one.
 */
export type Sight =
  | { readonly kind: 'all' }
  | { readonly kind: 'own'; readonly organisationId: string }
  | { readonly kind: 'own-and-checked'; readonly organisationId: string };

/** Officers and those who watch over the platform see every organisation. */
export function seesEveryOrganisation(caller: Caller): boolean {
  return hasRole(caller, 'officer', 'team_head', 'verifier', 'event_desk', 'administrator', 'auditor');
}

/** Providers see whom they may be introduced to: checked enterprises, without their registration numbers. */
export function enterprisesSeenBy(caller: Caller): Sight {
  if (seesEveryOrganisation(caller)) return { kind: 'all' };
  const { organisationId } = caller;
  return { kind: hasRole(caller, 'provider_member') ? 'own-and-checked' : 'own', organisationId };
}

/** Needs and offers are shown to others by the matching, with reasons; here a firm sees its own. */
export function needsAndOffersSeenBy(caller: Caller): Sight {
  return seesEveryOrganisation(caller) ? { kind: 'all' } : { kind: 'own', organisationId: caller.organisationId };
}

/** Officers work on every firm's papers, members on their own firm's. */
export function papersHandledBy(caller: Caller): Sight {
  return hasRole(caller, 'officer', 'team_head')
    ? { kind: 'all' }
    : { kind: 'own', organisationId: caller.organisationId };
}

/** True when everything of this organisation is in sight. */
export function seesAllOf(sight: Sight, organisationId: string): boolean {
  return sight.kind === 'all' || sight.organisationId === organisationId;
}
