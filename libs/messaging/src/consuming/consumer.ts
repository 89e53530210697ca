import type { UnitsOfWork } from '@harbourlink/persistence';
import { Loop } from '../loop.js';
import type { EventBatch, EventTransport } from '../transport/event-transport.js';
import { inboxOf, journalOf, wake, wakeOn } from '../wake.js';
import { CursorMoved, InboxStore } from './inbox-store.js';
import { LaneRunner } from './lane-runner.js';
import { sourceOf, topicsOf } from './lane.js';
import type { Lane } from './lane.js';
import { defaultRetries } from './outcomes.js';
import type { RetryPolicy } from './outcomes.js';

export interface ConsumerOptions {
  /** The consuming service's schema. */
  readonly schema: string;
  readonly isKnownType: (type: string) => boolean;
  readonly onError: (error: unknown) => void;
  readonly onAlarm: (alarm: string) => void;
  readonly onFailure: (lane: string, eventId: string, error: unknown) => void;
  readonly retries?: RetryPolicy;
  readonly workers?: number;
  readonly batchSize?: number;
  readonly fetchSize?: number;
  readonly idleMilliseconds?: number;
  /** Fetching pauses while more events than this wait in the inbox. */
  readonly pauseAbove?: number;
}

/** Brings other services' events into the inbox, source by source, and keeps the lanes going. */
export class Consumer {
  private readonly store: InboxStore;
  private readonly fetchers: ReadonlyMap<string, Loop>;
  private readonly runners: readonly LaneRunner[];
  private readonly caughtUp = new Set<string>();
  private stopListening: (() => Promise<void>) | undefined;
  private stopWaking: (() => void)[] = [];

  constructor(
    readonly lanes: readonly Lane[],
    units: UnitsOfWork,
    private readonly transport: EventTransport,
    private readonly options: ConsumerOptions,
  ) {
    this.store = new InboxStore(units, options.isKnownType);
    const sources = new Set(lanes.flatMap(topicsOf).map(sourceOf));
    this.fetchers = new Map(
      [...sources].map((source) => [source, new Loop(() => this.fetch(source), options.idleMilliseconds ?? 500, options.onError)]),
    );
    this.runners = lanes.map(
      (lane) =>
        new LaneRunner(lane, units, {
          schema: options.schema,
          retries: options.retries ?? defaultRetries,
          workers: options.workers ?? 4,
          batchSize: options.batchSize ?? 500,
          idleMilliseconds: options.idleMilliseconds ?? 1_000,
          onError: options.onError,
          onAlarm: options.onAlarm,
          onFailure: options.onFailure,
        }),
    );
  }

  async start(): Promise<void> {
    if (this.lanes.length === 0) return;
    this.stopListening = await this.transport.listen((source) => this.fetchers.get(source)?.wake());
    for (const [source, fetcher] of this.fetchers) {
      this.stopWaking.push(wakeOn(journalOf(source), () => fetcher.wake()));
      fetcher.start();
    }
    for (const runner of this.runners) runner.start();
  }

  async stop(): Promise<void> {
    for (const stop of this.stopWaking) stop();
    await this.stopListening?.().catch(this.options.onError);
    await Promise.all([...this.fetchers.values()].map((fetcher) => fetcher.stop()));
    await Promise.all(this.runners.map((runner) => runner.stop()));
  }

  /** True once every source was read to its end at least once since the start. */
  get hasCaughtUp(): boolean {
    return this.caughtUp.size === this.fetchers.size;
  }

  /** The oldest moment (Unix milliseconds) at which some loop last went well; undefined without lanes. */
  get lastSuccess(): number | undefined {
    const moments = [...this.fetchers.values(), ...this.runners].map((loop) => loop.lastSuccess);
    return moments.length === 0 ? undefined : Math.min(...moments);
  }

  /** One look at one source; true when there may be more. Lanes that stand at the same place share the reading. */
  private async fetch(source: string): Promise<boolean> {
    const lanes = this.lanes.filter((lane) => topicsOf(lane).some((topic) => sourceOf(topic) === source));
    const pauseAbove = this.options.pauseAbove ?? 20_000;
    if ((await this.store.waiting(pauseAbove + 1)) > pauseAbove) return false;
    const cursors = await this.store.cursors(source, lanes);
    const places = Map.groupBy(lanes, (lane) => cursors.get(lane.name) ?? 0);
    let more = false;
    for (const [place, together] of places) {
      const topics = [...new Set(together.flatMap(topicsOf))].filter((topic) => sourceOf(topic) === source);
      const batch = await this.transport.read(source, topics, place, this.options.fetchSize ?? 1_000);
      if (batch) more = (await this.receive(batch, together)) || more;
    }
    if (!more) this.caughtUp.add(source);
    return more;
  }

  private async receive(batch: EventBatch, lanes: readonly Lane[]): Promise<boolean> {
    try {
      await this.store.store(batch.source, lanes, batch.events, batch.from, batch.to);
    } catch (error) {
      // Another replica was faster: look again from where it left off.
      if (!(error instanceof CursorMoved)) throw error;
    }
    if (batch.events.length > 0) wake(inboxOf(this.options.schema));
    return true;
  }
}
