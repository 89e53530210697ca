import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer } from 'kafkajs';

type Offset = Parameters<Consumer['commitOffsets']>[0][number];

const lastWordMilliseconds = 2_000;
const soonMilliseconds = 100;
/** A commit that another member overtook, or that failed, is made up for by then. */
const againMilliseconds = 30_000;

/**
 * Tells the broker how far a member of a group has received, shortly after: many batches share a commit. Until then a crash
 * brings them again, which the inbox knows.
 */
export class ReceivedOffsets {
  private readonly offsets = new Map<string, Offset>();
  /** Counts how often the group has shared its partitions out. */
  membership = 0;
  private timer: NodeJS.Timeout | undefined;
  private hasNews = false;

  constructor(private readonly consumer: Pick<Consumer, 'commitOffsets'>) {}

  /** `next` is the first offset of the partition that was not received; it counts while the `membership` is the same. */
  received(membership: number, topic: string, partition: number, next: bigint): void {
    if (membership !== this.membership) return;
    this.offsets.set(`${topic} ${partition}`, { topic, partition, offset: String(next) });
    if (this.hasNews) return;
    this.hasNews = true;
    this.commitIn(soonMilliseconds);
  }

  /** The group has shared its partitions out anew: what we had may be somebody else's now. */
  forget(): void {
    this.membership += 1;
    clearTimeout(this.timer);
    this.offsets.clear();
    this.hasNews = false;
  }

  /** Commits what is left, unless the broker takes too long to answer. */
  async end(): Promise<void> {
    clearTimeout(this.timer);
    if (this.hasNews) await Promise.race([this.commit(), pause(lastWordMilliseconds, undefined, { ref: false })]);
    this.forget();
  }

  private commitIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.commit(), milliseconds);
    this.timer.unref();
  }

  private async commit(): Promise<void> {
    this.hasNews = false;
    const offsets = [...this.offsets.values()];
    if (offsets.length > 0) await this.consumer.commitOffsets(offsets).catch(() => undefined);
    // What came meanwhile has set the clock already.
    if (!this.hasNews && this.offsets.size > 0) this.commitIn(againMilliseconds);
  }
}
