import type { UnitOfWork } from '@harbourlink/persistence';
import type { ReceivedEvent } from '../envelope.js';
import { failpoint } from '../failpoint.js';
import { handleMany } from './dispatch.js';
import { beginKeys } from './begin-keys.js';
import type { Arrival } from './begin-keys.js';
import { inOrder } from './in-order.js';
import { lockKeys } from './key-locks.js';
import type { LockedKey } from './key-locks.js';
import { nameOf } from './inbox-claims.js';
import type { BatchLane } from './lane.js';
import type { LaneObserver } from './lane-observer.js';

export interface AtOnceOptions {
  readonly observer: LaneObserver;
  /** Lanes an operator has stopped: what arrives for them waits. */
  readonly paused: { has(lane: string): boolean };
  /** Events handed to a handler at a time. */
  readonly batchSize: number;
}

/**
 * Handles what arrives for a set-based lane in the transaction that stores it, as far as each event is the next of its
 * aggregate: its row is then written once, as done. Whatever is not in order, not understood, locked by somebody or refused
 * by the handler waits in the inbox as always.
 */
export class AtOnce {
  constructor(private readonly options: AtOnceOptions) {}

  /**
   * Answers which of the arrivals are handled, or passed over because the lane does not want them; their keys have moved on,
   * and those of the others are begun. Undefined, with nothing begun, while the lane is paused or closed.
   */
  async handle(
    unit: UnitOfWork,
    lane: BatchLane,
    arrivals: readonly Arrival[],
  ): Promise<ReadonlySet<Arrival> | undefined> {
    if (this.options.paused.has(lane.name) || !(await mayEnter(unit, lane.name))) return undefined;
    const keys = await heldKeys(unit, lane.name, arrivals);
    const { ready: settled, events } = inOrder(lane, keys, arrivals);
    await failpoint('batch: claimed');
    if (!(await this.succeeds(unit, lane, events))) return new Set();
    await failpoint('batch: handled');
    await moveKeys(unit, lane.name, settled);
    unit.afterCommit(() => {
      this.options.observer.ended(lane.name, 'done', events.length);
      this.options.observer.ended(lane.name, 'skipped', settled.length - events.length);
    });
    return new Set(settled);
  }

  /** False, with nothing left of it, when the handler refuses: the slow way finds the culprit. */
  private async succeeds(unit: UnitOfWork, lane: BatchLane, events: readonly ReceivedEvent[]): Promise<boolean> {
    if (events.length === 0) return true;
    await unit.query('SAVEPOINT at_once');
    try {
      for (let start = 0; start < events.length; start += this.options.batchSize)
        await handleMany(lane, events.slice(start, start + this.options.batchSize));
      // Fails here, and not at the commit, when a failed statement was swallowed.
      await unit.query('RELEASE SAVEPOINT at_once');
      return true;
    } catch {
      await unit.query('ROLLBACK TO SAVEPOINT at_once');
      return false;
    }
  }
}

/** Locks the keys of arrivals and begins those that are new, which are ours alone; those somebody else has are left out. */
async function heldKeys(unit: UnitOfWork, lane: string, arrivals: readonly Arrival[]): Promise<Map<string, LockedKey>> {
  const keys = await lockKeys(
    unit,
    lane,
    arrivals.map(({ event }) => event),
  );
  const others = arrivals.filter(({ event }) => !keys.has(nameOf(event)));
  const begun = others.length === 0 ? [] : await beginKeys(unit, others);
  for (const key of begun) keys.set(nameOf(key), { head: key.last_version, state: 'open' });
  return keys;
}

/** Not while the end of a rebuild has the lane closed: what comes then waits. */
async function mayEnter(unit: UnitOfWork, lane: string): Promise<boolean> {
  const [row] = await unit.query<{ entered: boolean }>('SELECT try_enter_inbox_lane($1) AS entered', [lane]);
  return row?.entered ?? false;
}

async function moveKeys(unit: UnitOfWork, lane: string, settled: readonly Arrival[]): Promise<void> {
  const heads = [...new Map(settled.map(({ event }) => [nameOf(event), event])).values()];
  const moved = await unit.query(
    `UPDATE inbox_key k SET last_version = head.version
       FROM unnest($2::text[], $3::uuid[], $4::int[]) AS head(topic, key, version)
      WHERE k.lane = $1 AND k.topic = head.topic AND k.key = head.key RETURNING 1`,
    [lane, heads.map(({ topic }) => topic), heads.map(({ key }) => key), heads.map(({ version }) => version)],
  );
  if (moved.length !== heads.length) throw new Error(`a key of lane ${lane} is not there any more`);
}
