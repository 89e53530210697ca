import { Injectable } from '@nestjs/common';
import { instant } from '@harbourlink/kernel';
import type { Instant } from '@harbourlink/kernel';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { Recipient } from '../../workflows/domain/occasion.js';

export interface KnownIntroduction {
  readonly organisationIds: readonly string[];
  readonly proposer: Recipient;
  readonly expiresAt: Instant;
}

/** Who the parties of an introduction are, who proposed it, and until when it can be answered. */
@Injectable()
export class KnownIntroductions {
  async keep(unit: UnitOfWork, introductionId: string, known: KnownIntroduction): Promise<void> {
    await unit.query(
      `INSERT INTO known_introduction (introduction_id, organisation_ids, proposed_by_person_id, office_code, expires_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (introduction_id) DO NOTHING`,
      [introductionId, known.organisationIds, known.proposer.personId, known.proposer.organisationId, known.expiresAt],
    );
  }

  async extend(unit: UnitOfWork, introductionId: string, expiresAt: string): Promise<void> {
    await unit.query(`UPDATE known_introduction SET expires_at = $2 WHERE introduction_id = $1`, [
      introductionId,
      expiresAt,
    ]);
  }

  async find(unit: UnitOfWork, introductionId: string): Promise<KnownIntroduction | undefined> {
    const [row] = await unit.query<{
      organisation_ids: string[];
      proposed_by_person_id: string;
      office_code: string;
      expires_at: Date;
    }>(`SELECT * FROM known_introduction WHERE introduction_id = $1`, [introductionId]);
    return (
      row && {
        organisationIds: row.organisation_ids,
        proposer: { personId: row.proposed_by_person_id, organisationId: row.office_code },
        expiresAt: instant(row.expires_at),
      }
    );
  }
}
