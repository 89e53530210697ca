import type { UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import { envelopeOf } from '../envelope.js';
import type { EnvelopeRow, ReceivedEvent } from '../envelope.js';
import { decodeFor, handleMany } from './dispatch.js';
import type { BatchLane } from './lane.js';

interface BatchRow extends EnvelopeRow {
  wanted: boolean;
  received_on: string;
  last_version: number;
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
  ) {}

  /** Throws what the handler throws, with nothing settled: the caller then goes event by event to find the culprit. */
  async workOnce(): Promise<BatchResult> {
    return this.units.run(async (unit) => {
      const rows = await this.claim(unit);
      const ready: BatchRow[] = [];
      const events: ReceivedEvent[] = [];
      const heads = new Map<string, number>();
      let needsCare = false;
      for (const row of rows) {
        const key = `${row.topic} ${row.key}`;
        const head = heads.get(key) ?? row.last_version;
        const decoded = row.wanted ? decodeFor(this.lane, envelopeOf(row)) : undefined;
        if (row.version !== head + 1 || (decoded && 'undecodable' in decoded)) {
          needsCare = true;
          // Nothing of this key may overtake.
          heads.set(key, Number.NEGATIVE_INFINITY);
          continue;
        }
        heads.set(key, row.version);
        ready.push(row);
        if (decoded && 'event' in decoded) events.push(decoded.event);
      }
      if (events.length > 0) await handleMany(this.lane, events);
      if (ready.length > 0) await settleAll(unit, this.lane.name, ready);
      return { settled: ready.length, needsCare };
    });
  }

  /** Locks the open keys of the oldest pending rows, then reads those rows with a fresh snapshot. */
  private async claim(unit: UnitOfWork): Promise<BatchRow[]> {
    await unit.query('SELECT enter_inbox_lane($1)', [this.lane.name]);
    const keys = await unit.query<{ topic: string; key: string; last_version: number }>(
      `SELECT topic, key, last_version FROM inbox_key
        WHERE lane = $1 AND state = 'open' AND (topic, key) IN (
              SELECT topic, key FROM inbox WHERE lane = $1 AND state = 'pending' ORDER BY seq LIMIT $2)
          FOR UPDATE SKIP LOCKED`,
      [this.lane.name, this.size],
    );
    if (keys.length === 0) return [];
    return unit.query<BatchRow>(
      `SELECT i.*, k.last_version
         FROM unnest($2::text[], $3::uuid[], $4::int[]) AS k(topic, key, last_version)
         JOIN inbox i ON i.lane = $1 AND i.topic = k.topic AND i.key = k.key AND i.state = 'pending'
        ORDER BY i.version, i.seq LIMIT $5`,
      [
        this.lane.name,
        keys.map((key) => key.topic),
        keys.map((key) => key.key),
        keys.map((key) => key.last_version),
        this.size,
      ],
    );
  }
}

async function settleAll(unit: UnitOfWork, lane: string, rows: readonly BatchRow[]): Promise<void> {
  const settled = await unit.query(
    `WITH row AS (
       SELECT * FROM unnest($2::date[], $3::uuid[], $4::boolean[]) AS r(received_on, event_id, wanted)
     )
     UPDATE inbox SET state = CASE WHEN row.wanted THEN 'done' ELSE 'skipped' END, settled_at = clock_timestamp()
       FROM row WHERE inbox.received_on = row.received_on AND inbox.lane = $1 AND inbox.event_id = row.event_id
        AND inbox.state = 'pending' RETURNING 1`,
    [lane, rows.map((row) => row.received_on), rows.map((row) => row.event_id), rows.map((row) => row.wanted)],
  );
  if (settled.length !== rows.length) throw new Error(`rows of lane ${lane} were settled by somebody else`);
  await unit.query(
    `UPDATE inbox_key SET last_version = head.version
       FROM (SELECT topic, key, max(version) AS version
               FROM unnest($2::text[], $3::uuid[], $4::int[]) AS r(topic, key, version) GROUP BY topic, key) head
      WHERE inbox_key.lane = $1 AND inbox_key.topic = head.topic AND inbox_key.key = head.key`,
    [lane, rows.map((row) => row.topic), rows.map((row) => row.key), rows.map((row) => row.version)],
  );
}
