import type { DataSource } from 'typeorm';
import type { EngineDatabase, Schema } from './database.js';
import type { Library } from './library.js';
import { SimulatedProcess } from './simulated-process.js';

/** A process that has not begun to be a service yet, with its pool of connections. */
export interface Standby {
  readonly schema: Schema;
  readonly process: SimulatedProcess;
  readonly source: DataSource;
}

export const poolSize = 8;
let made = 0;

/** Processes are kept over runs, as long as nobody kills them: opening connections is most of what a run costs. */
export class Standbys {
  private readonly free: Standby[] = [];

  constructor(
    private readonly library: Library,
    private readonly database: EngineDatabase,
  ) {}

  async take(schema: Schema): Promise<Standby> {
    const index = this.free.findIndex((one) => one.schema === schema);
    const [kept] = index < 0 ? [] : this.free.splice(index, 1);
    if (kept) return kept;
    const process = new SimulatedProcess(`${schema}-${(made += 1)}`);
    const source = this.library.persistence.dataSource({
      url: this.database.urlOf(schema, 'running', process.name),
      schema,
      applicationName: process.name,
      poolSize,
    });
    await source.initialize();
    return { schema, process, source };
  }

  giveBack(standby: Standby): void {
    const { process } = standby;
    process.onStep = undefined;
    process.clockOffset = 0;
    if (!process.isDead) {
      process.wasCut = false;
      this.free.push(standby);
      return;
    }
    process.forget();
    // Whoever died with a connection in hand never gives it back.
    void standby.source.destroy().catch(() => undefined);
  }

  async close(): Promise<void> {
    for (const { process, source } of this.free.splice(0)) {
      process.forget();
      await source.destroy().catch(() => undefined);
    }
  }
}
