import type { UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import { envelopeOf } from '../envelope.js';
import type { EnvelopeRow, ReceivedEvent } from '../envelope.js';
import { failpoint } from '../failpoint.js';
import { decodeFor, handleMany } from './dispatch.js';
import { nameOf } from './inbox-claims.js';
import { lockKeys } from './key-locks.js';
import type { BatchLane } from './lane.js';
import type { LaneObserver } from './lane-observer.js';

interface BatchRow extends EnvelopeRow {
  wanted: boolean;
  received_on: string;
}

/** What one transaction of a set-based lane came to. */
export interface BatchResult {
  readonly settled: number;
  /** Something in it needs the slow way: a gap, an undecodable event, a blocked key. */
  readonly needsCare: boolean;
}

/** Hands a set-based lane as many events as are ready and in order, in one transaction. */
export class BatchWorker {
  constructor(
    private readonly lane: BatchLane,
    private readonly units: UnitsOfWork,
    private readonly size: number,
    private readonly observer: LaneObserver,
  ) {}

  /** Throws what the handler throws, with nothing settled: the caller then goes event by event to find the culprit. */
  async workOnce(): Promise<BatchResult> {
    return this.units.run(async (unit) => {
      await unit.query('SELECT enter_inbox_lane($1)', [this.lane.name]);
      const rows = await this.oldestRows(unit);
      if (rows.length === 0) return { settled: 0, needsCare: false };
      const keys = await lockKeys(unit, this.lane.name, rows);
      await failpoint('batch: claimed');
      const ready: BatchRow[] = [];
      const events: ReceivedEvent[] = [];
      let needsCare = false;
      for (const row of rows) {
        const key = keys.get(nameOf(row));
        // Somebody else works on it.
        if (key === undefined) continue;
        const decoded = row.wanted ? decodeFor(this.lane, envelopeOf(row)) : undefined;
        if (key.state !== 'open' || row.version !== key.head + 1 || (decoded && 'undecodable' in decoded)) {
          needsCare = true;
          // Nothing of this key may overtake.
          key.state = 'passed over';
          continue;
        }
        key.head = row.version;
        ready.push(row);
        if (decoded && 'event' in decoded) events.push(decoded.event);
      }
      if (events.length > 0) await handleMany(this.lane, events);
      await failpoint('batch: handled');
      if (ready.length > 0) await settleAll(unit, this.lane.name, ready);
      await failpoint('batch: settled');
      unit.afterCommit(() => {
        this.observer.ended(this.lane.name, 'done', events.length);
        this.observer.ended(this.lane.name, 'skipped', ready.length - events.length);
      });
      return { settled: ready.length, needsCare };
    });
  }

  private oldestRows(unit: UnitOfWork): Promise<BatchRow[]> {
    return unit.query<BatchRow>(
      `SELECT *, received_on::text AS received_on FROM inbox WHERE lane = $1 AND state = 'pending' ORDER BY seq LIMIT $2`,
      [this.lane.name, this.size],
    );
  }
}

/** Settles the rows and moves their keys on, in one statement. */
async function settleAll(unit: UnitOfWork, lane: string, rows: readonly BatchRow[]): Promise<void> {
  const [result] = await unit.query<{ settled: number }>(
    `WITH row AS (
       SELECT * FROM unnest($2::date[], $3::uuid[], $4::boolean[]) AS r(received_on, event_id, wanted)
     ), settled AS (
       UPDATE inbox SET state = CASE WHEN row.wanted THEN 'done' ELSE 'skipped' END, settled_at = clock_timestamp()
         FROM row WHERE inbox.received_on = row.received_on AND inbox.lane = $1 AND inbox.event_id = row.event_id
          AND inbox.state = 'pending' RETURNING inbox.topic, inbox.key, inbox.version
     ), moved AS (
       UPDATE inbox_key SET last_version = head.version
         FROM (SELECT topic, key, max(version) AS version FROM settled GROUP BY topic, key) head
        WHERE inbox_key.lane = $1 AND inbox_key.topic = head.topic AND inbox_key.key = head.key
     )
     SELECT count(*)::int AS settled FROM settled`,
    [lane, rows.map((row) => row.received_on), rows.map((row) => row.event_id), rows.map((row) => row.wanted)],
  );
  if (result?.settled !== rows.length) throw new Error(`rows of lane ${lane} were settled by somebody else`);
}
