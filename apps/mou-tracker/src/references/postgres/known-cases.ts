import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@harbourlink/persistence';

/** Who works or has worked on an enterprise. */
export interface CaseWorkers {
  readonly ownerIds: readonly string[];
  readonly officeCodes: readonly string[];
}

/** The cases of the offices, with everybody who has owned one: four eyes need to know. */
@Injectable()
export class KnownCases {
  async open(unit: UnitOfWork, caseId: string, enterpriseId: string, officeCode: string | undefined): Promise<void> {
    await unit.query(
      `INSERT INTO known_case (case_id, enterprise_id, office_code) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [caseId, enterpriseId, officeCode ?? null],
    );
  }

  async route(unit: UnitOfWork, caseId: string, officeCode: string): Promise<void> {
    await unit.query(`UPDATE known_case SET office_code = $2 WHERE case_id = $1`, [caseId, officeCode]);
  }

  async assign(unit: UnitOfWork, caseId: string, ownerPersonId: string): Promise<void> {
    await unit.query(`INSERT INTO known_case_owner (case_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      caseId,
      ownerPersonId,
    ]);
  }

  /** Undefined while no case of the enterprise is known: nobody can be told to be independent of it. */
  async workersOn(unit: UnitOfWork, enterpriseId: string): Promise<CaseWorkers | undefined> {
    const [row] = await unit.query<{ cases: number; owner_ids: string[]; office_codes: string[] }>(
      `SELECT count(DISTINCT c.case_id)::int AS cases,
              coalesce(array_agg(DISTINCT o.person_id::text) FILTER (WHERE o.person_id IS NOT NULL), '{}') AS owner_ids,
              coalesce(array_agg(DISTINCT c.office_code) FILTER (WHERE c.office_code IS NOT NULL), '{}') AS office_codes
         FROM known_case c LEFT JOIN known_case_owner o USING (case_id)
        WHERE c.enterprise_id = $1`,
      [enterpriseId],
    );
    return row && row.cases > 0 ? { ownerIds: row.owner_ids, officeCodes: row.office_codes } : undefined;
  }
}
