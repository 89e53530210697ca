import type { OwnerConnection } from './partitions.js';

/** Somebody who still has to read what is to be detached. */
export interface Waiting {
  /** `sink kafka`, or `matching known-enterprises`. */
  readonly who: string;
  readonly position: number;
}

/**
 * Everybody who stands before the position `last` of this schema's journal: sinks by their watermark, and lanes of every
 * service by their cursors, which each service tells through one function. `although`: names that do not count, such as
 * `sink kafka`, `matching known-enterprises`, or `matching` for a whole service. Throws where a service does not answer:
 * not knowing is no reason to go on.
 */
export async function whoWaitsFor(
  owner: OwnerConnection,
  schema: string,
  last: number,
  although: readonly string[],
): Promise<Waiting[]> {
  const { rows: sinks } = await owner.query<{ sink: string; position: string }>(
    'SELECT sink, position FROM sink_watermark',
  );
  const waiting: Waiting[] = sinks.map(({ sink, position }) => ({ who: `sink ${sink}`, position: Number(position) }));
  const { rows: services } = await owner.query<{ name: string }>(
    `SELECT n.nspname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE p.proname = 'journal_cursors' ORDER BY 1`,
  );
  for (const { name } of services) {
    if (although.includes(name)) continue;
    const { rows } = await owner.query<{ lane: string; cursor: string }>(
      `SELECT lane, min(cursor) AS cursor FROM ${name}.journal_cursors($1) GROUP BY lane`,
      [schema],
    );
    waiting.push(...rows.map(({ lane, cursor }) => ({ who: `${name} ${lane}`, position: Number(cursor) })));
  }
  return waiting.filter(({ who, position }) => position < last && !although.includes(who));
}
