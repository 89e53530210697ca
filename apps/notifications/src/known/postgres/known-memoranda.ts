import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '@harbourlink/kernel';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { Recipient } from '../../workflows/domain/occasion.js';

export interface KnownMemorandum {
  readonly title: LocalizedText;
  readonly owner: Recipient;
}

/** What a memorandum is called and which officer answers for it. */
@Injectable()
export class KnownMemoranda {
  async keep(unit: UnitOfWork, memorandumId: string, { title, owner }: KnownMemorandum): Promise<void> {
    await unit.query(
      `INSERT INTO known_memorandum (memorandum_id, title, owner_person_id, office_code) VALUES ($1, $2, $3, $4)
       ON CONFLICT (memorandum_id) DO NOTHING`,
      [memorandumId, JSON.stringify(title), owner.personId, owner.organisationId],
    );
  }

  async rename(unit: UnitOfWork, memorandumId: string, title: LocalizedText): Promise<void> {
    await unit.query(`UPDATE known_memorandum SET title = $2 WHERE memorandum_id = $1`, [
      memorandumId,
      JSON.stringify(title),
    ]);
  }

  async find(unit: UnitOfWork, memorandumId: string): Promise<KnownMemorandum | undefined> {
    const [row] = await unit.query<{ title: LocalizedText; owner_person_id: string; office_code: string }>(
      `SELECT title, owner_person_id, office_code FROM known_memorandum WHERE memorandum_id = $1`,
      [memorandumId],
    );
    return row && { title: row.title, owner: { personId: row.owner_person_id, organisationId: row.office_code } };
  }
}
