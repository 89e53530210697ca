import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { endsWithUs } from './ends-with-us.ts';

export interface OwnServerOptions extends SpawnOptions {
  /** Where what it says is added. */
  readonly logFile: string;
  /** What it is sent when we end without having stopped it. */
  readonly lastResort: NodeJS.Signals;
  /** What ends it when it does not become ready, or does not end politely. */
  readonly atLast: NodeJS.Signals;
}

/** A server program that this process has started for itself. */
export class OwnServer {
  /** Resolves when it has ended, asked to or not. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  readonly #atLast: NodeJS.Signals;
  #failure: NodeJS.ErrnoException | undefined;

  /** In a session of its own: Ctrl-C in the terminal must not stop it before the services that use it. */
  constructor([program = '', ...args]: readonly string[], options: OwnServerOptions) {
    const { logFile, lastResort, atLast, ...others } = options;
    const log = openSync(logFile, 'a');
    try {
      this.#child = spawn(program, args, { ...others, detached: true, stdio: ['ignore', log, log] });
    } finally {
      closeSync(log);
    }
    this.#atLast = atLast;
    this.ended = new Promise((done) => {
      this.#child.once('exit', () => done());
      this.#child.once('error', (error) => {
        this.#failure = error;
        done();
      });
    });
    endsWithUs(this.#child, lastResort);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Why the program could not even be run. */
  get failure(): NodeJS.ErrnoException | undefined {
    return this.#failure;
  }

  /** True when it was ready in time; one that was not is ended. */
  async becomesReady(isReady: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
    const deadline = Date.now() + milliseconds;
    while (this.#failure === undefined && !this.#hasEnded && Date.now() <= deadline) {
      if (await isReady()) return true;
      await pause(10);
    }
    this.#child.kill(this.#atLast);
    return false;
  }

  /** Asks it to end, and waits until it has; `patience` is in milliseconds. */
  async end(signal: NodeJS.Signals, patience: number): Promise<void> {
    if (this.#hasEnded) return this.ended;
    this.#child.kill(signal);
    const impatience = setTimeout(() => this.#child.kill(this.#atLast), patience);
    await this.ended;
    clearTimeout(impatience);
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}
