import type { UnitsOfWork } from '@harbourlink/persistence';
import { Loop } from '../loop.js';
import { inboxOf, wakeOn } from '../wake.js';
import { BatchWorker } from './batch-worker.js';
import { keysToWorkOn, nextRetryIn, skipUnwanted } from './inbox-claims.js';
import type { InboxKey } from './inbox-claims.js';
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

/** Keeps one lane going: finds keys with work, shares them over its workers, sleeps until the next retry is due. */
export class LaneRunner {
  private readonly loop: Loop;
  private readonly keyWorker: KeyWorker;
  private readonly batchWorker: BatchWorker | undefined;
  private readonly stopListening: () => void;
  private stopping = false;
  private retryTimer: NodeJS.Timeout | undefined;

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

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.retryTimer);
    this.stopListening();
    await this.loop.stop();
  }

  private async pass(): Promise<boolean> {
    if (await this.workInBatches()) return true;
    while ((await this.units.run((unit) => skipUnwanted(unit, this.lane.name, 1_000))) > 0 && !this.stopping);
    const keys = await this.units.run((unit) => keysToWorkOn(unit, this.lane.name, 256));
    await this.share(keys);
    if (keys.length > 0) return true;
    await this.sleepUntilRetry();
    return false;
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

  private async share(keys: readonly InboxKey[]): Promise<void> {
    const queue = [...keys];
    const worker = async (): Promise<void> => {
      for (let at = queue.shift(); at && !this.stopping; at = queue.shift()) {
        await this.keyWorker.work(at, () => !this.stopping);
      }
    };
    const workers = Array.from({ length: Math.min(this.options.workers, queue.length) }, worker);
    // All are awaited before the first error is reported, so that a pass never overlaps the next.
    const ended = await Promise.allSettled(workers);
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  }

  private async sleepUntilRetry(): Promise<void> {
    const due = await this.units.run((unit) => nextRetryIn(unit, this.lane.name));
    clearTimeout(this.retryTimer);
    if (due !== undefined) this.retryTimer = setTimeout(() => this.loop.wake(), due);
  }
}
