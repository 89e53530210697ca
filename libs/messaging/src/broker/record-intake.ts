import type { ReceivedRecord } from './broker.js';

/** Records of one partition that follow each other, and what its reader does once they are received. */
export interface Slice {
  readonly records: readonly ReceivedRecord[];
  readonly received: () => void;
}

export interface RecordIntakeOptions {
  readonly receive: (records: readonly ReceivedRecord[]) => Promise<'received' | 'later'>;
  /** Handed over at a time. */
  readonly most: number;
  readonly laterMilliseconds: number;
}

/**
 * Lets a reader go on while what it brought is being stored: slices of several partitions that come meanwhile are handed
 * over together. Nobody counts as received before it is; what is not wanted now is offered again after a pause.
 */
export class RecordIntake {
  private readonly waiting: Slice[] = [];
  private records = 0;
  private working = Promise.resolve();
  private isWorking = false;
  private stopped = false;
  private readonly hopeful = new Set<() => void>();

  constructor(private readonly options: RecordIntakeOptions) {}

  /** One portion is being stored, and another one may wait. */
  get hasRoom(): boolean {
    return !this.stopped && this.records < 2 * this.options.most;
  }

  /** Resolves when there may be room, and after so long at the latest. */
  async room(milliseconds: number): Promise<void> {
    if (!this.hasRoom && !this.stopped) await this.newsWithin(milliseconds);
  }

  put(slice: Slice): void {
    this.waiting.push(slice);
    this.records += slice.records.length;
    if (!this.isWorking) this.working = this.work();
  }

  /** Lets what is being stored be stored; the rest is given up, and was never counted as received. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.tellTheHopeful();
    await this.working;
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    while (this.waiting.length > 0 && !this.stopped) {
      const together = this.portion();
      const records = together.flatMap((slice) => slice.records);
      if (records.length > 0 && !(await this.handOver(records))) break;
      this.records -= records.length;
      for (const { received } of together) received();
      this.tellTheHopeful();
    }
    this.isWorking = false;
  }

  private portion(): Slice[] {
    let size = 0;
    let count = 0;
    for (const { records } of this.waiting) {
      size += records.length;
      if (count > 0 && size > this.options.most) break;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  /** False when it was stopped before they were taken. */
  private async handOver(records: readonly ReceivedRecord[]): Promise<boolean> {
    const { receive, laterMilliseconds } = this.options;
    while ((await receive(records).catch(() => 'later')) === 'later') {
      if (this.stopped) return false;
      await this.newsWithin(laterMilliseconds);
      if (this.stopped) return false;
    }
    return true;
  }

  /** Resolves when something was stored, when it is stopped, or after so long. */
  private newsWithin(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const tell = (): void => {
        clearTimeout(timer);
        this.hopeful.delete(tell);
        done();
      };
      const timer = setTimeout(tell, milliseconds);
      this.hopeful.add(tell);
    });
  }

  private tellTheHopeful(): void {
    for (const tell of this.hopeful) tell();
  }
}
