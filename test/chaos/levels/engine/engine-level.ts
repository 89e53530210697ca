import type { Finding } from '../../checker/finding.js';
import { closeTables } from '../../checker/tables.js';
import { drawPlan } from '../../plan/draw-plan.js';
import type { Plan, Transport } from '../../plan/plan.js';
import type { Entry } from '../../history.js';
import type { EngineDatabase } from './database.js';
import { EngineServer } from './database.js';
import { changedLibrary, realLibrary } from './library.js';
import type { Library } from './library.js';
import { run } from './run.js';
import type { Engine, Patience } from './run.js';
import { simulateProcesses } from './simulated-process.js';
import { Standbys } from './standbys.js';
import type { Patch } from '../../loading/variants.mjs';

/** One run and what was found. */
export interface Outcome {
  readonly seed: number;
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  readonly cutShort: boolean;
  readonly history: readonly Entry[];
  readonly milliseconds: number;
}

/** On a busy machine a run may take its time. */
const withTheRealOne: Patience = { silenceMilliseconds: 20_000, mostMilliseconds: 300_000 };
/** A mutant may go round in circles for ever. */
export const withMutants: Patience = { silenceMilliseconds: 3_000, mostMilliseconds: 15_000 };

/** Nobody hears of news: neither in the process nor by NOTIFY. */
const deafness: readonly Patch[] = [
  { file: 'libs/messaging/src/wake.ts', find: '  emitter.emit(signal);', replace: '  void signal;' },
  {
    file: 'libs/messaging/src/transport/journal-listener.ts',
    find: `(message) => this.onNews(message.payload ?? '')`,
    replace: '() => undefined',
  },
];

/** The engine level: a server for all runs, and the real library or changed copies of it. */
export class EngineLevel {
  private constructor(
    private readonly server: EngineServer,
    private readonly real: Engine,
    private readonly deaf: Engine,
  ) {}

  static async start(): Promise<EngineLevel> {
    simulateProcesses();
    const server = await EngineServer.start();
    const library = await realLibrary();
    const database = await server.database(library);
    const real = engineOf(server, library, database);
    return new EngineLevel(server, real, engineOf(server, await changedLibrary('deaf', deafness), database));
  }

  async run(seed: number, transport: Transport, fault?: string): Promise<Outcome> {
    const plan = drawPlan(seed, transport, fault);
    return outcomeOf(plan.deaf ? this.deaf : this.real, plan);
  }

  /** A copy of the library with exact texts replaced; one that migrates otherwise has a database of its own. */
  async changed(name: string, patches: readonly Patch[]): Promise<ChangedEngine> {
    const library = await changedLibrary(name, patches);
    const migratesOtherwise = patches.some(({ file }) => file.includes('/migrations/'));
    const database = migratesOtherwise ? await this.server.database(library) : this.real.database;
    const engine = engineOf(this.server, library, database, withMutants);
    return new ChangedEngine(engine, async () => {
      if (!migratesOtherwise) return;
      await closeTables();
      await this.server.drop(database);
    });
  }

  async stop(): Promise<void> {
    await this.real.standbys.close();
    await this.deaf.standbys.close();
    await closeTables();
    await this.real.database.close();
    await this.server.stop();
  }
}

export class ChangedEngine {
  constructor(
    private readonly engine: Engine,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  async run(seed: number, transport: Transport, fault: string): Promise<Outcome> {
    return outcomeOf(this.engine, drawPlan(seed, transport, fault));
  }

  async end(): Promise<void> {
    await this.engine.standbys.close();
    await this.dropDatabase();
  }
}

function engineOf(server: EngineServer, library: Library, database: EngineDatabase, patience = withTheRealOne): Engine {
  return { server, library, database, standbys: new Standbys(library, database), patience };
}

async function outcomeOf(engine: Engine, plan: Plan): Promise<Outcome> {
  const { findings, cutShort, history, milliseconds } = await run(engine, plan);
  return { seed: plan.seed, plan, findings, cutShort, history: history.entries, milliseconds };
}
