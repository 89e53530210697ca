import type { UnitOfWork } from '@harbourlink/persistence';
import { keepDeadLetter } from '../consuming/dead-letters.js';
import { decodeFor } from '../consuming/dispatch.js';
import type { Lane } from '../consuming/lane.js';
import { settledAs, settledAsPassed } from '../consuming/settled.js';
import { envelopeOf } from '../envelope.js';
import type { EnvelopeRow, EventEnvelope, ReceivedEvent } from '../envelope.js';

/** An event the shadow could make nothing of. */
export interface UnreadEvent {
  readonly envelope: EventEnvelope;
  readonly reason: string;
}

/**
 * Parks what nobody understands and the live lane has not come to: it goes on behind the shadow, and would never look at it.
 */
export async function parkUnread(unit: UnitOfWork, lane: string, unread: readonly UnreadEvent[]): Promise<void> {
  for (const { envelope, reason } of unread) {
    const [passed] = await unit.query(
      'SELECT 1 FROM inbox_key WHERE lane = $1 AND topic = $2 AND key = $3 AND last_version >= $4',
      [lane, envelope.topic, envelope.key, envelope.version],
    );
    if (passed) continue;
    await keepDeadLetter(unit, 'parked', lane, envelope, reason, 0);
    await unit.query(
      `UPDATE inbox SET ${settledAs(`'parked'`)}
        WHERE lane = $1 AND event_id = $2 AND state IN ('pending', 'held')`,
      [lane, envelope.id],
    );
  }
}

/**
 * Makes the closed live lane go on exactly after what the shadow holds: what it has waiting up to there is in the shadow
 * already, and what the shadow could not take in yet (`deferred`) is left to it. Throws when the shadow is behind.
 */
export async function handOver(unit: UnitOfWork, lane: string, deferred: readonly ReceivedEvent[]): Promise<void> {
  await unit.query(
    `UPDATE rebuild_key r SET version = d.version - 1
       FROM (SELECT topic, key, min(version) AS version
               FROM unnest($2::text[], $3::uuid[], $4::int[]) AS e(topic, key, version) GROUP BY topic, key) d
      WHERE r.lane = $1 AND r.topic = d.topic AND r.key = d.key`,
    [lane, deferred.map((e) => e.topic), deferred.map((e) => e.key), deferred.map((e) => e.version)],
  );
  const [behind] = await unit.query<{ key: string }>(
    `SELECT k.key FROM inbox_key k LEFT JOIN rebuild_key r USING (lane, topic, key)
      WHERE k.lane = $1 AND k.last_version > coalesce(r.version, 0) LIMIT 1`,
    [lane],
  );
  if (behind) throw new Error(`the rebuild of lane ${lane} is behind the live lane for ${behind.key}`);
  await unit.query(
    `INSERT INTO inbox_key AS live (lane, topic, key, last_version)
     SELECT lane, topic, key, version FROM rebuild_key WHERE lane = $1 ORDER BY topic, key
     ON CONFLICT (lane, topic, key) DO UPDATE SET last_version = excluded.last_version, state = 'open', attempts = 0,
       retry_at = NULL, waiting_since = NULL, error = NULL`,
    [lane],
  );
  await unit.query(
    `UPDATE inbox SET ${settledAsPassed('inbox')}
       FROM rebuild_key r
      WHERE inbox.lane = $1 AND r.lane = $1 AND inbox.topic = r.topic AND inbox.key = r.key AND inbox.version <= r.version
        AND inbox.state IN ('pending', 'held')`,
    [lane],
  );
  // Every key is open now: nothing of the lane stays aside.
  await unit.query(`UPDATE inbox SET state = 'pending' WHERE lane = $1 AND state = 'held'`, [lane]);
  await unit.query(
    `UPDATE dead_letter d SET settled_at = clock_timestamp(), settlement = 'replayed'
      WHERE lane = $1 AND kind = 'dead' AND settled_at IS NULL`,
    [lane],
  );
  await unit.query('DELETE FROM rebuild_key WHERE lane = $1', [lane]);
  await unit.query('DELETE FROM rebuild_cursor WHERE lane = $1', [lane]);
}

/**
 * Settles what was parked and is understood by now: the shadow has taken it in, and a replay would do it once more. What
 * still cannot be understood stays parked.
 */
export async function settleUnderstood(unit: UnitOfWork, lane: Lane): Promise<void> {
  const parked = await unit.query<EnvelopeRow & { id: string }>(
    `SELECT * FROM dead_letter WHERE lane = $1 AND kind = 'parked' AND settled_at IS NULL ORDER BY id FOR UPDATE`,
    [lane.name],
  );
  const understood = parked.filter(
    (letter) => letter.payload !== null && 'event' in decodeFor(lane, envelopeOf(letter)),
  );
  if (understood.length === 0) return;
  await unit.query(
    `UPDATE dead_letter SET settled_at = clock_timestamp(), settlement = 'replayed' WHERE id = ANY($1::bigint[])`,
    [understood.map(({ id }) => id)],
  );
  await unit.query(
    `UPDATE inbox SET state = 'done', settled_at = clock_timestamp()
      WHERE lane = $1 AND event_id = ANY($2::uuid[]) AND state = 'parked'`,
    [lane.name, understood.map(({ event_id }) => event_id)],
  );
}
