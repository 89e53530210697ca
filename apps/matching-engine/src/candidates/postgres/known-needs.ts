import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { Publication } from '../domain/facts.js';
import { knownNeed } from '../domain/known.js';
import type { KnownNeed, NeedContent } from '../domain/known.js';

/** Copies of needs from their publication on. */
@Injectable()
export class KnownNeeds {
  async publish(unit: UnitOfWork, needId: string, version: number, content: NeedContent): Promise<void> {
    await unit.query(
      `INSERT INTO known_need (need_id, version, enterprise_id, publication, service_codes, content)
       VALUES ($1, $2, $3, 'published', $4, $5)
       ON CONFLICT (need_id) DO UPDATE SET version = $2, publication = 'published', service_codes = $4, content = $5`,
      [needId, version, content.enterpriseId, content.serviceCodes, JSON.stringify(content)],
    );
  }

  /** A draft's revision finds no copy and leaves none. */
  async revise(unit: UnitOfWork, needId: string, version: number, content: NeedContent): Promise<void> {
    await unit.query(`UPDATE known_need SET version = $2, service_codes = $3, content = $4 WHERE need_id = $1`, [
      needId,
      version,
      content.serviceCodes,
      JSON.stringify(content),
    ]);
  }

  async end(unit: UnitOfWork, needId: string, version: number): Promise<void> {
    await unit.query(`UPDATE known_need SET version = $2, publication = 'ended' WHERE need_id = $1`, [needId, version]);
  }

  /** The version of the copy; undefined while the need is not known. */
  async versionOf(unit: UnitOfWork, needId: string): Promise<number | undefined> {
    const [row] = await unit.query<{ version: number }>(`SELECT version FROM known_need WHERE need_id = $1`, [needId]);
    return row?.version;
  }

  async find(unit: UnitOfWork, needId: string): Promise<KnownNeed | undefined> {
    const [row] = await unit.query<{ publication: Publication; content: NeedContent }>(
      `SELECT publication, content FROM known_need WHERE need_id = $1`,
      [needId],
    );
    return row && knownNeed(needId, row.publication, row.content);
  }
}
