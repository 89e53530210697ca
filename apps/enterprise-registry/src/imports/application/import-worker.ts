import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, LoggerService, OnApplicationBootstrap } from '@nestjs/common';
import { Loop } from '@harbourlink/messaging';
import { LOGGER } from '@harbourlink/service-kit/service';
import type { Import } from '../domain/import.js';
import { ImportsStore } from '../postgres/imports.store.js';
import { ImportBatch } from './import-batch.js';
import { recordsOf, UnreadableFile } from './records-of-file.js';
import type { FileRecord } from './records-of-file.js';

const rowsInABatch = 500;
const idleMilliseconds = 1_000;

/** Works imports off, one after the other; goes on where a crash or a stop left one. */
@Injectable()
export class ImportWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;
  private stopping = false;

  constructor(
    private readonly store: ImportsStore,
    private readonly batch: ImportBatch,
    @Inject(LOGGER) logger: LoggerService,
  ) {
    this.loop = new Loop(
      () => this.workOnTheOldest(),
      idleMilliseconds,
      (error) => logger.error(error),
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.loop.stop();
  }

  /** A new import waits. */
  wake(): void {
    this.loop.wake();
  }

  /** True when there was one, so that there may be more. */
  private async workOnTheOldest(): Promise<boolean> {
    const job = await this.store.claim();
    if (!job) return false;
    try {
      const settled = await this.settleFrom(job);
      if (settled) await this.store.finish(job.id, 'done');
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      await this.store.finish(job.id, 'failed', 'file-unreadable');
    }
    // After an error the lease runs out by itself, so that other imports have their turn before it is tried again.
    if (this.stopping) await this.store.release(job.id);
    return !this.stopping;
  }

  /** True when the last record is settled; false when the import was cancelled, went on elsewhere, or we stop. */
  private async settleFrom(job: Import): Promise<boolean> {
    let done = job.recordsDone;
    let read = 0;
    let batch: FileRecord[] = [];
    const settle = async (): Promise<boolean> => {
      if (this.stopping || !(await this.batch.settle(job.id, done, batch))) return false;
      done += batch.length;
      batch = [];
      return true;
    };
    try {
      for await (const record of recordsOf(this.store.pieces(job.id))) {
        read += 1;
        if (read <= job.recordsDone) continue;
        batch.push(record);
        if (batch.length === rowsInABatch && !(await settle())) return false;
      }
    } catch (error) {
      // What could be read before is imported first.
      if (error instanceof UnreadableFile && batch.length > 0 && !(await settle())) return false;
      throw error;
    }
    return batch.length === 0 || settle();
  }
}
