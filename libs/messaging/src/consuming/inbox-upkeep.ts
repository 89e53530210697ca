import type { UnitsOfWork } from '@harbourlink/persistence';
import { Loop } from '../loop.js';

const hour = 3_600_000;
const daysAhead = 3;
const daysOfSettledLetters = 90;

/** Keeps the inbox' days: makes the coming ones, drops those whose rows were all settled long enough ago. */
export class InboxUpkeep {
  private readonly loop: Loop;

  constructor(
    private readonly units: UnitsOfWork,
    private readonly keepDays: number,
    onError: (error: unknown) => void,
  ) {
    this.loop = new Loop(() => this.pass(), hour, onError);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Hourly, although days change daily: days of missed turns would leave no place for what arrives. */
  async pass(): Promise<boolean> {
    await this.units.run((unit) => unit.query('SELECT ensure_inbox_partitions($1)', [daysAhead]));
    await this.units.run((unit) => unit.query('SELECT drop_settled_inbox($1)', [this.keepDays]));
    await this.units.run((unit) =>
      unit.query('DELETE FROM dead_letter WHERE settled_at < clock_timestamp() - make_interval(days => $1)', [
        daysOfSettledLetters,
      ]),
    );
    return false;
  }
}
