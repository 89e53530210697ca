import type { Reader, UnitOfWork } from '@harbourlink/persistence';
import { envelopeOf } from '../envelope.js';
import { longestPauseMilliseconds } from './failures.js';
import type { EnvelopeRow } from '../envelope.js';
import { nameOf } from './inbox-claims.js';
import type { InboxKey, ReadyKey } from './inbox-claims.js';
import { settledAs } from './settled.js';

/** What a look at a lane's waiting rows found. */
export interface Work {
  /** Keys that may be worked on, by the age of their oldest row. */
  readonly ready: readonly ReadyKey[];
  /** Keys that are blocked and still have rows among those ready for work. */
  readonly blocked: readonly InboxKey[];
  /** Rows of types the lane does not want are among them. */
  readonly unwanted: boolean;
}

interface WaitingRow extends EnvelopeRow {
  received_on: string;
  wanted: boolean;
  blocked: boolean;
}

/**
 * Looks at a lane's oldest rows that wait, leaving out the keys somebody is busy with: a long queue of one key does not
 * hide the others behind it.
 */
export async function lookForWork(
  reader: Reader,
  lane: string,
  busy: readonly InboxKey[],
  most: number,
): Promise<Work> {
  const rows = await reader.query<WaitingRow>(
    `WITH busy AS MATERIALIZED (SELECT * FROM unnest($3::text[], $4::uuid[]) AS b(topic, key)),
     oldest AS MATERIALIZED (
       SELECT * FROM inbox WHERE lane = $1 AND state = 'pending' AND (topic, key) NOT IN (SELECT * FROM busy)
        ORDER BY seq LIMIT $2)
     SELECT o.*, o.received_on::text AS received_on, k.state IN ('retry', 'dead') AS blocked
       FROM oldest o JOIN inbox_key k ON k.lane = $1 AND k.topic = o.topic AND k.key = o.key
      ORDER BY o.seq`,
    [lane, most, busy.map((at) => at.topic), busy.map((at) => at.key)],
  );
  const keys = [...Map.groupBy(rows, nameOf).values()];
  const found = keys.map((waiting) => ({ ...readyKey(lane, waiting), blocked: waiting.some((row) => row.blocked) }));
  return {
    ready: found.filter((key) => !key.blocked),
    blocked: found.filter((key) => key.blocked),
    unwanted: rows.some((row) => !row.wanted),
  };
}

function readyKey(lane: string, waiting: readonly WaitingRow[]): ReadyKey {
  const rows = waiting.toSorted((one, other) => one.version - other.version);
  const [{ topic, key }] = rows as [WaitingRow];
  return {
    lane,
    topic,
    key,
    rows: rows.map((row) => ({ envelope: envelopeOf(row), wanted: row.wanted, receivedOn: row.received_on })),
  };
}

/** The retries of a lane. */
export interface Retries {
  /** Those whose time has come, the first ones first. */
  readonly due: readonly ReadyKey[];
  /** Milliseconds until the next one is due; undefined when none waits. */
  readonly nextIn?: number;
}

/** Looks at the first of a lane's retries, by the database's clock. */
export async function lookForRetries(reader: Reader, lane: string, most: number): Promise<Retries> {
  const rows = await reader.query<{ topic: string; key: string; due_in: number }>(
    `SELECT topic, key, extract(epoch FROM retry_at - clock_timestamp())::float8 * 1000 AS due_in
       FROM inbox_key WHERE lane = $1 AND state = 'retry' ORDER BY retry_at LIMIT $2`,
    [lane, most],
  );
  const waits = ({ due_in }: { due_in: number }): boolean => due_in > 0 && due_in <= longestPauseMilliseconds;
  const due = rows.filter((row) => !waits(row)).map(({ topic, key }) => ({ lane, topic, key, rows: [] }));
  const next = rows.find(waits);
  return { due, ...(next && { nextIn: next.due_in }) };
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
        WHERE k.lane = $1 AND (k.state = 'dead' OR (k.state = 'retry' AND k.retry_at BETWEEN clock_timestamp() AND clock_timestamp() + $4 * interval '1 millisecond'))
          FOR UPDATE OF k SKIP LOCKED
     )
     UPDATE inbox i SET state = 'held' FROM blocked b
      WHERE i.lane = $1 AND i.topic = b.topic AND i.key = b.key AND i.state = 'pending' RETURNING 1`,
    [lane, keys.map((at) => at.topic), keys.map((at) => at.key), longestPauseMilliseconds],
  );
  return aside.length;
}

/**
 * Skips, in bulk, rows of types the lane does not want whose turn it is: versions advance for every stored event.
 * Returns how many rows.
 */
export async function skipUnwanted(unit: UnitOfWork, lane: string, most: number): Promise<number> {
  await unit.query('SELECT enter_inbox_lane($1)', [lane]);
  const skipped = await unit.query<{ events: number }>(
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
       UPDATE inbox i SET ${settledAs(`'skipped'`)}
         FROM run r
        WHERE i.lane = $1 AND i.received_on = r.received_on AND i.event_id = r.event_id AND i.state = 'pending'
          AND r.unwanted_so_far AND r.version = r.last_version + r.nth
       RETURNING i.topic, i.key, i.version
     )
     UPDATE inbox_key k SET last_version = s.version
       FROM (SELECT topic, key, max(version) AS version, count(*)::int AS events FROM skipped GROUP BY topic, key) s
      WHERE k.lane = $1 AND k.topic = s.topic AND k.key = s.key AND k.last_version < s.version
      RETURNING s.events`,
    [lane, most],
  );
  return skipped.reduce((sum, { events }) => sum + events, 0);
}
