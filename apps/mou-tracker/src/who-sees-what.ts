import type { Caller, Role } from '@harbourlink/service-kit/auth';

/** Who may read memoranda and outcomes at all. */
export const readers = [
  'enterprise_member',
  'provider_member',
  'officer',
  'team_head',
  'verifier',
  'administrator',
  'auditor',
] as const satisfies readonly Role[];

/** Who works on them. */
export const officers = ['officer', 'team_head'] as const satisfies readonly Role[];

/**
 * The one policy of objects and lists: the offices and the agency see everything, members only what their organisation is
 * a party of. Returns the organisation whose view it is; undefined for everything.
 */
export function viewOf({ organisationKind, organisationId }: Caller): string | undefined {
  return organisationKind === 'office' || organisationKind === 'agency' ? undefined : organisationId;
}
