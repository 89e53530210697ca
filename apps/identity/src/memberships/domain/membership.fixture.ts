import type { Membership, MembershipCommand, MembershipEvent } from './membership.js';

export const person = '0b8f1f7e-2f5e-4a53-8a1c-6d6c1f9f0a01';
export const administrator = '0b8f1f7e-2f5e-4a53-8a1c-6d6c1f9f0a02';

export function active(changes: Partial<Membership> = {}): Membership {
  return {
    status: 'active',
    personId: person,
    organisationId: 'shanghai',
    organisationKind: 'office',
    role: 'officer',
    ...changes,
  };
}

export function grant(
  changes: Partial<Extract<MembershipCommand, { type: 'grant' }>> = {},
): Extract<MembershipCommand, { type: 'grant' }> {
  return {
    type: 'grant',
    personId: person,
    organisationId: 'shanghai',
    organisationKind: 'office',
    role: 'officer',
    by: administrator,
    ...changes,
  };
}

export const revoke: MembershipCommand = { type: 'revoke', by: administrator };

export const granted: MembershipEvent = {
  type: 'MembershipGranted',
  personId: person,
  organisationId: 'shanghai',
  organisationKindCode: 'office',
  roleCode: 'officer',
  byPersonId: administrator,
};

export const revoked: MembershipEvent = { type: 'MembershipRevoked', byPersonId: administrator };
