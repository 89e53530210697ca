import type { UnitsOfWork } from '@harbourlink/persistence';
import type { OrganisationKind, Role } from '../domain/role.js';

export interface HeldMembership {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  readonly role: Role;
}

export class MembershipsQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** True when the person has this role in this organisation now. */
  async holds(wanted: Pick<HeldMembership, 'personId' | 'organisationId' | 'role'>): Promise<boolean> {
    const rows = await this.units.read((reader) =>
      reader.query(
        `SELECT 1 AS held FROM membership
          WHERE person_id = $1 AND organisation_id = $2 AND role = $3 AND status = 'active'`,
        [wanted.personId, wanted.organisationId, wanted.role],
      ),
    );
    return rows.length > 0;
  }

  /** True when somebody has this role somewhere. */
  async anybodyIs(role: Role): Promise<boolean> {
    const rows = await this.units.read((reader) =>
      reader.query(`SELECT 1 AS held FROM membership WHERE role = $1 AND status = 'active' LIMIT 1`, [role]),
    );
    return rows.length > 0;
  }

  /** What the people may do now, by person. */
  heldBy(personIds: readonly string[]): Promise<HeldMembership[]> {
    return this.units.read((reader) =>
      reader.query<HeldMembership>(
        `SELECT id, version, person_id AS "personId", organisation_id AS "organisationId",
                organisation_kind AS "organisationKind", role
           FROM membership WHERE person_id = ANY($1) AND status = 'active' ORDER BY id`,
        [personIds],
      ),
    );
  }
}
