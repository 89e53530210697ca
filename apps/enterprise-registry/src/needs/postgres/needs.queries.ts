import { Injectable } from '@nestjs/common';
import { andWhere, idInCursor, keysetPage, UnitsOfWork } from '@harbourlink/persistence';
import type { Condition, Page, UnitOfWork } from '@harbourlink/persistence';
import { seesAllOf } from '../../access/sight.js';
import type { Sight } from '../../access/sight.js';
import type { Need, NeedStatus } from '../domain/need.js';
import { NeedRow, toNeed } from './need.row.js';

export interface StoredNeed {
  readonly id: string;
  readonly version: number;
  readonly need: Need;
}

export interface NeedsFilter {
  readonly sight: Sight;
  readonly status?: NeedStatus | undefined;
  readonly enterpriseId?: string | undefined;
  readonly serviceCode?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class NeedsQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** The newest first. */
  page(filter: NeedsFilter): Promise<Page<StoredNeed>> {
    const before = idInCursor(filter.cursor);
    return this.units.read(async ({ manager }) => {
      const query = manager
        .createQueryBuilder(NeedRow, 'n')
        .orderBy('n.id', 'DESC')
        .limit(filter.limit + 1);
      const conditions: readonly Condition[] = [
        [before, 'n.id < $'],
        [filter.status, 'n.status = $'],
        [filter.enterpriseId, 'n.enterprise_id = $'],
        [filter.serviceCode, 'n.service_codes @> ARRAY[$]::text[]'],
        [filter.sight.kind === 'all' ? undefined : filter.sight.organisationId, 'n.enterprise_id = $'],
      ];
      andWhere(query, conditions);
      return keysetPage(await query.getMany(), filter.limit, ({ id }) => [id], stored);
    });
  }

  /** Undefined when there is none, or none in sight. */
  find(id: string, sight: Sight): Promise<StoredNeed | undefined> {
    return this.units.read(async ({ manager }) => {
      const row = await manager.findOneBy(NeedRow, { id });
      return row && seesAllOf(sight, row.enterpriseId) ? stored(row) : undefined;
    });
  }

  async enterpriseOf(unit: UnitOfWork, id: string): Promise<string | undefined> {
    const [row] = await unit.query<{ enterprise_id: string }>('SELECT enterprise_id FROM need WHERE id = $1', [id]);
    return row?.enterprise_id;
  }

  async openOnesOf(unit: UnitOfWork, enterpriseId: string): Promise<readonly string[]> {
    const rows = await unit.query<{ id: string }>(
      `SELECT id FROM need WHERE enterprise_id = $1 AND status <> 'ended' ORDER BY id`,
      [enterpriseId],
    );
    return rows.map(({ id }) => id);
  }

  /** Published ones whose last day is over in Hong Kong, by the database's clock. */
  whoseLastDayIsOver(limit: number): Promise<readonly string[]> {
    return this.units.read(async (reader) => {
      const rows = await reader.query<{ id: string }>(
        `SELECT id FROM need
          WHERE status = 'published' AND ends_on < to_char(now() AT TIME ZONE 'Asia/Hong_Kong', 'YYYY-MM-DD')
          ORDER BY ends_on, id LIMIT $1`,
        [limit],
      );
      return rows.map(({ id }) => id);
    });
  }
}

function stored(row: NeedRow): StoredNeed {
  return { id: row.id, version: row.version, need: toNeed(row) };
}
