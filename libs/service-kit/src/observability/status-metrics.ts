import { unlessAborted } from '@harbourlink/messaging';
import type { MessagingStatus } from '@harbourlink/messaging';
import type { Metrics } from './metrics.js';

/** Scrapes that come closer together than this share one look at the database. */
const freshMilliseconds = 1_000;
/** A database that has not answered by then counts as away: a scraper waits no longer than some seconds. */
const patienceMilliseconds = 3_000;

export interface StatusSources {
  /** Reads where everything stands, in a handful of small statements. */
  readonly status: () => Promise<MessagingStatus>;
  /** Whether this very process holds the lease of the schema. */
  readonly holdsLease: () => boolean;
}

/** Gauges of what waits and who leads, asked of the database when they are scraped and never by an event. */
export function statusMetrics(metrics: Metrics, { status, holdsLease }: StatusSources): void {
  const { prometheus, registry } = metrics;
  const made: { reset(): void }[] = [];
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) => {
    const one = new prometheus.Gauge({ name: `harbourlink_${name}`, help, labelNames, registers: [registry] });
    made.push(one);
    return one;
  };
  const databaseUp = gauge('database_up', '1 while the database answers');
  const outboxEvents = gauge('outbox_waiting_events', 'Events without a place in the journal');
  const outboxAge = gauge('outbox_oldest_seconds', 'Age of the oldest event without a place in the journal');
  const journalPosition = gauge('journal_position', 'Position of the last event of the journal');
  const leaseHeld = gauge('lease_held', '1 where this instance gives the schema its order');
  const leaseUnheld = gauge('lease_unheld_seconds', 'Since the lease ran out without a new holder; 0 while it is held');
  const laneLag = gauge('consumer_lag_events', 'Published and not received, in positions of the source', [
    'lane',
    'topic',
  ]);
  const laneEvents = gauge('lane_waiting_events', 'Received and not handled', ['lane']);
  const laneAge = gauge('lane_oldest_seconds', 'Age of the oldest event received and not handled', ['lane']);
  const lanePaused = gauge('lane_paused', '1 while an operator has paused the lane', ['lane']);
  const laneGaps = gauge('version_gaps_open', 'Aggregates whose next version has not arrived though a later one has', [
    'lane',
  ]);
  const deadLetters = gauge('dead_letters_open', 'Events an operator has to decide about', ['lane', 'kind']);
  const sinkPosition = gauge('shipped_position', 'Position up to which the journal was sent', ['sink']);
  const sinkLag = gauge('unshipped_events', 'Events of the journal that were not sent', ['sink']);
  const sinkAge = gauge('unshipped_oldest_seconds', 'Age of the oldest event that was not sent', ['sink']);

  const show = (now: MessagingStatus): void => {
    for (const one of made) one.reset();
    databaseUp.set(1);
    outboxEvents.set(now.unsequenced.waiting);
    outboxAge.set(now.unsequenced.oldestSeconds ?? 0);
    journalPosition.set(now.journal.head);
    leaseHeld.set(holdsLease() ? 1 : 0);
    leaseUnheld.set(secondsWithoutHolder(now));
    for (const { lane, waiting, oldestWaitingSeconds = 0, paused, gaps, dead, parked, topics } of now.lanes) {
      laneEvents.set({ lane }, waiting);
      laneAge.set({ lane }, oldestWaitingSeconds);
      lanePaused.set({ lane }, paused ? 1 : 0);
      laneGaps.set({ lane }, gaps);
      deadLetters.set({ lane, kind: 'dead' }, dead);
      deadLetters.set({ lane, kind: 'parked' }, parked);
      for (const { topic, events } of topics) laneLag.set({ lane, topic }, events);
    }
    for (const { sink, position, behind, oldestSeconds = 0 } of now.sinks) {
      sinkPosition.set({ sink }, position);
      sinkLag.set({ sink }, behind);
      sinkAge.set({ sink }, oldestSeconds);
    }
  };

  let asked: { readonly at: number; readonly done: Promise<void> } | undefined;
  metrics.beforeEachScrape(() => {
    if (asked && performance.now() - asked.at < freshMilliseconds) return asked.done;
    const done = unlessAborted(status(), AbortSignal.timeout(patienceMilliseconds)).then(show, () => {
      // What was true once is not shown as if it still were.
      for (const one of made) one.reset();
      databaseUp.set(0);
    });
    asked = { at: performance.now(), done };
    return done;
  });
}

/** A lease that was given back, and that nobody has taken since, has been without a holder for ever. */
function secondsWithoutHolder({ lease }: MessagingStatus): number {
  if (lease.held) return 0;
  return lease.unheldSeconds ?? Number.POSITIVE_INFINITY;
}
