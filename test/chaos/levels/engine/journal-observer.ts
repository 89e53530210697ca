import { setTimeout as pause } from 'node:timers/promises';
import type { History } from '../../history.js';
import { schemas } from './database.js';
import type { EngineDatabase } from './database.js';

/** Reads the journals all the while, by plain SQL, as somebody who trusts that nothing comes in below what was read. */
export class JournalObserver {
  private readonly read = new Map<string, number>(schemas.map((schema) => [schema, 0]));
  private stopped = false;
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: EngineDatabase,
    private readonly history: History,
  ) {}

  start(): void {
    this.running = this.follow();
  }

  /** Reads to the end once more. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
    await this.look();
  }

  private async follow(): Promise<void> {
    while (!this.stopped) {
      await this.look().catch(() => undefined);
      await pause(15);
    }
  }

  private async look(): Promise<void> {
    const rows = await this.database.ask<{ source: string; position: string; event: string; hash: string }>(
      schemas
        .map(
          (schema, index) =>
            `SELECT '${schema}' AS source, position, event_id AS event, encode(hash, 'hex') AS hash FROM ${schema}.journal
              WHERE position > $${index + 1}`,
        )
        .join(' UNION ALL ')
        .concat(' ORDER BY source, position'),
      [...this.read.values()],
    );
    for (const { source, position, event, hash } of rows) {
      this.read.set(source, Number(position));
      this.history.note({ what: 'observed', source, position: Number(position), event, hash });
    }
  }
}
