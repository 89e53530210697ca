import type { UnitsOfWork } from '@harbourlink/persistence';
import { Loop } from '../loop.js';
import { inboxOf, wakeOn } from '../wake.js';
import { BatchWorker } from './batch-worker.js';
import type { InboxKey } from './inbox-claims.js';
import { lookForWork, nextRetryIn, setAside, skipUnwanted } from './inbox-work.js';
import { KeyWorker } from './key-worker.js';
import type { WorkerOptions } from './key-worker.js';
import type { Lane } from './lane.js';

export interface LaneRunnerOptions extends WorkerOptions {
  readonly schema: string;
  /** Keys handled at the same time. */
  readonly workers: number;
  readonly batchSize: number;
  readonly idleMilliseconds: number;
  readonly onError: (error: unknown) => void;
}

/** Rows looked at for work at a time, and events of one key before another key has its turn. */
const lookSize = 512;
const turnSize = 64;

/**
 * Keeps one lane going: finds keys with work and shares them over its workers. A slow key keeps one worker and no other
 * key waiting.
 */
export class LaneRunner {
  private readonly loop: Loop;
  private readonly keyWorker: KeyWorker;
  private readonly batchWorker: BatchWorker | undefined;
  private readonly stopListening: () => void;
  private readonly queue: InboxKey[] = [];
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
    if (lane.contract === 'batch') this.batchWorker = new BatchWorker(lane, units, options.batchSize);
    this.loop = new Loop(() => this.pass(), options.idleMilliseconds, options.onError);
    this.stopListening = wakeOn(inboxOf(options.schema), () => this.loop.wake());
  }

  start(): void {
    this.loop.start();
  }

  get lastSuccess(): number {
    return this.loop.lastSuccess;
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
    const batched = await this.workInBatches();
    // While whole batches go through, retries that are due still have their turn every second.
    if (batched && performance.now() - this.lookedAt < 1_000) return true;
    if (this.queue.length > 0) return batched;
    return (await this.look()) || batched;
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

  private async look(): Promise<boolean> {
    this.lookedAt = performance.now();
    const { name } = this.lane;
    const work = await this.units.run((unit) => lookForWork(unit, name, [...this.busy.values()], lookSize));
    const aside = work.blocked.length > 0 ? await this.units.run((unit) => setAside(unit, name, work.blocked)) : 0;
    if (work.unwanted && (await this.units.run((unit) => skipUnwanted(unit, name, lookSize))) > 0) return true;
    for (const at of work.ready) {
      this.busy.set(nameOf(at), at);
      this.queue.push(at);
    }
    this.callHands();
    if (work.ready.length > 0) return false;
    await this.wakeAtNextRetry();
    return aside > 0;
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
    for (let at = this.queue.shift(); at && !this.stopping; at = this.queue.shift()) {
      if (this.queue.length === 0) this.loop.wake();
      await this.workOn(at);
    }
  }

  private async workOn(at: InboxKey): Promise<void> {
    try {
      const looked = await this.keyWorker.work(at, turnSize, () => !this.stopping);
      if (looked === 'more' && !this.stopping) this.queue.push(at);
      else if (looked === 'busy') this.rest(at);
      else this.busy.delete(nameOf(at));
    } catch (error) {
      // Not the event's fault: the loop reports it and waits before the next look.
      this.failure = { error };
      for (const dropped of this.queue.splice(0)) this.busy.delete(nameOf(dropped));
      this.rest(at);
    }
  }

  /** Leaves a key alone for a while: another replica works on it. */
  private rest(at: InboxKey): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.busy.delete(nameOf(at));
      this.loop.wake();
    }, this.options.idleMilliseconds);
    this.timers.add(timer);
  }

  private async wakeAtNextRetry(): Promise<void> {
    const due = await this.units.run((unit) => nextRetryIn(unit, this.lane.name));
    clearTimeout(this.retryTimer);
    if (due !== undefined && !this.stopping)
      this.retryTimer = setTimeout(() => this.loop.wake(), Math.min(due, 60_000));
  }
}

function nameOf({ topic, key }: InboxKey): string {
  return `${topic} ${key}`;
}
