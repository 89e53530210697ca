import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { Recipient } from '../../workflows/domain/occasion.js';

/** Which officer works on the case of an enterprise. */
@Injectable()
export class KnownCases {
  async open(unit: UnitOfWork, caseId: string, enterpriseId: string, officeCode: string | undefined): Promise<void> {
    await unit.query(
      `INSERT INTO known_case (case_id, enterprise_id, office_code) VALUES ($1, $2, $3)
       ON CONFLICT (case_id) DO UPDATE SET enterprise_id = excluded.enterprise_id, office_code = excluded.office_code`,
      [caseId, enterpriseId, officeCode ?? null],
    );
  }

  /** The office decides anew who owns the case. */
  async route(unit: UnitOfWork, caseId: string, officeCode: string): Promise<void> {
    await unit.query(`UPDATE known_case SET office_code = $2, owner_person_id = NULL WHERE case_id = $1`, [
      caseId,
      officeCode,
    ]);
  }

  async assign(unit: UnitOfWork, caseId: string, ownerPersonId: string): Promise<void> {
    await unit.query(`UPDATE known_case SET owner_person_id = $2 WHERE case_id = $1`, [caseId, ownerPersonId]);
  }

  async close(unit: UnitOfWork, caseId: string): Promise<void> {
    await unit.query(`DELETE FROM known_case WHERE case_id = $1`, [caseId]);
  }

  /** The owner of the enterprise's open case, told for the office; undefined while nobody owns it. */
  async ownerFor(unit: UnitOfWork, enterpriseId: string): Promise<Recipient | undefined> {
    const [row] = await unit.query<{ owner_person_id: string; office_code: string | null }>(
      `SELECT owner_person_id, office_code FROM known_case
        WHERE enterprise_id = $1 AND owner_person_id IS NOT NULL ORDER BY case_id DESC LIMIT 1`,
      [enterpriseId],
    );
    return row && { personId: row.owner_person_id, organisationId: row.office_code ?? 'investhk' };
  }
}
