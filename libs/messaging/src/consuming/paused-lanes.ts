import type { UnitsOfWork } from '@harbourlink/persistence';
import { Loop } from '../loop.js';
import { inboxOf, pausesOf, wake, wakeOn } from '../wake.js';

const lookMilliseconds = 1_000;

/**
 * Which lanes an operator has paused, as of a second ago: one small read for all lanes, none for an event. While the
 * database does not answer, what was known last holds.
 */
export class PausedLanes {
  private readonly loop: Loop;
  private readonly stopListening: () => void;
  /** Undefined before the first look: until then every lane counts as paused. */
  private paused: ReadonlySet<string> | undefined;

  constructor(
    private readonly schema: string,
    private readonly units: UnitsOfWork,
    private readonly onError: (error: unknown) => void,
  ) {
    this.loop = new Loop(() => this.look(), lookMilliseconds, onError);
    this.stopListening = wakeOn(pausesOf(schema), () => this.loop.wake());
  }

  has(lane: string): boolean {
    return this.paused?.has(lane) ?? true;
  }

  /** Knows them before it returns: a lane that was paused does not handle one event after a restart. */
  async start(): Promise<void> {
    await this.look().catch(this.onError);
    this.loop.start();
  }

  async stop(): Promise<void> {
    this.stopListening();
    await this.loop.stop();
  }

  private async look(): Promise<false> {
    const before = this.paused;
    const rows = await this.units.read((reader) => reader.query<{ lane: string }>('SELECT lane FROM lane_pause'));
    const now = new Set(rows.map(({ lane }) => lane));
    this.paused = now;
    if (!before || [...before].some((lane) => !now.has(lane))) wake(inboxOf(this.schema));
    return false;
  }
}
