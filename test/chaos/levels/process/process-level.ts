import type { Transport } from '../../plan/plan.js';
import { drawRun, run } from './run.js';
import type { DrawnRun, RunOutcome } from './run.js';
import type { Backbone, World } from './world/world.js';

export interface ProcessLevelOptions {
  readonly transport: Transport;
  readonly seeds: number;
  readonly seedBase: number;
  readonly fault?: string | undefined;
  /** Where logs and histories are left; they are removed unless told. */
  readonly folder?: string | undefined;
  readonly onWorld: (backbone: Backbone) => void;
  readonly onRun: (outcome: RunOutcome) => void;
}

/** After so many runs everything is begun anew, lest the last ones spend their time on the journal of the first. */
const runsOfAWorld = 80;

/** Runs of real processes, one after another; servers and services live over many of them. */
export class ProcessLevel {
  private world: World | undefined;
  private starting: Promise<World> | undefined;
  private isOver = false;
  private used = 0;

  constructor(private readonly options: ProcessLevelOptions) {}

  /** Resolves when all seeds have been run, or when it was stopped. */
  async run(): Promise<void> {
    const { transport, seeds, seedBase, fault } = this.options;
    const drawn = Array.from({ length: seeds }, (_, nth) => drawRun(seedBase + nth, transport, fault));
    // Seeds that need three brokers come last: they have servers of their own.
    for (const backbone of ['journals', 'broker', 'cluster'] as const) {
      for (const one of drawn.filter((each) => each.backbone === backbone)) {
        if (this.isOver) return;
        await this.runOne(one);
      }
      await this.end();
    }
  }

  /** Ends every process and server, and removes what they left. */
  async stop(): Promise<void> {
    this.isOver = true;
    await this.end();
  }

  private async runOne(drawn: DrawnRun): Promise<void> {
    if (this.used >= runsOfAWorld) await this.end();
    const world = (this.world ??= await this.begin(drawn.backbone));
    this.used += 1;
    let outcome: RunOutcome;
    try {
      outcome = await run(drawn, world);
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      outcome = {
        ...drawn,
        findings: [`the run broke off: ${reason}`],
        doings: [],
        milliseconds: 0,
        historyFile: undefined,
      };
    }
    if (this.isOver) return;
    this.options.onRun(outcome);
    // What one run left behind is no business of the next.
    if (outcome.findings.length > 0) await this.end();
  }

  private async begin(backbone: Backbone): Promise<World> {
    this.options.onWorld(backbone);
    this.used = 0;
    // All that a service is made of: loaded only where one is started.
    const { World } = await import('./world/world.js');
    this.starting = World.start(backbone, this.options.folder);
    return this.starting;
  }

  private async end(): Promise<void> {
    const world = await this.starting?.catch(() => undefined);
    this.starting = undefined;
    this.world = undefined;
    this.used = 0;
    await world?.stop();
  }
}
