import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { UnitsOfWork } from '@harbourlink/persistence';
import { recordAction } from './operator-actions.js';
import type { Operator } from './operator-actions.js';

export interface RefilledSink {
  readonly sink: string;
  /** Everything after this position is sent again; never higher than it was. */
  readonly position: number;
}

/**
 * Has a sink sent everything after a position again: for a broker that has lost its disk. Whoever has events already knows
 * them by id and version. Refused where that part of the journal is archived.
 */
export async function refillSink(
  units: UnitsOfWork,
  sink: string,
  after: number,
  by: Operator,
): Promise<RefilledSink | Refusal> {
  return units.run(async (unit) => {
    const [archive] = await unit.query<{ first: string; last: string; file: string; source: string }>(
      `SELECT first, last, file, current_schema() AS source FROM journal_archive
        WHERE attached_at IS NULL AND last > $1 ORDER BY last LIMIT 1`,
      [after],
    );
    if (archive)
      return refuse('journal.archived', 'conflict', {
        ...archive,
        first: Number(archive.first),
        last: Number(archive.last),
      });
    const [row] = await unit.query<{ position: string | null }>('SELECT refill_sink($1, $2) AS position', [
      sink,
      after,
    ]);
    if (!row || row.position === null) return refuse('sink.unknown', 'missing', { sink });
    await recordAction(unit, by, { action: 'refill', details: { sink, after } });
    return { sink, position: Number(row.position) };
  });
}
