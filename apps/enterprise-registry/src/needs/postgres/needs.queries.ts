import { Injectable } from '@nestjs/common';
import { onlyPresent } from '@harbourlink/kernel';
import type { LocalizedText } from '@harbourlink/kernel';
import { andWhere, containing, idInCursor, keysetPage, sortedById, UnitsOfWork } from '@harbourlink/persistence';
import type { Condition, ListSort, Page, Reader, UnitOfWork } from '@harbourlink/persistence';
import { seesAllOf } from '../../access/sight.js';
import type { Sight } from '../../access/sight.js';
import { namesOfFirms } from '../../enterprises/postgres/names-of-firms.js';
import type { Need, NeedStatus } from '../domain/need.js';
import { NeedRow, toNeed } from './need.row.js';

export interface StoredNeed {
  readonly id: string;
  readonly version: number;
  readonly need: Need;
  /** Of the firm it belongs to. */
  readonly names?: LocalizedText;
}

export interface NeedsFilter {
  readonly sight: Sight;
  readonly status?: NeedStatus | undefined;
  readonly enterpriseId?: string | undefined;
  readonly serviceCode?: string | undefined;
  /** The office that has the firm's case. */
  readonly officeCode?: string | undefined;
  /** A part of the firm's name, or of the text. */
  readonly q?: string | undefined;
  readonly sort?: ListSort | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class NeedsQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** The newest first unless told. */
  page(filter: NeedsFilter): Promise<Page<StoredNeed>> {
    const { direction, beyond } = sortedById(filter.sort, 'n.id');
    return this.units.read(async (reader) => {
      const query = reader.manager
        .createQueryBuilder(NeedRow, 'n')
        .orderBy('n.id', direction)
        .limit(filter.limit + 1);
      const conditions: readonly Condition[] = [
        [idInCursor(filter.cursor), beyond],
        [filter.status, 'n.status = $'],
        [filter.enterpriseId, 'n.enterprise_id = $'],
        [filter.serviceCode, 'n.service_codes @> ARRAY[$]::text[]'],
        [filter.sight.kind === 'all' ? undefined : filter.sight.organisationId, 'n.enterprise_id = $'],
        [
          filter.officeCode,
          'n.enterprise_id IN (SELECT c.enterprise_id FROM enterprise_case c WHERE c.office_code = $)',
        ],
        [containing(filter.q), ofThatNameOrText],
      ];
      andWhere(query, conditions);
      const rows = await query.getMany();
      const names = await namesOf(reader, rows);
      return keysetPage(
        rows,
        filter.limit,
        ({ id }) => [id],
        (row) => stored(row, names),
      );
    });
  }

  /** Undefined when there is none, or none in sight. */
  find(id: string, sight: Sight): Promise<StoredNeed | undefined> {
    return this.units.read(async (reader) => {
      const row = await reader.manager.findOneBy(NeedRow, { id });
      return row && seesAllOf(sight, row.enterpriseId) ? stored(row, await namesOf(reader, [row])) : undefined;
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

/** Asked for row by row: the names of every firm are not read for the needs of one. */
const ofThatNameOrText = `(EXISTS (SELECT 1 FROM enterprise e WHERE e.id = n.enterprise_id AND e.searched_names LIKE $)
  OR EXISTS (SELECT 1 FROM jsonb_each_text(n.content -> 'texts') AS t WHERE lower(t.value) LIKE $))`;

const namesOf = (reader: Reader, rows: readonly NeedRow[]) =>
  namesOfFirms(
    reader,
    rows.map(({ enterpriseId }) => enterpriseId),
  );

function stored(row: NeedRow, names: ReadonlyMap<string, LocalizedText>): StoredNeed {
  return {
    id: row.id,
    version: row.version,
    need: toNeed(row),
    ...onlyPresent({ names: names.get(row.enterpriseId) }),
  };
}
