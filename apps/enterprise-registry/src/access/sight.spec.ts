import { describe, expect, it } from '@jest/globals';
import type { Caller, Role } from '@harbourlink/service-kit/auth';
import { enterprisesSeenBy, needsAndOffersSeenBy, papersHandledBy, seesAllOf } from './sight.js';

const own = '0190a000-0000-7000-8000-000000000001';
const callerWith = (...roles: Role[]): Caller => ({
  personId: 'p',
  organisationId: own,
  organisationKind: undefined,
  roles,
  scopes: [],
});

describe('what a caller may see', () => {
  it.each<[Role, string, string, string]>([
    ['enterprise_member', 'own', 'own', 'own'],
    ['provider_member', 'own-and-checked', 'own', 'own'],
    ['officer', 'all', 'all', 'all'],
    ['team_head', 'all', 'all', 'all'],
    ['verifier', 'all', 'all', 'own'],
    ['event_desk', 'all', 'all', 'own'],
    ['administrator', 'all', 'all', 'own'],
    ['auditor', 'all', 'all', 'own'],
  ])('as %s: enterprises %s, needs and offers %s, papers to work on %s', (role, enterprises, needs, papers) => {
    const caller = callerWith(role);
    expect(
      [enterprisesSeenBy(caller), needsAndOffersSeenBy(caller), papersHandledBy(caller)].map(({ kind }) => kind),
    ).toEqual([enterprises, needs, papers]);
  });

  it('without any role is nothing of others', () => {
    expect(seesAllOf(enterprisesSeenBy(callerWith()), 'another')).toBe(false);
  });

  it('of another is never everything, for a firm', () => {
    for (const role of ['enterprise_member', 'provider_member'] as const) {
      expect(seesAllOf(enterprisesSeenBy(callerWith(role)), 'another')).toBe(false);
      expect(seesAllOf(enterprisesSeenBy(callerWith(role)), own)).toBe(true);
    }
  });
});
