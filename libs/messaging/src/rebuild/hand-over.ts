import type { UnitOfWork } from '@harbourlink/persistence';
import type { ReceivedEvent } from '../envelope.js';

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
     SELECT lane, topic, key, version FROM rebuild_key WHERE lane = $1
     ON CONFLICT (lane, topic, key) DO UPDATE SET last_version = excluded.last_version, state = 'open', attempts = 0,
       retry_at = NULL, waiting_since = NULL, error = NULL`,
    [lane],
  );
  await unit.query(
    `UPDATE inbox SET state = CASE WHEN wanted THEN 'done' ELSE 'skipped' END, settled_at = clock_timestamp()
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
