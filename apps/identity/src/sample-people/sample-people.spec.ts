import { describe, expect, it } from '@jest/globals';
import { isRefusal, isUuid, instant } from '@harbourlink/kernel';
import { decide } from '../memberships/domain/membership.js';
import { roles } from '../memberships/domain/role.js';
import { samplePeople } from './sample-people.js';

describe('the sample people', () => {
  it('are 14 enterprise members, 13 provider members and somebody of every other role', () => {
    const count = (role: string) => samplePeople.filter((person) => person.role === role).length;
    expect(count('enterprise_member')).toBe(14);
    expect(count('provider_member')).toBe(13);
    expect(count('officer')).toBe(6);
    for (const role of roles) expect(count(role)).toBeGreaterThan(0);
  });

  it('are told apart by person, membership, e-mail and key', () => {
    for (const field of ['personId', 'membershipId', 'email', 'key'] as const) {
      expect(new Set(samplePeople.map((person) => person[field])).size).toBe(samplePeople.length);
    }
  });

  it('keep their ids: bookmarks and scripts name them', () => {
    const byKey = new Map(samplePeople.map((person) => [person.key, person]));
    expect(byKey.get('E1')?.personId).toBe('5a3b1e00-0000-4000-8000-00000000e001');
    expect(byKey.get('E14')?.organisationId).toBe('5a3b1e00-0000-4000-a000-00000000e014');
    expect(byKey.get('P13')?.organisationId).toBe('5a3b1e00-0000-4000-a000-00000000b013');
    expect(samplePeople.every((person) => isUuid(person.personId) && isUuid(person.membershipId))).toBe(true);
  });

  it('are marked as samples in every language and by an address that cannot exist', () => {
    for (const { names, email } of samplePeople) {
      expect(names['zh-Hans']).toMatch(/^示例·/);
      expect(names['zh-Hant']).toMatch(/^範例·/);
      expect(names.en).toMatch(/^Sample /);
      expect(email).toMatch(/@sample\.invalid$/);
    }
  });

  it('have memberships the domain would grant', () => {
    const now = instant('2026-11-22T08:00:00.000Z');
    for (const { personId, organisationId, organisationKind, role } of samplePeople) {
      const decision = decide(undefined, { type: 'grant', personId, organisationId, organisationKind, role }, now);
      expect(isRefusal(decision)).toBe(false);
    }
  });
});
