import type { UnitOfWork } from '@harbourlink/persistence';
import { envelopeOf } from '../envelope.js';
import type { EnvelopeRow, EventEnvelope } from '../envelope.js';
import type { Failure } from './failures.js';
import { settledAs, settledAsPassed } from './settled.js';

/** One aggregate's place in one lane. */
export interface InboxKey {
  readonly lane: string;
  readonly topic: string;
  readonly key: string;
}

/** A key by one string, within its lane. */
export function nameOf({ topic, key }: Pick<InboxKey, 'topic' | 'key'>): string {
  return `${topic} ${key}`;
}

/** A key that was found to have work, and its rows that were seen, by version; none of a key whose retry is due. */
export interface ReadyKey extends InboxKey {
  readonly rows: readonly InboxRow[];
}

/** A row of the inbox that waits. */
export interface InboxRow {
  readonly envelope: EventEnvelope;
  readonly wanted: boolean;
  /** The day it came, YYYY-MM-DD. */
  readonly receivedOn: string;
}

export type KeyState = 'open' | 'retry' | 'gap' | 'dead';

/** A key that is locked until the unit of work ends, and the first of its rows that is not settled. */
export interface Claim {
  readonly lastVersion: number;
  readonly state: KeyState;
  readonly attempts: number;
  readonly waitingSince?: Date;
  readonly next?: InboxRow;
}

interface ClaimRow extends EnvelopeRow {
  last_version: number;
  key_state: KeyState;
  attempts: number;
  waiting_since: Date | null;
  received_on: string;
  wanted: boolean;
}

/** Locks a key for this unit of work; undefined when another worker has it. A blocked key has no next row. */
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

/** Locks a key whose next row was seen already; undefined when it is not the next one any more, or the key not open. */
export async function claimSeen(unit: UnitOfWork, at: InboxKey, next: InboxRow): Promise<Claim | undefined> {
  const [row] = await unit.query<{ last_version: number; state: KeyState }>(
    'SELECT * FROM lock_inbox_key($1, $2, $3)',
    [at.lane, at.topic, at.key],
  );
  if (row?.state !== 'open' || row.last_version + 1 !== next.envelope.version) return undefined;
  return { lastVersion: row.last_version, state: 'open', attempts: 0, next };
}

/** How a row ended. */
export type Settlement = 'done' | 'skipped' | 'parked' | 'discarded';

/** Which row of the inbox. */
export interface InboxRowId {
  readonly eventId: string;
  readonly version: number;
  /** The day it came; every day is looked at where it is not known. */
  readonly receivedOn?: string;
}

/** Settles one row, advances its key to its version and opens it. Throws when the row was settled by somebody else. */
export async function settle(
  unit: UnitOfWork,
  at: InboxKey,
  { eventId, version, receivedOn }: InboxRowId,
  how: Settlement,
): Promise<void> {
  const advanced = await unit.query(
    `WITH row AS (
       UPDATE inbox SET ${settledAs('$6')}
        WHERE lane = $1 AND topic = $2 AND key = $3 AND version = $5 AND event_id = $4 AND state IN ('pending', 'held')
          AND received_on BETWEEN coalesce($7::date, '-infinity') AND coalesce($7::date, 'infinity') RETURNING 1)
     UPDATE inbox_key SET last_version = greatest(last_version, $5), state = 'open', attempts = 0, retry_at = NULL,
            waiting_since = NULL, error = NULL
      WHERE lane = $1 AND topic = $2 AND key = $3 AND EXISTS (SELECT 1 FROM row) RETURNING 1`,
    [at.lane, at.topic, at.key, eventId, version, how, receivedOn ?? null],
  );
  if (advanced.length !== 1)
    throw new Error(`inbox row of event ${eventId} in lane ${at.lane} was settled by somebody else`);
}

/**
 * Settles rows the key has passed already: duplicates, or what a rebuild has taken in. The key stays as it is. Returns how
 * many rows.
 */
export async function settlePassed(unit: UnitOfWork, at: InboxKey): Promise<number> {
  const settled = await unit.query(
    `UPDATE inbox i SET ${settledAsPassed('i')}
       FROM inbox_key k
      WHERE k.lane = $1 AND k.topic = $2 AND k.key = $3 AND i.lane = $1 AND i.topic = $2 AND i.key = $3
        AND i.version <= k.last_version AND i.state IN ('pending', 'held')
      RETURNING 1`,
    [at.lane, at.topic, at.key],
  );
  return settled.length;
}

/** Puts the rows of a blocked key aside, so that looking for work does not meet them again and again. */
export async function hold(unit: UnitOfWork, at: InboxKey, afterVersion = 0): Promise<void> {
  await unit.query(
    `UPDATE inbox SET state = 'held'
      WHERE lane = $1 AND topic = $2 AND key = $3 AND state = 'pending' AND version > $4`,
    [at.lane, at.topic, at.key, afterVersion],
  );
}

/** Makes the rows of a key that is open again ready for work. */
export async function release(unit: UnitOfWork, at: InboxKey): Promise<void> {
  await unit.query(
    `UPDATE inbox SET state = 'pending' WHERE lane = $1 AND topic = $2 AND key = $3 AND state = 'held'`,
    [at.lane, at.topic, at.key],
  );
}

/** Marks a key as waiting for the version after `lastVersion`; should that have come by now, it stays ready for work. */
export async function markGap(unit: UnitOfWork, at: InboxKey, lastVersion: number): Promise<void> {
  await unit.query(`UPDATE inbox_key SET state = 'gap' WHERE lane = $1 AND topic = $2 AND key = $3`, [
    at.lane,
    at.topic,
    at.key,
  ]);
  await hold(unit, at, lastVersion + 1);
}

/** Records a failure of the event after `lastVersion`; false, with nothing done, when the key has moved on meanwhile. */
export async function recordFailure(
  unit: UnitOfWork,
  at: InboxKey,
  lastVersion: number,
  failure: Failure,
  error: string,
): Promise<boolean> {
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
      error.slice(0, 8_000),
      retry ? failure.afterMilliseconds : 0,
      retry && failure.waiting,
    ],
  );
  if (blocked.length !== 1) return false;
  await hold(unit, at);
  return true;
}
