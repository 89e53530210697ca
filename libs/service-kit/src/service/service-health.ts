import type { Consumer, Sequencer, Shipper } from '@harbourlink/messaging';
import type { UnitsOfWork } from '@harbourlink/persistence';

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, Check>>;
  /** What makes no progress, by name. Absent when all of it does. */
  readonly stuck?: readonly string[];
  /** Why Kafka does not let us in, and what to set. Absent when it does. */
  readonly because?: string;
  /** Lanes an operator has stopped: worth a look, and no failure. Absent when there are none. */
  readonly paused?: readonly string[];
}

type Check = 'ok' | 'failing' | 'starting';

/** What is looked at, as it comes to be. */
export interface Watched {
  readonly consumer?: Consumer;
  readonly sequencer?: Sequencer;
  /** Where events are sent to a broker. */
  readonly shipper?: Shipper | undefined;
  /** What to set before Kafka lets us in; undefined while it does. */
  readonly kafkaAdvice?: () => string | undefined;
  /** The lanes whose handler has been at one event, or one batch, for longer than so many milliseconds. */
  readonly handlersBusyFor?: (milliseconds: number) => readonly string[];
}

/** A loop that has not gone well for so long is stuck. */
const stuckMilliseconds = 30_000;
/** Past the longest transaction a handler may take: what it waits for never comes. */
const hangingMilliseconds = 150_000;

/** Ready means: the database answers, events were caught up with once, and everything makes progress. Asks for one row. */
export class ServiceHealth {
  private watched: Watched = {};

  constructor(private readonly units: UnitsOfWork) {}

  watch(parts: Watched): void {
    this.watched = { ...this.watched, ...parts };
  }

  async readiness(): Promise<Readiness> {
    const { consumer, sequencer, shipper, handlersBusyFor, kafkaAdvice } = this.watched;
    const hanging = handlersBusyFor?.(hangingMilliseconds) ?? [];
    const checks = {
      database: await this.database(),
      consumer: hanging.length > 0 ? 'failing' : progress(consumer?.lastSuccess, consumer?.hasCaughtUp ?? false),
      sequencer: progress(sequencer?.lastSuccess, true),
      ...(shipper && { shipper: progress(shipper.lastSuccess, true) }),
    } as const;
    const behind = checks.consumer === 'failing' ? consumer?.partsStuckSince(Date.now() - stuckMilliseconds) : [];
    const stuck = [...(behind ?? []), ...hanging.map((lane) => `handler of lane ${lane}`)];
    const paused = consumer?.pausedLanes ?? [];
    const ready = Object.values(checks).every((check) => check === 'ok');
    const because = ready ? undefined : kafkaAdvice?.();
    return {
      ready,
      checks,
      ...(because !== undefined && { because }),
      ...(stuck.length > 0 && { stuck }),
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

function progress(lastSuccess: number | undefined, begun: boolean): Check {
  if (lastSuccess === undefined || lastSuccess === 0 || !begun) return 'starting';
  return Date.now() - lastSuccess < stuckMilliseconds ? 'ok' : 'failing';
}
