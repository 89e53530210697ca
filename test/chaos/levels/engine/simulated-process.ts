import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** What a dead process' code is answered with from then on: it unwinds, and nothing of it reaches the outside. */
export class Killed extends Error {
  constructor() {
    super('this process was killed');
  }
}

/** A step of the code, reached by a process; what listens may kill it, freeze it or keep it waiting. */
export type StepListener = (process: SimulatedProcess, step: string) => Promise<void> | undefined;

const ambient = new AsyncLocalStorage<SimulatedProcess>();
const processes = new Map<string, SimulatedProcess>();

/**
 * One process of a service as far as others can tell: its database connections, its clock, whether it lives. SIGKILL cuts
 * every connection and answers everything with an error from then on; SIGSTOP sends nothing more until it goes on.
 */
export class SimulatedProcess {
  private readonly connections = new Set<pg.Client>();
  private state: 'running' | 'frozen' | 'dead' = 'running';
  private goOn: (() => void) | undefined;
  private thawed: Promise<void> = Promise.resolve();
  /** What its clock is ahead of the real one. */
  clockOffset = 0;
  /** Its connections were cut at least once: what it had in hand was rolled back behind its back. */
  wasCut = false;
  onStep: StepListener | undefined;

  constructor(readonly name: string) {
    processes.set(name, this);
  }

  /** Everything `work` starts belongs to this process. */
  run<T>(work: () => T): T {
    return ambient.run(this, work);
  }

  get isDead(): boolean {
    return this.state === 'dead';
  }

  get isFrozen(): boolean {
    return this.state === 'frozen';
  }

  kill(): void {
    if (this.isDead) return;
    this.thaw();
    this.state = 'dead';
    this.cut();
  }

  freeze(): void {
    if (this.state !== 'running') return;
    this.state = 'frozen';
    this.thawed = new Promise((done) => (this.goOn = done));
  }

  thaw(): void {
    if (!this.isFrozen) return;
    this.state = 'running';
    this.goOn?.();
  }

  /** The network between it and the database is gone for a moment. */
  cut(): void {
    this.wasCut = true;
    for (const connection of this.connections) streamOf(connection).destroy();
    this.connections.clear();
  }

  /** Comes back once the process may go on; throws when it never will. */
  async goesOn(): Promise<void> {
    while (this.isFrozen) await this.thawed;
    if (this.isDead) throw new Killed();
  }

  /** The code has come to a step: now is the moment for what is planned for it. */
  async reach(step: string): Promise<void> {
    await this.goesOn();
    await this.onStep?.(this, step);
    await this.goesOn();
  }

  forget(): void {
    processes.delete(this.name);
  }

  opened(connection: pg.Client): void {
    this.connections.add(connection);
    connection.once('end', () => this.connections.delete(connection));
  }
}

/** The process whose code is running. */
export function currentProcess(): SimulatedProcess | undefined {
  return ambient.getStore();
}

type Callback = (error: Error | undefined) => void;
type Asynchronous = (this: pg.Client, ...given: unknown[]) => unknown;

/** Makes the database driver and the clock know about processes. Connections say by their application's name whose they are. */
export function simulateProcesses(): void {
  const prototype = pg.Client.prototype as unknown as { connect: Asynchronous; query: Asynchronous };
  const { connect, query } = prototype;
  prototype.connect = function (...given): unknown {
    const process = processOf(this);
    if (process?.isDead) return refuse(given, new Killed());
    process?.opened(this);
    return connect.apply(this, given);
  };
  prototype.query = function (...given): unknown {
    const process = processOf(this);
    if (given.length === 1 && given[0] === 'COMMIT' && process)
      return commit(process, () => query.apply(this, given) as Promise<unknown>);
    if (process?.isFrozen) return whenThawed(process, given, () => query.apply(this, given));
    return query.apply(this, given);
  };
  globalThis.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [ProcessDate.now()] : given) as [number]));
    }

    static override now(): number {
      return RealDate.now() + (currentProcess()?.clockOffset ?? 0);
    }
  } as DateConstructor;
  const ProcessDate = globalThis.Date;
}

const RealDate = Date;

async function commit(process: SimulatedProcess, send: () => Promise<unknown>): Promise<unknown> {
  await process.reach('transaction: about to commit');
  const result = await send();
  await process.reach('transaction: committed');
  return result;
}

function whenThawed(process: SimulatedProcess, given: unknown[], send: () => unknown): unknown {
  const callback = given.at(-1);
  const waited = process.goesOn();
  if (typeof callback !== 'function') return waited.then(send);
  waited.then(send, (error: Error) => (callback as Callback)(error));
  return undefined;
}

function refuse(given: unknown[], error: Error): unknown {
  const callback = given.at(-1);
  if (typeof callback !== 'function') return Promise.reject(error);
  setImmediate(() => (callback as Callback)(error));
  return undefined;
}

function processOf(client: pg.Client): SimulatedProcess | undefined {
  const { application_name: name } = (client as unknown as { connectionParameters: { application_name?: string } })
    .connectionParameters;
  return name === undefined ? undefined : processes.get(name);
}

function streamOf(client: pg.Client): { destroy(): void } {
  return (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream;
}
