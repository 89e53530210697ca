import type { UnitOfWork } from '@harbourlink/persistence';
import { envelopeOf } from '../envelope.js';
import type { EnvelopeRow, EventEnvelope } from '../envelope.js';
import type { Failure } from './outcomes.js';

/** One aggregate's place in one lane. */
export interface InboxKey {
  readonly lane: string;
  readonly topic: string;
  readonly key: string;
}

export type KeyState = 'open' | 'retry' | 'gap' | 'dead';

/** A key that is locked until the unit of work ends, and the first of its rows that is not settled. */
export interface Claim {
  readonly lastVersion: number;
  readonly state: KeyState;
  readonly attempts: number;
  readonly waitingSince?: Date;
  readonly next?: { readonly envelope: EventEnvelope; readonly wanted: boolean; readonly receivedOn: string };
}

interface ClaimRow extends EnvelopeRow {
  last_version: number;
  key_state: KeyState;
  attempts: number;
  waiting_since: Date | null;
  received_on: string;
  wanted: boolean;
}

/** The rows of a lane that may be worked on, oldest first, as keys; and the keys whose retry is due. */
export async function keysToWorkOn(unit: UnitOfWork, lane: string, most: number): Promise<InboxKey[]> {
  return unit.query<InboxKey>(
    `SELECT $1 AS lane, topic, key FROM (
       SELECT topic, key, min(seq) AS seq
         FROM (SELECT topic, key, seq FROM inbox WHERE lane = $1 AND state = 'pending' ORDER BY seq LIMIT $2) AS pending
        GROUP BY topic, key
       UNION ALL
       SELECT topic, key, 0 FROM inbox_key WHERE lane = $1 AND state = 'retry' AND retry_at <= clock_timestamp()
     ) AS keys ORDER BY seq`,
    [lane, most],
  );
}

/** Milliseconds until the next retry of a lane is due, by the database's clock; undefined when none waits. */
export async function nextRetryIn(unit: UnitOfWork, lane: string): Promise<number | undefined> {
  const [row] = await unit.query<{ due: string | null }>(
    `SELECT (extract(epoch FROM min(retry_at) - clock_timestamp()) * 1000)::bigint AS due
       FROM inbox_key WHERE lane = $1 AND state = 'retry'`,
    [lane],
  );
  return row?.due === null || row?.due === undefined ? undefined : Math.max(Number(row.due), 0);
}

/** Locks a key for this unit of work; undefined when another worker has it or its time has not come. */
export async function claimKey(unit: UnitOfWork, at: InboxKey): Promise<Claim | undefined> {
  const [row] = await unit.query<ClaimRow>('SELECT * FROM claim_inbox_key($1, $2, $3)', [at.lane, at.topic, at.key]);
  if (!row) return undefined;
  const claim = { lastVersion: row.last_version, state: row.key_state, attempts: row.attempts };
  return {
    ...claim,
    ...(row.waiting_since === null ? {} : { waitingSince: row.waiting_since }),
    ...(row.event_id === null
      ? {}
      : { next: { envelope: envelopeOf(row), wanted: row.wanted, receivedOn: row.received_on } }),
  };
}

/** How a row ended. */
export type Settlement = 'done' | 'skipped' | 'parked' | 'discarded';

/** Settles one row, advances its key to `version` and opens it. Throws when the row was settled by somebody else. */
export async function settle(unit: UnitOfWork, at: InboxKey, eventId: string, version: number, how: Settlement): Promise<void> {
  const advanced = await unit.query(
    `WITH row AS (
       UPDATE inbox SET state = $5, settled_at = clock_timestamp()
        WHERE lane = $1 AND topic = $2 AND key = $3 AND event_id = $4 AND state IN ('pending', 'held') RETURNING 1)
     UPDATE inbox_key SET last_version = greatest(last_version, $6), state = 'open', attempts = 0, retry_at = NULL,
            waiting_since = NULL, error = NULL
      WHERE lane = $1 AND topic = $2 AND key = $3 AND EXISTS (SELECT 1 FROM row) RETURNING 1`,
    [at.lane, at.topic, at.key, eventId, how, version],
  );
  if (advanced.length !== 1) throw new Error(`inbox row of event ${eventId} in lane ${at.lane} was settled by somebody else`);
}

/** Puts the rows of a blocked key aside, so that looking for work does not meet them again and again. */
export async function hold(unit: UnitOfWork, at: InboxKey): Promise<void> {
  await unit.query(`UPDATE inbox SET state = 'held' WHERE lane = $1 AND topic = $2 AND key = $3 AND state = 'pending'`, [
    at.lane,
    at.topic,
    at.key,
  ]);
}

/** Makes the rows of a key that is open again ready for work. */
export async function release(unit: UnitOfWork, at: InboxKey): Promise<void> {
  await unit.query(`UPDATE inbox SET state = 'pending' WHERE lane = $1 AND topic = $2 AND key = $3 AND state = 'held'`, [
    at.lane,
    at.topic,
    at.key,
  ]);
}

/** Marks a key as waiting for a version that has not arrived. */
export async function markGap(unit: UnitOfWork, at: InboxKey): Promise<void> {
  await unit.query(`UPDATE inbox_key SET state = 'gap' WHERE lane = $1 AND topic = $2 AND key = $3`, [at.lane, at.topic, at.key]);
  await hold(unit, at);
}

/** Records a failure of the event after `lastVersion`; nothing happens when the key has moved on meanwhile. */
export async function recordFailure(
  unit: UnitOfWork,
  at: InboxKey,
  lastVersion: number,
  failure: Failure,
  error: string,
): Promise<void> {
  const retry = failure.outcome === 'retry';
  const blocked = await unit.query(
    `UPDATE inbox_key SET state = $5, attempts = $6, error = $7,
            retry_at = CASE WHEN $5 = 'retry' THEN clock_timestamp() + $8 * interval '1 millisecond' END,
            waiting_since = CASE WHEN $9 THEN coalesce(waiting_since, clock_timestamp()) ELSE waiting_since END
      WHERE lane = $1 AND topic = $2 AND key = $3 AND last_version = $4 AND state <> 'dead' RETURNING 1`,
    [
      at.lane,
      at.topic,
      at.key,
      lastVersion,
      failure.outcome,
      failure.attempts,
      error,
      retry ? failure.afterMilliseconds : 0,
      retry && failure.waiting,
    ],
  );
  if (blocked.length === 1) await hold(unit, at);
}

/**
 * Skips, in bulk, rows of types the lane does not want whose turn it is: versions advance for every stored event.
 * Returns how many were skipped.
 */
export async function skipUnwanted(unit: UnitOfWork, lane: string, most: number): Promise<number> {
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
