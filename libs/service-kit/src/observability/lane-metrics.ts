import { outcomes } from '@harbourlink/messaging';
import type { Lane, LaneObserver, Outcome } from '@harbourlink/messaging';
import type { Metrics } from './metrics.js';

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/** Parts that end with an error and begin again by themselves. */
export type RestartingPart = 'consumer' | 'sequencer' | 'shipper';

/** Counts what becomes of events; told before `begin`, it forgets. */
export class LaneMetrics implements LaneObserver {
  private counters:
    | {
        readonly ended: (lane: string, outcome: Outcome, events: number) => void;
        readonly ran: (lane: string, seconds: number) => void;
        readonly restarted: (part: RestartingPart) => void;
      }
    | undefined;

  begin({ prometheus, registry }: Metrics): void {
    const handled = new prometheus.Counter({
      name: 'harbourlink_events_handled_total',
      help: 'Events by what became of them; retry and not-yet count tries',
      labelNames: ['lane', 'outcome'],
      registers: [registry],
    });
    const handlers = new prometheus.Histogram({
      name: 'harbourlink_handler_duration_seconds',
      help: 'Runs of handlers, for one event or a batch, by how long they took',
      labelNames: ['lane'],
      buckets,
      registers: [registry],
    });
    const restarts = new prometheus.Counter({
      name: 'harbourlink_restarts_total',
      help: 'Times a part ended with an error and began again',
      labelNames: ['part'],
      registers: [registry],
    });
    for (const part of ['consumer', 'sequencer', 'shipper']) restarts.inc({ part }, 0);
    this.counters = {
      ended: (lane, outcome, events) => handled.inc({ lane, outcome }, events),
      ran: (lane, seconds) => handlers.observe({ lane }, seconds),
      restarted: (part) => restarts.inc({ part }),
    };
  }

  /** A counter that is not there before its first event hides that event from whoever looks for an increase. */
  expect(lanes: readonly Lane[]): void {
    for (const { name } of lanes) for (const outcome of outcomes) this.counters?.ended(name, outcome, 0);
  }

  ended(lane: string, outcome: Outcome, events: number): void {
    if (events > 0) this.counters?.ended(lane, outcome, events);
  }

  /** A handler ran, whatever came of it. */
  readonly ran = (lane: string, seconds: number): void => this.counters?.ran(lane, seconds);

  restarted(part: RestartingPart): void {
    this.counters?.restarted(part);
  }
}
