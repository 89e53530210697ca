import type { UnitsOfWork } from '@harbourlink/persistence';
import type { OrganisationKind, Role } from './caller.js';

export interface Membership {
  readonly personId: string;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  readonly role: Role;
}

interface MembershipRow {
  person_id: string;
  organisation_id: string;
  organisation_kind: OrganisationKind;
  role: Role;
}

/** How long a service may go on with what it knew of a person; a change heard of clears it at once. */
const freshMilliseconds = 2_000;

/** This service's own copy of who belongs where, fed by identity's events. */
export class MembershipDirectory {
  private readonly kept = new Map<string, { readonly memberships: readonly Membership[]; readonly until: number }>();

  constructor(private readonly units: UnitsOfWork) {}

  async of(personId: string): Promise<readonly Membership[]> {
    const known = this.kept.get(personId);
    if (known && known.until > Date.now()) return known.memberships;
    const memberships = await this.read('person_id', personId);
    if (this.kept.size > 10_000) this.kept.clear();
    this.kept.set(personId, { memberships, until: Date.now() + freshMilliseconds });
    return memberships;
  }

  membersOf(organisationId: string): Promise<readonly Membership[]> {
    return this.read('organisation_id', organisationId);
  }

  /** Everybody with a role, in whatever organisation. */
  withRole(role: Role): Promise<readonly Membership[]> {
    return this.read('role', role);
  }

  async rolesOf(personId: string, organisationId: string): Promise<readonly Role[]> {
    const memberships = await this.of(personId);
    return memberships.filter((one) => one.organisationId === organisationId).map((one) => one.role);
  }

  forget(personId: string): void {
    this.kept.delete(personId);
  }

  private async read(column: 'person_id' | 'organisation_id' | 'role', value: string): Promise<readonly Membership[]> {
    const rows = await this.units.read((reader) =>
      reader.query<MembershipRow>(
        `SELECT person_id, organisation_id, organisation_kind, role FROM known_membership
          WHERE ${column} = $1 AND revoked_at IS NULL ORDER BY organisation_id, role, person_id`,
        [value],
      ),
    );
    return rows.map((row) => ({
      personId: row.person_id,
      organisationId: row.organisation_id,
      organisationKind: row.organisation_kind,
      role: row.role,
    }));
  }
}
