import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { Role } from '../../memberships/domain/role.js';

export interface Officer {
  readonly personId: string;
  readonly names: LocalizedText;
  readonly officeCodes: readonly string[];
  readonly roles: readonly Role[];
}

const MOST = 200;

@Injectable()
export class OfficersQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /**
   * Those of these ids, or of this office, who work for an office or the agency. By their ids also who has left: their
   * names still stand in the history of cases.
   */
  list(ids: readonly string[] | undefined, officeCode: string | undefined): Promise<Officer[]> {
    return this.units.read((reader) =>
      reader.query<Officer>(
        `SELECT p.id AS "personId", p.names,
                coalesce(array_agg(DISTINCT m.organisation_id) FILTER (WHERE m.status = 'active'), '{}') AS "officeCodes",
                coalesce(array_agg(DISTINCT m.role) FILTER (WHERE m.status = 'active'), '{}') AS roles
           FROM membership m JOIN person p ON p.id = m.person_id
          WHERE m.organisation_kind IN ('office', 'agency')
            AND ($1::uuid[] IS NULL OR p.id = ANY($1))
            AND ($2::text IS NULL OR m.organisation_id = $2)
            AND ($1::uuid[] IS NOT NULL OR m.status = 'active')
          GROUP BY p.id ORDER BY p.id LIMIT ${MOST}`,
        [ids ?? null, officeCode ?? null],
      ),
    );
  }
}
