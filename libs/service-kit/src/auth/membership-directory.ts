import type { UnitsOfWork } from '@harbourlink/persistence';
import { NoRedis } from '../redis/index.js';
import type { Redis } from '../redis/index.js';
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

/**
 * This service's own copy of who belongs where, fed by identity's events. Replicas tell each other of a change through
 * Redis; who does not hear of it is late by the time above, with Redis or without.
 */
export class MembershipDirectory {
  private readonly kept = new Map<string, { readonly memberships: readonly Membership[]; readonly until: number }>();
  /** Grows with every change heard of: what was read meanwhile may be from before it. */
  private changes = 0;

  constructor(
    private readonly units: UnitsOfWork,
    private readonly replicas: Redis = new NoRedis(),
    private readonly channel = 'memberships',
  ) {
    replicas.listen(channel, (personId) => this.drop(personId));
  }

  async of(personId: string): Promise<readonly Membership[]> {
    const began = Date.now();
    const known = this.kept.get(personId);
    if (known && known.until > began) return known.memberships;
    const { changes } = this;
    const memberships = await this.read('person_id', personId);
    if (this.kept.size > 10_000) this.kept.clear();
    if (changes === this.changes) this.kept.set(personId, { memberships, until: began + freshMilliseconds });
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

  /** Asks the table again for this person, here and in every other replica. */
  forget(personId: string): void {
    this.drop(personId);
    this.replicas.publish(this.channel, personId);
  }

  private drop(personId: string): void {
    this.changes += 1;
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
