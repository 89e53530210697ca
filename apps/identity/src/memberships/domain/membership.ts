import { refuse } from '@harbourlink/kernel';
import type { Decision, Instant, Refusal } from '@harbourlink/kernel';
import { organisationIsOfKind, roleBelongsTo } from './role.js';
import type { OrganisationKind, Role } from './role.js';

/** A person may act for one organisation in one role. */
export interface Membership {
  readonly status: 'active' | 'revoked';
  readonly personId: string;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  readonly role: Role;
}

export type MembershipCommand =
  | {
      readonly type: 'grant';
      readonly personId: string;
      readonly organisationId: string;
      readonly organisationKind: OrganisationKind;
      readonly role: Role;
      /** Who grants; absent for the samples and the first administrator. */
      readonly by?: string;
    }
  | { readonly type: 'revoke'; readonly by?: string };

export type MembershipEvent =
  | {
      readonly type: 'MembershipGranted';
      readonly personId: string;
      readonly organisationId: string;
      readonly organisationKindCode: OrganisationKind;
      readonly roleCode: Role;
      readonly byPersonId?: string;
    }
  | { readonly type: 'MembershipRevoked'; readonly byPersonId?: string };

export type MembershipRefusal =
  | 'membership.missing'
  | 'membership.exists'
  | 'membership.already-revoked'
  | 'membership.role-not-of-organisation'
  | 'membership.organisation-malformed'
  | 'membership.own-role';

type MembershipDecision = Decision<MembershipEvent, MembershipRefusal>;

export function decide(
  membership: Membership | undefined,
  command: MembershipCommand,
  _now: Instant,
): MembershipDecision {
  switch (command.type) {
    case 'grant':
      return (
        mustBeNew(membership) ??
        organisationMustBeOfItsKind(command) ??
        roleMustBelongToTheOrganisation(command) ??
        nobodyGrantsThemselves(command) ?? [
          {
            type: 'MembershipGranted',
            personId: command.personId,
            organisationId: command.organisationId,
            organisationKindCode: command.organisationKind,
            roleCode: command.role,
            ...actor(command.by),
          },
        ]
      );
    case 'revoke':
      if (!membership) return refuse('membership.missing', 'missing');
      return (
        mustStillBeActive(membership) ??
        nobodyRevokesTheirOwn(membership, command.by) ?? [{ type: 'MembershipRevoked', ...actor(command.by) }]
      );
  }
}

export function evolve(membership: Membership | undefined, event: MembershipEvent): Membership {
  switch (event.type) {
    case 'MembershipGranted':
      return {
        status: 'active',
        personId: event.personId,
        organisationId: event.organisationId,
        organisationKind: event.organisationKindCode,
        role: event.roleCode,
      };
    case 'MembershipRevoked':
      if (!membership) throw new Error('a membership is granted before it is revoked');
      return { ...membership, status: 'revoked' };
  }
}

type Grant = Extract<MembershipCommand, { type: 'grant' }>;
type Rule = Refusal<MembershipRefusal> | undefined;

function mustBeNew(membership: Membership | undefined): Rule {
  return membership && refuse('membership.exists', 'conflict');
}

function organisationMustBeOfItsKind(command: Grant): Rule {
  if (organisationIsOfKind(command.organisationId, command.organisationKind)) return undefined;
  return refuse('membership.organisation-malformed', 'invalid', { organisationId: command.organisationId });
}

function roleMustBelongToTheOrganisation(command: Grant): Rule {
  if (roleBelongsTo(command.organisationKind, command.role)) return undefined;
  return refuse('membership.role-not-of-organisation', 'invalid', { role: command.role });
}

function nobodyGrantsThemselves(command: Grant): Rule {
  return command.by === command.personId ? refuse('membership.own-role', 'forbidden') : undefined;
}

function mustStillBeActive(membership: Membership): Rule {
  return membership.status === 'revoked' ? refuse('membership.already-revoked', 'conflict') : undefined;
}

/** An administrator who could drop the last administrator by mistake asks another one. */
function nobodyRevokesTheirOwn(membership: Membership, by: string | undefined): Rule {
  return by === membership.personId ? refuse('membership.own-role', 'forbidden') : undefined;
}

function actor(by: string | undefined): { byPersonId?: string } {
  return by === undefined ? {} : { byPersonId: by };
}
