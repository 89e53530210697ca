import type { UnitsOfWork } from '@harbourlink/persistence';
import { failpoint } from '../failpoint.js';
import { Loop } from '../loop.js';
import { inboxOf, wakeOn } from '../wake.js';
import { BatchWorker } from './batch-worker.js';
import { GroupPace } from './group-pace.js';
import { GroupWorker } from './group-worker.js';
import { nameOf } from './inbox-claims.js';
import type { InboxKey, ReadyKey } from './inbox-claims.js';
import { lookForRetries, lookForWork, setAside, skipUnwanted } from './inbox-work.js';
import { KeyWorker } from './key-worker.js';
import type { WorkerOptions } from './key-worker.js';
import type { Lane } from './lane.js';
import type { PausedLanes } from './paused-lanes.js';

export interface LaneRunnerOptions extends WorkerOptions {
  readonly schema: string;
  /** Keys handled at the same time. */
  readonly workers: number;
  readonly batchSize: number;
  /** Events of one transaction of a lane that is given them one by one, at most. */
  readonly groupSize: number;
  readonly idleMilliseconds: number;
  readonly paused: Pick<PausedLanes, 'has'>;
  readonly onError: (error: unknown) => void;
}

/** Rows looked at for work at a time, and events of one key before another key has its turn. */
const lookSize = 512;
const turnSize = 64;
/** How long a key is left alone that another replica works on. */
const restMilliseconds = 500;

/**
 * Keeps one lane going: finds keys with work and shares them over its workers. A slow key keeps one worker and no other
 * key waiting.
 */
export class LaneRunner {
  private readonly loop: Loop;
  private readonly keyWorker: KeyWorker;
  private readonly batchWorker: BatchWorker | undefined;
  private readonly groupWorker: GroupWorker;
  private readonly pace: GroupPace;
  private readonly stopListening: () => void;
  private readonly queue: ReadyKey[] = [];
  /** Keys in the queue or in a worker's hands, or resting because somebody else has them. */
  private readonly busy = new Map<string, InboxKey>();
  private readonly hands = new Set<Promise<void>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private retryTimer: NodeJS.Timeout | undefined;
  private failure: { readonly error: unknown } | undefined;
  private lookedAt = 0;
  private stopping = false;

  constructor(
    readonly lane: Lane,
    private readonly units: UnitsOfWork,
    private readonly options: LaneRunnerOptions,
  ) {
    this.keyWorker = new KeyWorker(lane, units, options);
    if (lane.contract === 'batch') this.batchWorker = new BatchWorker(lane, units, options.batchSize, options.observer);
    this.groupWorker = new GroupWorker(lane, units, options.observer);
    this.pace = new GroupPace(lane.contract === 'single' ? options.groupSize : 1);
    this.loop = new Loop(() => this.pass(), options.idleMilliseconds, options.onError);
    this.stopListening = wakeOn(inboxOf(options.schema), () => this.loop.wake());
  }

  start(): void {
    this.loop.start();
  }

  get lastSuccess(): number {
    return this.loop.lastSuccess;
  }

  private get isPaused(): boolean {
    return this.options.paused.has(this.lane.name);
  }

  /** Lets the events in hand end; takes no further one. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.retryTimer);
    for (const timer of this.timers) clearTimeout(timer);
    this.stopListening();
    await this.loop.stop();
    await Promise.all(this.hands);
  }

  private async pass(): Promise<boolean> {
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure.error;
    if (this.isPaused) return false;
    const batched = await this.workInBatches();
    // While whole batches go through, retries that are due still have their turn every second, and nothing else.
    if (batched && performance.now() - this.lookedAt < 1_000) return true;
    if (this.queue.length > 0) {
      // A hand may have gone home in the very moment a key came in.
      this.callHands();
      return batched;
    }
    return (await this.look(batched)) || batched;
  }

  /** True while whole batches go through; a failing batch is left to the key workers, which find the culprit. */
  private async workInBatches(): Promise<boolean> {
    if (!this.batchWorker) return false;
    try {
      const { settled, needsCare } = await this.batchWorker.workOnce();
      return settled > 0 && !needsCare;
    } catch {
      return false;
    }
  }

  private async look(retriesOnly: boolean): Promise<boolean> {
    this.lookedAt = performance.now();
    const retries = await this.units.read((reader) => lookForRetries(reader, this.lane.name, lookSize));
    this.enqueue(retries.due);
    const again = !retriesOnly && (await this.lookForRows());
    this.callHands();
    this.wakeAtNextRetry(retries.nextIn);
    return again;
  }

  /** True when the rows looked at were mostly not for the workers, so that looking again at once is worth it. */
  private async lookForRows(): Promise<boolean> {
    const { name } = this.lane;
    const busy = [...this.busy.values()];
    const work = await this.units.read((reader) => lookForWork(reader, name, busy, lookSize));
    const aside = work.blocked.length > 0 ? await this.units.run((unit) => setAside(unit, name, work.blocked)) : 0;
    const skipped = work.unwanted ? await this.units.run((unit) => skipUnwanted(unit, name, lookSize)) : 0;
    if (skipped > 0) {
      this.options.observer.ended(name, 'skipped', skipped);
      return true;
    }
    this.enqueue(work.ready);
    return work.ready.length === 0 && aside > 0;
  }

  private enqueue(keys: readonly ReadyKey[]): void {
    for (const at of keys) {
      if (this.busy.has(nameOf(at))) continue;
      this.busy.set(nameOf(at), at);
      this.queue.push(at);
    }
  }

  private callHands(): void {
    while (this.hands.size < Math.min(this.options.workers, this.hands.size + this.queue.length) && !this.stopping) {
      const hand = this.workOff().finally(() => {
        this.hands.delete(hand);
        // What arrived for a key in hand was not looked at: the next look finds it.
        this.loop.wake();
      });
      this.hands.add(hand);
    }
  }

  private async workOff(): Promise<void> {
    for (let group = this.takeGroup(); group.length > 0 && !this.stopping; group = this.takeGroup()) {
      if (this.queue.length === 0) this.loop.wake();
      for (const at of await this.workTogether(group)) await this.workOn(at);
    }
  }

  /** Keys for one transaction: a fair share of the queue for each hand, and no more than their events fill. */
  private takeGroup(): ReadyKey[] {
    const share = Math.max(1, Math.ceil(this.queue.length / this.options.workers));
    const group: ReadyKey[] = [];
    for (let events = 0; group.length < share && events < this.pace.size;) {
      const [at] = this.queue;
      // A key whose retry is due has no rows that were seen, and goes by itself.
      if (!at || (at.rows.length === 0 && group.length > 0)) break;
      group.push(at);
      this.queue.shift();
      if (at.rows.length === 0) break;
      events += at.rows.length;
    }
    return group;
  }

  /** Answers the keys that have to be worked on event by event: after a failure, all of them. */
  private async workTogether(group: readonly ReadyKey[]): Promise<readonly ReadyKey[]> {
    const rows = group.flatMap((at) => at.rows).slice(0, this.pace.size);
    if (rows.length < 2 || this.isPaused) return group;
    const started = performance.now();
    try {
      const settled = await this.groupWorker.work(rows);
      await failpoint('worker: committed');
      this.pace.went(rows.length, performance.now() - started);
      const tried = new Set(rows);
      return group.flatMap((at) => {
        const left = { ...at, rows: at.rows.filter((row) => !settled.has(row)) };
        if (left.rows.some((row) => tried.has(row))) return [left];
        if (left.rows.length === 0) this.busy.delete(nameOf(at));
        else this.queue.push(left);
        return [];
      });
    } catch {
      // One by one: the culprit is found there, and what is no event's fault comes up again.
      this.pace.failed();
      return group;
    }
  }

  /** Handles the rows that were seen of a key, a turn at a time; what came since, the next look finds. */
  private async workOn(at: ReadyKey): Promise<void> {
    const rows = at.rows.length === 0 ? [undefined] : at.rows.slice(0, turnSize);
    try {
      for (const row of rows) {
        if (this.stopping) return;
        if (this.isPaused) break;
        const started = performance.now();
        const looked = await this.keyWorker.work(at, row);
        if (looked === 'more') this.pace.went(1, performance.now() - started);
        if (looked === 'busy') return this.rest(at);
        if (looked === 'idle') break;
        if (row === rows.at(-1) && at.rows.length > rows.length) {
          this.queue.push({ ...at, rows: at.rows.slice(rows.length) });
          return;
        }
      }
      this.busy.delete(nameOf(at));
    } catch (error) {
      // Not the event's fault: the loop reports it and waits before the next look.
      this.failure = { error };
      for (const dropped of this.queue.splice(0)) this.busy.delete(nameOf(dropped));
      this.rest(at);
    }
  }

  /** Leaves a key alone for a while: another replica works on it. */
  private rest(at: InboxKey): void {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        this.busy.delete(nameOf(at));
        this.loop.wake();
      },
      Math.min(restMilliseconds, this.options.idleMilliseconds),
    );
    this.timers.add(timer);
  }

  private wakeAtNextRetry(milliseconds: number | undefined): void {
    clearTimeout(this.retryTimer);
    if (milliseconds !== undefined && !this.stopping)
      this.retryTimer = setTimeout(() => this.loop.wake(), Math.min(Math.ceil(milliseconds), 60_000));
  }
}
