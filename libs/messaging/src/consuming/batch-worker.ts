import type { UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import { envelopeOf } from '../envelope.js';
import type { EnvelopeRow } from '../envelope.js';
import { failpoint } from '../failpoint.js';
import { handleMany } from './dispatch.js';
import { inOrder } from './in-order.js';
import { lockKeys } from './key-locks.js';
import type { BatchLane } from './lane.js';
import type { LaneObserver } from './lane-observer.js';
import { settleTogether } from './settle-together.js';

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
      const { name } = this.lane;
      await unit.query('SELECT enter_inbox_lane($1)', [name]);
      const rows = await this.oldestRows(unit);
      if (rows.length === 0) return { settled: 0, needsCare: false };
      const keys = await lockKeys(unit, name, rows);
      await failpoint('batch: claimed');
      const candidates = rows.map((row) => ({
        event: envelopeOf(row),
        wanted: row.wanted,
        receivedOn: row.received_on,
      }));
      const { ready, events, needsCare } = inOrder(this.lane, keys, candidates);
      if (events.length > 0) await handleMany(this.lane, events);
      await failpoint('batch: handled');
      if (ready.length > 0) await settleTogether(unit, name, ready);
      await failpoint('batch: settled');
      unit.afterCommit(() => {
        this.observer.ended(name, 'done', events.length);
        this.observer.ended(name, 'skipped', ready.length - events.length);
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
