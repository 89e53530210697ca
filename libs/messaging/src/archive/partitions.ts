import type { Pool, PoolClient } from 'pg';

/** A stretch of the journal that is a table of its own. */
export interface JournalPartition {
  readonly first: number;
  /** Of the open partition: the last position there is. */
  readonly last: number;
  /** The open one takes what is still to come. */
  readonly state: 'open' | 'closed' | 'detached' | 'dropped';
  readonly events: number;
  readonly bytes: number;
  /** When its first and its last event happened; absent when it holds none, or is not in the database any more. */
  readonly from?: string;
  readonly to?: string;
  /** Where its events went. */
  readonly file?: string;
}

interface AttachedRow {
  name: string;
  first: string;
  last: string | null;
  bytes: string;
}

interface ArchivedRow {
  first: string;
  last: string;
  file: string;
  dropped_at: Date | null;
  bytes: string | null;
}

/** What asks as the owner of a schema, which is first on its search path. */
export type OwnerConnection = Pick<Pool | PoolClient, 'query'>;

/** A schema's journal, stretch by stretch, the archived ones among them. Needs the owner role. */
export async function journalPartitions(owner: OwnerConnection): Promise<JournalPartition[]> {
  const { rows: archived } = await owner.query<ArchivedRow>(
    `SELECT first, last, file, dropped_at,
            pg_total_relation_size(to_regclass(format('%I.%I', current_schema() || '_archive', 'journal_from_' || first))) AS bytes
       FROM journal_archive WHERE attached_at IS NULL ORDER BY first`,
  );
  const { rows: attached } = await owner.query<AttachedRow>(
    `SELECT name, bytes, (regexp_match(bound, 'FROM \\(''(\\d+)''\\)'))[1] AS first,
            (regexp_match(bound, 'TO \\(''(\\d+)''\\)'))[1]::bigint - 1 AS last
       FROM (SELECT c.oid::regclass::text AS name, pg_total_relation_size(c.oid) AS bytes,
                    pg_get_expr(c.relpartbound, c.oid) AS bound
               FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'journal'::regclass) AS partition
      ORDER BY (regexp_match(bound, 'FROM \\(''(\\d+)''\\)'))[1]::bigint`,
  );
  const gone = archived.map(({ first, last, file, dropped_at, bytes }): JournalPartition => ({
    first: Number(first),
    last: Number(last),
    state: dropped_at === null ? 'detached' : 'dropped',
    events: Number(last) - Number(first) + 1,
    bytes: Number(bytes ?? 0),
    file,
  }));
  const here: JournalPartition[] = [];
  for (const row of attached) here.push(await attachedPartition(owner, row));
  return [...gone, ...here];
}

async function attachedPartition(
  owner: OwnerConnection,
  { name, first, last, bytes }: AttachedRow,
): Promise<JournalPartition> {
  const { rows } = await owner.query<{ last: string | null; from: Date | null; to: Date | null }>(
    `SELECT max(position) AS last, (SELECT occurred_at FROM ${name} ORDER BY position LIMIT 1) AS from,
            (SELECT occurred_at FROM ${name} ORDER BY position DESC LIMIT 1) AS to FROM ${name}`,
  );
  const [found] = rows;
  const end = Number(last ?? found?.last ?? Number(first) - 1);
  return {
    first: Number(first),
    last: end,
    state: last === null ? 'open' : 'closed',
    events: end - Number(first) + 1,
    bytes: Number(bytes),
    ...(found?.from ? { from: found.from.toISOString() } : {}),
    ...(found?.to ? { to: found.to.toISOString() } : {}),
  };
}
