import { setTimeout as pause } from 'node:timers/promises';
import { Trouble } from '../trouble.js';

/** A server started here that keeps its address from one start to the next. */
export interface OwnServer {
  readonly pid: number;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

export interface KeptServerOptions<Server extends OwnServer> {
  /** As people call it. */
  readonly name: string;
  /** What its end means while it lasts, and where to look when it does not come back. */
  readonly meanwhile: string;
  readonly logFile: string;
  /** Starts it; `before` is the one that ended, whose address the new one takes. */
  readonly start: (before: Server | undefined) => Promise<Server>;
  readonly say: (line: string) => void;
  readonly patience?: { readonly deaths: number; readonly withinMs: number };
}

const patienceUnlessTold = { deaths: 10, withinMs: 5 * 60_000 };
const longestPauseMs = 5_000;

/** A server that is started again when it ends by itself, until it has done so too often. */
export class KeptServer<Server extends OwnServer> {
  readonly givenUp: Promise<Trouble>;
  readonly #options: KeptServerOptions<Server>;
  #giveUp: (trouble: Trouble) => void = () => undefined;
  #current: Server;
  #coming: Promise<void> = Promise.resolve();
  #isWanted = true;
  /** Moments (`performance.now()`) of the latest ends and vain starts, oldest first. */
  #failures: number[] = [];

  private constructor(options: KeptServerOptions<Server>, first: Server) {
    this.#options = options;
    this.#current = first;
    this.givenUp = new Promise((done) => (this.#giveUp = done));
    this.#watch(first);
  }

  /** Throws what the first start throws: whoever starts it can do something about that. */
  static async start<Server extends OwnServer>(options: KeptServerOptions<Server>): Promise<KeptServer<Server>> {
    return new KeptServer(options, await options.start(undefined));
  }

  get current(): Server {
    return this.#current;
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.#coming;
    await this.#current.stop();
  }

  /** SIGKILL; resolves when it is gone, the next one is already on its way. */
  kill(): Promise<void> {
    return this.#current.kill();
  }

  #watch(server: Server): void {
    void server.ended.then(() => {
      if (this.#isWanted) this.#coming = this.#startAgain();
    });
  }

  async #startAgain(): Promise<void> {
    const { name, meanwhile, logFile, say, start, patience = patienceUnlessTold } = this.#options;
    say(`${name} ended; ${meanwhile}; starting it again`);
    for (;;) {
      const now = performance.now();
      this.#failures = [...this.#failures.filter((moment) => now - moment < patience.withinMs), now];
      const often = this.#failures.length;
      if (often > patience.deaths) {
        const happened = `${name} ended ${often} times within ${patience.withinMs / 1000} s and is given up.`;
        return this.#giveUp(new Trouble(happened, `Read ${logFile}.`));
      }
      await pause(Math.min(100 * 2 ** (often - 1), longestPauseMs));
      if (!this.#isWanted) return;
      try {
        this.#current = await start(this.#current);
        say(`${name} is back, ${((performance.now() - now) / 1000).toFixed(1)} s later`);
        return this.#watch(this.#current);
      } catch {
        // counted as another end; the log of the server says why
      }
    }
  }
}
