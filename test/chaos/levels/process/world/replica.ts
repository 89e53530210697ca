import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { endsWithUs } from '@harbourlink/own-server';
import type { Order, ServiceName, Word } from '../services/orders.js';

const main = join(import.meta.dirname, '..', 'services', 'main.ts');
const loadSources = join(import.meta.dirname, '..', '..', '..', 'loading', 'load-sources.mjs');

/** A real process of a service. It has loaded everything, and becomes a replica when it is told which. */
export class ServiceProcess {
  private readonly child: ChildProcess;
  readonly ended: Promise<void>;
  url: string | undefined;
  isStopped = false;

  constructor(folder: string, name: string) {
    const log = openSync(join(folder, `${name}.out`), 'a');
    // In a session of its own: Ctrl-C in the terminal is for the harness alone, which then ends them all.
    this.child = spawn(
      process.execPath,
      ['--conditions=@harbourlink/source', '--disable-warning=ExperimentalWarning', '--import', loadSources, main],
      {
        detached: true,
        stdio: ['ignore', log, log, 'ipc'],
        env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: join(folder, 'compiled') },
      },
    );
    closeSync(log);
    endsWithUs(this.child, 'SIGKILL');
    this.ended = new Promise((resolve) => {
      this.child.once('exit', () => resolve());
      this.child.once('error', () => resolve());
    });
    // Telling somebody who has just died is no failure of the harness.
    this.child.on('error', () => undefined);
    this.child.on('message', (word: Word) => {
      if (word.word === 'started') this.url = word.url;
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  get exitCode(): number | null {
    return this.child.exitCode;
  }

  get wasKilled(): boolean {
    return this.child.signalCode === 'SIGKILL';
  }

  tell(order: Order): void {
    if (this.child.connected) this.child.send(order, () => undefined);
  }

  signal(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void {
    if (signal === 'SIGSTOP') this.isStopped = true;
    if (signal === 'SIGCONT') this.isStopped = false;
    this.child.kill(signal);
  }
}

/** Processes that have loaded everything and wait for work. */
export class Spares {
  private readonly waiting: ServiceProcess[] = [];
  private made = 0;
  private isOver = false;

  constructor(
    private readonly folder: string,
    private readonly count: number,
  ) {
    this.fill();
  }

  take(): ServiceProcess {
    const spare = this.waiting.find((one) => !one.hasEnded);
    if (spare) this.waiting.splice(this.waiting.indexOf(spare), 1);
    const taken = spare ?? this.one();
    this.fill();
    return taken;
  }

  async stop(): Promise<void> {
    this.isOver = true;
    for (const one of this.waiting) one.signal('SIGKILL');
    await Promise.all(this.waiting.map((one) => one.ended));
  }

  private fill(): void {
    while (!this.isOver && this.waiting.length < this.count) this.waiting.push(this.one());
  }

  private one(): ServiceProcess {
    return new ServiceProcess(this.folder, `process-${(this.made += 1)}`);
  }
}

/** One place of a service with two: whenever its process ends, another one takes over, unless somebody wants it empty. */
export class Replica {
  process: ServiceProcess | undefined;
  private isWanted = true;
  private isRetired = false;
  private begun: Promise<void> | undefined;
  /** Told to every process that takes this place, besides its environment. */
  onBegin: (process: ServiceProcess) => void = () => undefined;

  constructor(
    readonly service: ServiceName,
    readonly nth: number,
    readonly url: string,
    private readonly spares: Spares,
    private readonly environment: () => Record<string, string>,
  ) {}

  /** Resolves once it listens; a process that ends before is replaced. */
  async start(): Promise<void> {
    if (this.isRetired) return;
    this.isWanted = true;
    this.begun ??= this.keepGoing().finally(() => (this.begun = undefined));
    while (this.process?.url === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (!this.isWanted) return;
    }
  }

  /** Ends it politely; true when it did so by itself with exit code 0, or another fault killed it meanwhile. */
  async term(): Promise<boolean> {
    const { process: current } = this;
    this.isWanted = false;
    if (!current) return true;
    current.signal('SIGCONT');
    current.signal('SIGTERM');
    let wasImpatient = false;
    const impatience = setTimeout(() => {
      wasImpatient = true;
      current.signal('SIGKILL');
    }, 40_000);
    await current.ended;
    clearTimeout(impatience);
    await this.begun;
    return current.exitCode === 0 || (current.wasKilled && !wasImpatient);
  }

  kill(): void {
    this.process?.signal('SIGKILL');
  }

  /** Ends it for good. */
  async retire(): Promise<void> {
    this.isRetired = true;
    await this.end();
  }

  async end(): Promise<void> {
    this.isWanted = false;
    this.kill();
    await this.process?.ended;
    await this.begun;
  }

  private async keepGoing(): Promise<void> {
    while (this.isWanted) {
      const current = this.spares.take();
      this.process = current;
      current.tell({ order: 'start', service: this.service, environment: this.environment() });
      this.onBegin(current);
      await current.ended;
      // As any supervisor: who cannot even begin is not begun again at once.
      if (this.isWanted && current.url === undefined) await new Promise((resolve) => setTimeout(resolve, 500));
    }
    this.process = undefined;
  }
}
