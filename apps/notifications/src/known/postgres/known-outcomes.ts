import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { Recipient } from '../../workflows/domain/occasion.js';

export interface KnownOutcome {
  readonly enterpriseId: string;
  readonly claimant: Recipient;
}

/** Whose outcome it is and who claimed it. */
@Injectable()
export class KnownOutcomes {
  async keep(unit: UnitOfWork, outcomeId: string, { enterpriseId, claimant }: KnownOutcome): Promise<void> {
    await unit.query(
      `INSERT INTO known_outcome (outcome_id, enterprise_id, claimed_by_person_id, office_code) VALUES ($1, $2, $3, $4)
       ON CONFLICT (outcome_id) DO NOTHING`,
      [outcomeId, enterpriseId, claimant.personId, claimant.organisationId],
    );
  }

  async find(unit: UnitOfWork, outcomeId: string): Promise<KnownOutcome | undefined> {
    const [row] = await unit.query<{ enterprise_id: string; claimed_by_person_id: string; office_code: string }>(
      `SELECT enterprise_id, claimed_by_person_id, office_code FROM known_outcome WHERE outcome_id = $1`,
      [outcomeId],
    );
    return (
      row && {
        enterpriseId: row.enterprise_id,
        claimant: { personId: row.claimed_by_person_id, organisationId: row.office_code },
      }
    );
  }
}
