import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Trouble } from '../trouble.js';
import type { RunningService, ServiceEnvironment, ServiceName, ServiceRunner } from './service.js';

export interface ProcessOptions {
  /** Node's own arguments and the file to run. */
  readonly commandOf: (service: ServiceName) => readonly string[];
  /** The same for one process that migrates all: loading what they share once is much faster than six times. */
  readonly migration: readonly string[];
  readonly say: (line: string) => void;
  readonly patience?: Patience;
}

/** How often a service may die before it is given up. */
export interface Patience {
  /** Deaths in a row without having answered in between. */
  readonly vainStarts: number;
  /** Deaths within `withinMs`, whether it answered in between or not: one that starts well and dies again is broken too. */
  readonly deaths: number;
  readonly withinMs: number;
}

const patienceUnlessTold: Patience = { vainStarts: 5, deaths: 20, withinMs: 5 * 60_000 };

/** Environments of the services to migrate, as JSON. */
export const migrationsVariable = 'HARBOURLINK_MIGRATIONS';

const readyWithinMs = 120_000;
const stopWithinMs = 15_000;
const longestPauseMs = 5_000;

/** A process for each service: one that dies is started again, after a pause that doubles, until patience ends. */
export function ownProcesses(options: ProcessOptions): ServiceRunner {
  let giveUp: (trouble: Trouble) => void = () => undefined;
  const givenUp = new Promise<Trouble>((done) => (giveUp = done));
  return {
    givenUp,
    migrate: async (environments) => {
      const [first] = environments.values();
      const logFile = first?.['LOG_FILE']?.replace(/[^/]+$/, 'migration.log') ?? '';
      const all = JSON.stringify(Object.fromEntries(environments));
      const child = launch(options.migration, { LOG_FILE: logFile, [migrationsVariable]: all });
      const [code] = (await once(child, 'exit')) as [number | null];
      if (code !== 0) throw new Trouble('The tables could not be brought up to date.', `Read ${logFile}.`);
    },
    start: async (service, environment, name = service) => {
      const command = options.commandOf(service);
      const supervised = new SupervisedProcess(name, environment, { ...options, command, giveUp });
      try {
        await supervised.started();
      } catch (error) {
        // Nobody gets a handle to it, so nobody else could keep it from being started again.
        await supervised.stop();
        throw error;
      }
      return supervised;
    },
  };
}

interface SupervisionOptions extends Omit<ProcessOptions, 'commandOf'> {
  readonly command: readonly string[];
  readonly giveUp: (trouble: Trouble) => void;
}

class SupervisedProcess implements RunningService {
  readonly #name: string;
  readonly #environment: ServiceEnvironment;
  readonly #options: SupervisionOptions;
  #child: ChildProcess;
  #vainStarts = 0;
  /** Moments (`performance.now()`) of the latest deaths, oldest first. */
  #deaths: number[] = [];
  #state: 'wanted' | 'restarting' | 'stopping' = 'wanted';
  #becameReady: Promise<void>;

  constructor(name: string, environment: ServiceEnvironment, options: SupervisionOptions) {
    this.#name = name;
    this.#environment = environment;
    this.#options = options;
    this.#child = this.#launch();
    this.#becameReady = this.#untilReady(this.#child);
    this.#becameReady.catch(() => undefined);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  started(): Promise<void> {
    return this.#becameReady;
  }

  async stop(): Promise<void> {
    this.#state = 'stopping';
    await end(this.#child);
  }

  /** Resolves when the killed process is gone; the next one is already on its way. */
  async kill(): Promise<void> {
    if (hasEnded(this.#child)) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  /** Resolves when the new process answers; fails when it ends instead. */
  async restart(): Promise<void> {
    this.#vainStarts = 0;
    this.#deaths = [];
    this.#state = 'restarting';
    await end(this.#child);
    this.#begin();
    await this.#becameReady;
  }

  #begin(): void {
    this.#state = 'wanted';
    this.#child = this.#launch();
    this.#becameReady = this.#untilReady(this.#child);
    this.#becameReady.catch(() => undefined);
  }

  #launch(): ChildProcess {
    const child = launch(this.#options.command, this.#environment);
    child.once('exit', (code, signal) => void this.#afterDeath(code, signal));
    return child;
  }

  async #afterDeath(code: number | null, signal: NodeJS.Signals | null): Promise<void> {
    if (this.#state !== 'wanted') return;
    const { say, giveUp, patience = patienceUnlessTold } = this.#options;
    const now = performance.now();
    this.#vainStarts += 1;
    this.#deaths = [...this.#deaths.filter((death) => now - death < patience.withinMs), now];
    const diedTooOften = this.#deaths.length > patience.deaths;
    if (diedTooOften || this.#vainStarts > patience.vainStarts) {
      const often = diedTooOften
        ? `${this.#deaths.length} times within ${patience.withinMs / 1000} s`
        : `${this.#vainStarts} times`;
      const advice = `Read ${this.#environment['LOG_FILE']}.`;
      return giveUp(new Trouble(`${this.#name} died ${often} and is given up.`, advice));
    }
    const wait = Math.min(100 * 2 ** (this.#vainStarts - 1), longestPauseMs);
    say(`${this.#name} died (${signal ?? `exit code ${code}`}); starting it again`);
    await pause(wait);
    if (this.#isStillWanted()) this.#begin();
  }

  /** Asked anew after every wait: it may have been told to stop meanwhile. */
  #isStillWanted(): boolean {
    return this.#state === 'wanted' && hasEnded(this.#child);
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    const address = `http://127.0.0.1:${this.#environment['PORT']}/health/live`;
    const deadline = Date.now() + readyWithinMs;
    for (;;) {
      if (hasEnded(child) || Date.now() > deadline) {
        const how = hasEnded(child) ? 'ended while it started' : `did not answer within ${readyWithinMs / 1000} s`;
        throw new Trouble(`${this.#name} ${how}.`, `Read ${this.#environment['LOG_FILE']}.`);
      }
      const answer = await fetch(address, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
      if (answer?.ok) break;
      await pause(50);
    }
    this.#vainStarts = 0;
  }
}

/** kafkajs sets timers to moments that have passed; Node says so in every log. */
const nodeOptions = ['--max-semi-space-size=8', '--disable-warning=TimeoutNegativeWarning'];

function launch(command: readonly string[], environment: ServiceEnvironment): ChildProcess {
  const logFile = environment['LOG_FILE'];
  if (logFile) mkdirSync(dirname(logFile), { recursive: true });
  const log = logFile ? openSync(logFile, 'a') : 'ignore';
  try {
    return spawn(process.execPath, [...nodeOptions, ...command], {
      // A session of its own: Ctrl-C reaches the launcher alone, which stops everything in order.
      detached: true,
      // The channel is a lifeline: a service whose launcher is gone stops.
      stdio: ['ignore', log, log, 'ipc'],
      env: { ...environment, PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] },
    });
  } finally {
    if (typeof log === 'number') closeSync(log);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await ended;
  clearTimeout(impatience);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
