import type { Consumer, Sequencer } from '@harbourlink/messaging';
import type { UnitsOfWork } from '@harbourlink/persistence';

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failing' | 'starting'>>;
  /** Lanes an operator has stopped: worth a look, and no failure. Absent when there are none. */
  readonly paused?: readonly string[];
}

/** A loop that has not gone well for so long is stuck. */
const stuckMilliseconds = 30_000;

/** Ready means: the database answers, events were caught up with once, and the loops make progress. */
export class ServiceHealth {
  private consumer: Consumer | undefined;
  private sequencer: Sequencer | undefined;

  constructor(private readonly units: UnitsOfWork) {}

  watch(parts: { readonly consumer?: Consumer; readonly sequencer?: Sequencer }): void {
    this.consumer = parts.consumer ?? this.consumer;
    this.sequencer = parts.sequencer ?? this.sequencer;
  }

  async readiness(): Promise<Readiness> {
    const checks = {
      database: await this.database(),
      consumer: progress(this.consumer?.lastSuccess, this.consumer?.hasCaughtUp ?? false),
      sequencer: progress(this.sequencer?.lastSuccess, true),
    } as const;
    const paused = this.consumer?.pausedLanes ?? [];
    return {
      ready: Object.values(checks).every((check) => check === 'ok'),
      checks,
      ...(paused.length > 0 && { paused }),
    };
  }

  private async database(): Promise<'ok' | 'failing'> {
    try {
      await this.units.read((reader) => reader.query('SELECT 1'));
      return 'ok';
    } catch {
      return 'failing';
    }
  }
}

function progress(lastSuccess: number | undefined, begun: boolean): 'ok' | 'failing' | 'starting' {
  if (lastSuccess === undefined || lastSuccess === 0 || !begun) return 'starting';
  return Date.now() - lastSuccess < stuckMilliseconds ? 'ok' : 'failing';
}
