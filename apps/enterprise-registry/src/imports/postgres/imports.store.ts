import { Injectable } from '@nestjs/common';
import { onlyPresent } from '@harbourlink/kernel';
import { idInCursor, keysetPage, UnitsOfWork } from '@harbourlink/persistence';
import type { Page, UnitOfWork } from '@harbourlink/persistence';
import type { Import, ImportState } from '../domain/import.js';

/** What a batch adds to an import. */
export interface Progress {
  readonly records: number;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly routed: number;
  readonly unrouted: number;
}

/** How long a worker may be silent before another takes its import over. */
const lease = `interval '10 seconds'`;

@Injectable()
export class ImportsStore {
  constructor(private readonly units: UnitsOfWork) {}

  async begin(
    unit: UnitOfWork,
    id: string,
    { dryRun, byPersonId, bytes }: Pick<Import, 'dryRun' | 'byPersonId' | 'bytes'>,
  ): Promise<void> {
    await unit.query(
      `INSERT INTO import (id, state, dry_run, by_person_id, bytes, asked_at) VALUES ($1, 'waiting', $2, $3, $4, $5)`,
      [id, dryRun, byPersonId, bytes, unit.now],
    );
  }

  async keepPiece(unit: UnitOfWork, id: string, n: number, content: Buffer): Promise<void> {
    await unit.query('INSERT INTO import_piece (import_id, n, content) VALUES ($1, $2, $3)', [id, n, content]);
  }

  /** The file as it came, one piece in memory at a time. */
  async *pieces(id: string): AsyncGenerator<Buffer> {
    for (let n = 0; ; n += 1) {
      const [piece] = await this.units.read((reader) =>
        reader.query<{ content: Buffer }>('SELECT content FROM import_piece WHERE import_id = $1 AND n = $2', [id, n]),
      );
      if (!piece) return;
      yield piece.content;
    }
  }

  /** The oldest import nobody works on, taken for a while; undefined when there is none. */
  claim(): Promise<Import | undefined> {
    return this.units.run(async (unit) => {
      const [row] = await unit.query<ImportRow>(
        `UPDATE import SET version = version + (state = 'waiting')::int, state = 'running', leased_until = now() + ${lease}
          WHERE id = (SELECT id FROM import WHERE state IN ('waiting', 'running') AND leased_until < now()
                       ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING *`,
      );
      return row && importOf(row);
    });
  }

  /** Another worker need not wait for the lease of one that stops. */
  async release(id: string): Promise<void> {
    await this.units.run((unit) => unit.query(`UPDATE import SET leased_until = '-infinity' WHERE id = $1`, [id]));
  }

  /** Locks the import for a batch; undefined when it was cancelled or another worker has gone on with it. */
  async lockAt(unit: UnitOfWork, id: string, recordsDone: number): Promise<Import | undefined> {
    const [row] = await unit.query<ImportRow>(
      `SELECT * FROM import WHERE id = $1 AND state = 'running' AND records_done = $2 FOR UPDATE`,
      [id, recordsDone],
    );
    return row && importOf(row);
  }

  async advance(unit: UnitOfWork, id: string, progress: Progress): Promise<void> {
    const { records, rows, created, updated, unchanged, rejected, routed, unrouted } = progress;
    await unit.query(
      `UPDATE import SET records_done = records_done + $2, rows = rows + $3, created = created + $4,
              updated = updated + $5, unchanged = unchanged + $6, rejected = rejected + $7,
              routed = routed + $8, unrouted = unrouted + $9, leased_until = now() + ${lease}
        WHERE id = $1`,
      [id, records, rows, created, updated, unchanged, rejected, routed, unrouted],
    );
  }

  /** Ends an open import; false when it was over already. What was kept of the file to work on it goes. */
  finish(id: string, state: Exclude<ImportState, 'waiting' | 'running'>, failureCode?: string): Promise<boolean> {
    return this.units.run(async (unit) => {
      const ended = await unit.query(
        `UPDATE import SET state = $2, version = version + 1, failure_code = $3, finished_at = $4
          WHERE id = $1 AND state IN ('waiting', 'running') RETURNING id`,
        [id, state, failureCode ?? null, unit.now],
      );
      await unit.query('DELETE FROM import_piece WHERE import_id = $1', [id]);
      await unit.query('DELETE FROM import_identity WHERE import_id = $1', [id]);
      return ended.length > 0;
    });
  }

  /** Remembers which firms the file has spoken of; answers those it had not spoken of before. */
  async newIdentities(
    unit: UnitOfWork,
    id: string,
    rows: readonly { readonly identity: string; readonly rowNumber: number }[],
  ): Promise<ReadonlySet<number>> {
    const inserted = await unit.query<{ row_number: number }>(
      `INSERT INTO import_identity (import_id, identity, row_number)
       SELECT $1, i.identity, i.row_number
         FROM unnest($2::text[], $3::int[]) WITH ORDINALITY AS i(identity, row_number, n) ORDER BY i.n
       ON CONFLICT DO NOTHING RETURNING row_number`,
      [id, rows.map(({ identity }) => identity), rows.map(({ rowNumber }) => rowNumber)],
    );
    return new Set(inserted.map((row) => row.row_number));
  }

  find(id: string): Promise<Import | undefined> {
    return this.units.read(async (reader) => {
      const [row] = await reader.query<ImportRow>('SELECT * FROM import WHERE id = $1', [id]);
      return row && importOf(row);
    });
  }

  /** The newest first. */
  page(limit: number, cursor: string | undefined): Promise<Page<Import>> {
    const before = idInCursor(cursor) ?? null;
    return this.units.read(async (reader) => {
      const rows = await reader.query<ImportRow>(
        'SELECT * FROM import WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2',
        [before, limit + 1],
      );
      return keysetPage(rows, limit, (row) => [row.id], importOf);
    });
  }
}

interface ImportRow {
  id: string;
  version: number;
  state: ImportState;
  dry_run: boolean;
  by_person_id: string;
  bytes: string;
  records_done: number;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  routed: number;
  unrouted: number;
  failure_code: string | null;
  asked_at: Date;
  finished_at: Date | null;
}

function importOf(row: ImportRow): Import {
  const { id, version, state, rows, created, updated, unchanged, rejected, routed, unrouted } = row;
  return onlyPresent({
    ...{ id, version, state, rows, created, updated, unchanged, rejected, routed, unrouted },
    dryRun: row.dry_run,
    byPersonId: row.by_person_id,
    bytes: Number(row.bytes),
    recordsDone: row.records_done,
    failureCode: row.failure_code,
    askedAt: row.asked_at.toISOString(),
    finishedAt: row.finished_at?.toISOString(),
  });
}
