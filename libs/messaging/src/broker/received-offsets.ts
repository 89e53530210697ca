import type { EachBatchPayload } from 'kafkajs';
import { unlessAborted } from '../unless-aborted.js';

/** Tells the broker once, without trying again, as a member of the group as it is now. */
export type CommitOffsets = EachBatchPayload['commitOffsetsIfNecessary'];

interface Received {
  readonly topic: string;
  readonly partition: number;
  /** The first offset of the partition that was not received. */
  readonly next: bigint;
}

const soonMilliseconds = 100;
const againMilliseconds = 1_000;
const lastWordMilliseconds = 2_000;
/** Fewer may happen while a group finds itself anew. */
const failuresToTell = 5;

/**
 * Tells the broker how far a member of a group has received, shortly after and one commit at a time: many batches share it.
 * Until then a crash brings them again, which the inbox knows.
 */
export class ReceivedOffsets {
  /** Counts how often the group has shared its partitions out. */
  membership = 0;
  private readonly told = new Map<string, Received>();
  private commit: CommitOffsets | undefined;
  private timer: NodeJS.Timeout | undefined;
  private committing: Promise<void> | undefined;
  private failures = 0;

  constructor(private readonly onWarning: (warning: string) => void) {}

  /** Offsets are told to whoever brought the latest batch. */
  tellBy(commit: CommitOffsets): void {
    this.commit = commit;
  }

  /** It counts while the `membership` is the same: afterwards the partition may be somebody else's. */
  received(membership: number, received: Received): void {
    if (membership !== this.membership) return;
    this.told.set(`${received.topic} ${received.partition}`, received);
    this.commitIn(soonMilliseconds);
  }

  /** The group has shared its partitions out anew: what was not told comes again, to whoever has it now. */
  forget(): void {
    this.membership += 1;
    this.told.clear();
  }

  /** Tells what is left, unless the broker takes too long to answer. */
  async end(): Promise<void> {
    clearTimeout(this.timer);
    const lastWord = (this.committing ?? Promise.resolve()).then(() => this.commitAll());
    await unlessAborted(lastWord, AbortSignal.timeout(lastWordMilliseconds)).catch(() => undefined);
    clearTimeout(this.timer);
    this.forget();
  }

  private commitIn(milliseconds: number): void {
    if (this.timer !== undefined || this.committing !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.committing = this.commitAll().finally(() => {
        this.committing = undefined;
        if (this.told.size > 0) this.commitIn(this.failures > 0 ? againMilliseconds : soonMilliseconds);
      });
    }, milliseconds);
    this.timer.unref();
  }

  private async commitAll(): Promise<void> {
    const telling = [...this.told.values()];
    if (telling.length === 0 || this.commit === undefined) return;
    const topics = [...Map.groupBy(telling, ({ topic }) => topic)].map(([topic, together]) => ({
      topic,
      partitions: together.map(({ partition, next }) => ({ partition, offset: String(next) })),
    }));
    try {
      await this.commit({ topics });
      this.failures = 0;
      // What came meanwhile is told next.
      for (const one of telling) {
        const place = `${one.topic} ${one.partition}`;
        if (this.told.get(place) === one) this.told.delete(place);
      }
    } catch (error) {
      this.failures += 1;
      if (this.failures === failuresToTell) this.onWarning(`offsets cannot be committed: ${String(error)}`);
    }
  }
}
