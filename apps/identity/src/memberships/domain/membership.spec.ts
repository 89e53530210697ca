import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instant, isRefusal } from '@harbourlink/kernel';
import { active, administrator, grant, granted, person, revoke, revoked } from './membership.fixture.js';
import { decide, evolve } from './membership.js';
import type { Membership, MembershipCommand, MembershipEvent, MembershipRefusal } from './membership.js';
import { organisationIsOfKind, organisationKinds, roleBelongsTo, roles } from './role.js';

const now = instant('2026-11-22T08:00:00.000Z');

function given(membership: Membership | undefined) {
  return {
    when: (command: MembershipCommand) => ({
      then: (...events: MembershipEvent[]) => expect(decide(membership, command, now)).toEqual(events),
      refuses: (code: MembershipRefusal) =>
        expect(decide(membership, command, now)).toMatchObject({ refused: true, code }),
    }),
  };
}

describe('a membership', () => {
  it('is granted to a person in a role of the organisation', () => given(undefined).when(grant()).then(granted));
  it('is not granted twice', () => given(active()).when(grant()).refuses('membership.exists'));
  it('is not granted again after it was revoked: that is another membership', () =>
    given(active({ status: 'revoked' }))
      .when(grant())
      .refuses('membership.exists'));
  it('is revoked', () => given(active()).when(revoke).then(revoked));
  it('is revoked once', () =>
    given(active({ status: 'revoked' }))
      .when(revoke)
      .refuses('membership.already-revoked'));
  it('must exist to be revoked', () => given(undefined).when(revoke).refuses('membership.missing'));
  it('is never granted by the person to themselves', () =>
    given(undefined)
      .when(grant({ by: person }))
      .refuses('membership.own-role'));
  it('is never revoked by the person themselves', () =>
    given(active({ personId: administrator }))
      .when(revoke)
      .refuses('membership.own-role'));
  it('gives no verifier to a Mainland Office', () =>
    given(undefined)
      .when(grant({ role: 'verifier' }))
      .refuses('membership.role-not-of-organisation'));
  it('needs a UUID for a firm', () =>
    given(undefined)
      .when(grant({ organisationKind: 'enterprise', role: 'enterprise_member' }))
      .refuses('membership.organisation-malformed'));
  it('needs a known code for an office', () =>
    given(undefined)
      .when(grant({ organisationId: 'atlantis' }))
      .refuses('membership.organisation-malformed'));
  it('may be granted by nobody: the samples and the first administrator', () => {
    const { by: _nobody, ...command } = grant();
    const { byPersonId: _absent, ...event } = granted as Extract<MembershipEvent, { type: 'MembershipGranted' }>;
    given(undefined).when(command).then(event);
  });
});

describe('for every state and every command', () => {
  const organisation = fc.constantFrom('shanghai', 'investhk', 'nowhere', 'a81bc81b-dead-4e5d-abff-90865d1e13b1');
  const command: fc.Arbitrary<MembershipCommand> = fc.oneof(
    fc.record({
      type: fc.constant('grant' as const),
      personId: fc.constantFrom(person, administrator),
      organisationId: organisation,
      organisationKind: fc.constantFrom(...organisationKinds),
      role: fc.constantFrom(...roles),
      by: fc.constantFrom(person, administrator),
    }),
    fc.record({ type: fc.constant('revoke' as const), by: fc.constantFrom(person, administrator) }),
  );

  it('what happened leads to a membership that keeps the rules', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 6 }), (commands) => {
        let state: Membership | undefined;
        for (const each of commands) {
          const decision = decide(state, each, now);
          if (isRefusal(decision)) continue;
          for (const event of decision) state = evolve(state, event);
        }
        if (!state) return;
        expect(roleBelongsTo(state.organisationKind, state.role)).toBe(true);
        expect(organisationIsOfKind(state.organisationId, state.organisationKind)).toBe(true);
      }),
    );
  });
});
