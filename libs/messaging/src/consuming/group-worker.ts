import type { UnitsOfWork } from '@harbourlink/persistence';
import { failpoint } from '../failpoint.js';
import { handleOne } from './dispatch.js';
import { inOrder } from './in-order.js';
import type { InboxRow } from './inbox-claims.js';
import { lockKeys } from './key-locks.js';
import type { Lane } from './lane.js';
import type { LaneObserver } from './lane-observer.js';
import { settleTogether } from './settle-together.js';

/**
 * Hands several events of a lane to its handler one by one, in one transaction: when all goes well, one lock, one mark and
 * one commit serve them all.
 */
export class GroupWorker {
  constructor(
    private readonly lane: Lane,
    private readonly units: UnitsOfWork,
    private readonly observer: LaneObserver,
  ) {}

  /**
   * Answers those that are settled; the others are not in order, not understood, or in somebody else's hands. Throws what a
   * handler throws, with nothing settled: the caller then goes event by event.
   */
  async work(rows: readonly InboxRow[]): Promise<ReadonlySet<InboxRow>> {
    return this.units.run(async (unit) => {
      const { name } = this.lane;
      await unit.query('SELECT enter_inbox_lane($1)', [name]);
      const candidates = rows.map((row) => ({ ...row, event: row.envelope, row }));
      const keys = await lockKeys(
        unit,
        name,
        candidates.map(({ event }) => event),
      );
      const { ready, events } = inOrder(this.lane, keys, candidates);
      await failpoint('worker: claimed');
      for (const event of events) await handleOne(this.lane, event);
      await failpoint('worker: handled');
      if (ready.length > 0) await settleTogether(unit, name, ready);
      await failpoint('worker: settled');
      unit.afterCommit(() => {
        this.observer.ended(name, 'done', events.length);
        this.observer.ended(name, 'skipped', ready.length - events.length);
      });
      return new Set(ready.map(({ row }) => row));
    });
  }
}
