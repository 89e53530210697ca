import type { UnitOfWork } from '@harbourlink/persistence';
import type { InboxKey } from './inbox-claims.js';

/** What a look at a lane's waiting rows found. */
export interface Work {
  /** Keys that may be worked on: due retries first, then by the age of their oldest row. */
  readonly ready: readonly InboxKey[];
  /** Keys that are blocked and still have rows among those ready for work. */
  readonly blocked: readonly InboxKey[];
  /** Rows of types the lane does not want are among them. */
  readonly unwanted: boolean;
}

interface LookRow {
  topic: string;
  key: string;
  blocked: boolean;
  unwanted: boolean;
}

/**
 * Looks at a lane's oldest rows that wait, and at its due retries, leaving out the keys somebody is busy with: a long
 * queue of one key does not hide the others behind it.
 */
export async function lookForWork(
  unit: UnitOfWork,
  lane: string,
  busy: readonly InboxKey[],
  most: number,
): Promise<Work> {
  const rows = await unit.query<LookRow>(
    `WITH busy AS MATERIALIZED (SELECT * FROM unnest($3::text[], $4::uuid[]) AS b(topic, key)),
     due AS (
       SELECT topic, key, retry_at FROM inbox_key
        WHERE lane = $1 AND state = 'retry' AND retry_at <= clock_timestamp() AND (topic, key) NOT IN (SELECT * FROM busy)
        ORDER BY retry_at LIMIT $2
     ), waiting AS (
       SELECT topic, key, min(seq) AS seq, bool_or(NOT wanted) AS unwanted
         FROM (SELECT topic, key, seq, wanted FROM inbox
                WHERE lane = $1 AND state = 'pending' AND (topic, key) NOT IN (SELECT * FROM busy)
                ORDER BY seq LIMIT $2) AS oldest
        GROUP BY topic, key
     )
     SELECT topic, key, blocked, unwanted FROM (
       SELECT topic, key, false AS blocked, false AS unwanted, 0::bigint AS seq FROM due
       UNION ALL
       SELECT w.topic, w.key, k.state IN ('retry', 'dead'), w.unwanted, w.seq
         FROM waiting w JOIN inbox_key k ON k.lane = $1 AND k.topic = w.topic AND k.key = w.key
        WHERE (w.topic, w.key) NOT IN (SELECT topic, key FROM due)
     ) AS found ORDER BY seq`,
    [lane, most, busy.map((at) => at.topic), busy.map((at) => at.key)],
  );
  const at = ({ topic, key }: LookRow): InboxKey => ({ lane, topic, key });
  return {
    ready: rows.filter((row) => !row.blocked).map(at),
    blocked: rows.filter((row) => row.blocked).map(at),
    unwanted: rows.some((row) => row.unwanted),
  };
}

/** Milliseconds until the next retry of a lane becomes due, by the database's clock; undefined when none waits. */
export async function nextRetryIn(unit: UnitOfWork, lane: string): Promise<number | undefined> {
  const [row] = await unit.query<{ due: string | null }>(
    `SELECT ceil(extract(epoch FROM min(retry_at) - clock_timestamp()) * 1000)::bigint AS due
       FROM inbox_key WHERE lane = $1 AND state = 'retry' AND retry_at > clock_timestamp()`,
    [lane],
  );
  return row?.due === null || row?.due === undefined ? undefined : Math.max(Number(row.due), 0);
}

/**
 * Puts rows that arrived for blocked keys aside, many keys at once, so that they do not hide the work behind them.
 * Returns how many rows.
 */
export async function setAside(unit: UnitOfWork, lane: string, keys: readonly InboxKey[]): Promise<number> {
  await unit.query('SELECT enter_inbox_lane($1)', [lane]);
  const aside = await unit.query(
    `WITH blocked AS MATERIALIZED (
       SELECT k.topic, k.key FROM inbox_key k JOIN unnest($2::text[], $3::uuid[]) AS asked(topic, key) USING (topic, key)
        WHERE k.lane = $1 AND (k.state = 'dead' OR (k.state = 'retry' AND k.retry_at > clock_timestamp()))
          FOR UPDATE OF k SKIP LOCKED
     )
     UPDATE inbox i SET state = 'held' FROM blocked b
      WHERE i.lane = $1 AND i.topic = b.topic AND i.key = b.key AND i.state = 'pending' RETURNING 1`,
    [lane, keys.map((at) => at.topic), keys.map((at) => at.key)],
  );
  return aside.length;
}

/**
 * Skips, in bulk, rows of types the lane does not want whose turn it is: versions advance for every stored event.
 * Returns for how many keys some were skipped.
 */
export async function skipUnwanted(unit: UnitOfWork, lane: string, most: number): Promise<number> {
  await unit.query('SELECT enter_inbox_lane($1)', [lane]);
  const skipped = await unit.query(
    `WITH candidate AS (
       SELECT topic, key
         FROM (SELECT topic, key, wanted FROM inbox WHERE lane = $1 AND state = 'pending' ORDER BY seq LIMIT $2) AS pending
        GROUP BY topic, key HAVING NOT bool_and(wanted)
     ), locked AS MATERIALIZED (
       SELECT k.topic, k.key, k.last_version FROM inbox_key k JOIN candidate c USING (topic, key)
        WHERE k.lane = $1 AND k.state = 'open' FOR UPDATE OF k SKIP LOCKED
     ), run AS (
       SELECT i.topic, i.key, i.version, i.event_id, i.received_on, l.last_version,
              row_number() OVER (PARTITION BY i.topic, i.key ORDER BY i.version) AS nth,
              bool_and(NOT i.wanted) OVER (PARTITION BY i.topic, i.key ORDER BY i.version) AS unwanted_so_far
         FROM inbox i JOIN locked l USING (topic, key)
        WHERE i.lane = $1 AND i.state = 'pending' AND i.version > l.last_version
     ), skipped AS (
       UPDATE inbox i SET state = 'skipped', settled_at = clock_timestamp()
         FROM run r
        WHERE i.lane = $1 AND i.received_on = r.received_on AND i.event_id = r.event_id AND i.state = 'pending'
          AND r.unwanted_so_far AND r.version = r.last_version + r.nth
       RETURNING i.topic, i.key, i.version
     )
     UPDATE inbox_key k SET last_version = s.version
       FROM (SELECT topic, key, max(version) AS version FROM skipped GROUP BY topic, key) s
      WHERE k.lane = $1 AND k.topic = s.topic AND k.key = s.key AND k.last_version < s.version
      RETURNING 1`,
    [lane, most],
  );
  return skipped.length;
}
