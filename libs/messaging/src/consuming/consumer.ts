import type { UnitsOfWork } from '@harbourlink/persistence';
import type { EventTransport, Lag, Reception } from '../transport/event-transport.js';
import { pauseAboveUnlessTold } from '../transport/lane-room.js';
import { AtOnce } from './at-once.js';
import { InboxStore } from './inbox-store.js';
import { InboxUpkeep } from './inbox-upkeep.js';
import { nobodyLooks } from './lane-observer.js';
import type { LaneObserver } from './lane-observer.js';
import { LaneRunner } from './lane-runner.js';
import type { Lane } from './lane.js';
import { defaultRetries } from './failures.js';
import type { RetryPolicy } from './failures.js';
import { PausedLanes } from './paused-lanes.js';

export interface ConsumerOptions {
  /** The consuming service's schema. */
  readonly schema: string;
  readonly isKnownType: (type: string) => boolean;
  readonly onError: (error: unknown) => void;
  readonly onAlarm: (alarm: string) => void;
  readonly onFailure: (lane: string, eventId: string, error: unknown) => void;
  readonly observer?: LaneObserver;
  readonly retries?: RetryPolicy;
  /** Aggregates of one lane handled at the same time; 4 unless told. */
  readonly workers?: number;
  /** Events of one transaction of a set-based lane; 500 unless told. */
  readonly batchSize?: number;
  /** Events handled in one transaction at most where a lane is given them one by one and all goes well; 64 unless told. */
  readonly groupSize?: number;
  readonly fetchSize?: number;
  /** Between looks when nothing wakes: 2 s at a journal, 5 s at the inbox unless told. */
  readonly idleMilliseconds?: number;
  /** Fetching for a lane pauses while more events than this wait in it; 20,000 unless told. */
  readonly pauseAbove?: number;
  /** Days a settled inbox row is kept; 14 unless told. */
  readonly keepDays?: number;
}

/** Brings other services' events into the inbox, however the transport does it, and keeps the lanes going. */
export class Consumer {
  private readonly reception: Reception;
  private readonly runners: readonly LaneRunner[];
  private readonly upkeep: InboxUpkeep;
  private readonly paused: PausedLanes;

  constructor(
    readonly lanes: readonly Lane[],
    units: UnitsOfWork,
    private readonly transport: EventTransport,
    private readonly options: ConsumerOptions,
  ) {
    const { schema, onError, onAlarm, onFailure } = options;
    this.paused = new PausedLanes(schema, units, onError);
    const { observer = nobodyLooks, batchSize = 500 } = options;
    const atOnce = new AtOnce({ observer, batchSize, paused: this.paused });
    this.reception = transport.receive({
      schema,
      lanes,
      store: new InboxStore(units, options.isKnownType, atOnce),
      onError,
      onAlarm,
      fetchSize: options.fetchSize ?? 1_000,
      idleMilliseconds: options.idleMilliseconds ?? 2_000,
      pauseAbove: options.pauseAbove ?? pauseAboveUnlessTold,
      paused: this.paused,
    });
    const working = {
      schema,
      onError,
      onAlarm,
      onFailure,
      observer,
      paused: this.paused,
      retries: options.retries ?? defaultRetries,
      workers: options.workers ?? 4,
      batchSize,
      groupSize: options.groupSize ?? 64,
      idleMilliseconds: options.idleMilliseconds ?? 5_000,
    };
    this.runners = lanes.map((lane) => new LaneRunner(lane, units, working));
    this.upkeep = new InboxUpkeep(units, options.keepDays ?? 14, onError);
  }

  async start(): Promise<void> {
    if (this.lanes.length === 0) return;
    // There has to be a day to put what arrives.
    await this.upkeep.pass().catch(this.options.onError);
    this.upkeep.start();
    await this.paused.start();
    await this.reception.start();
    for (const runner of this.runners) runner.start();
  }

  /** Nothing is fetched any more, then what is in hand is finished. */
  async stop(): Promise<void> {
    await this.reception.stop();
    await Promise.all(this.runners.map((runner) => runner.stop()));
    await this.upkeep.stop();
    await this.paused.stop();
  }

  /** False for a type this version of the platform has never heard of. */
  isKnownType(type: string): boolean {
    return this.options.isKnownType(type);
  }

  /** How much each lane has not received yet, topic by topic. */
  lag(): Promise<Lag[]> {
    return this.transport.lag(this.lanes);
  }

  /** The lanes an operator has stopped, as of a second ago. */
  get pausedLanes(): string[] {
    return this.lanes.map(({ name }) => name).filter((name) => this.paused.has(name));
  }

  /** True once everything was received that had been published before the start. */
  get hasCaughtUp(): boolean {
    return this.reception.hasCaughtUp;
  }

  /** The parts that have not gone well since a moment, Unix milliseconds. */
  partsStuckSince(moment: number): string[] {
    const lanes = this.runners.map(({ lane, lastSuccess }) => ({ name: `lane ${lane.name}`, lastSuccess }));
    return [{ name: 'receiving', lastSuccess: this.reception.lastSuccess }, ...lanes]
      .filter(({ lastSuccess }) => lastSuccess !== undefined && lastSuccess < moment)
      .map(({ name }) => name);
  }

  /** The oldest moment (Unix milliseconds) at which some part last went well; undefined without lanes. */
  get lastSuccess(): number | undefined {
    const moments = [this.reception, ...this.runners].flatMap(({ lastSuccess }) => lastSuccess ?? []);
    return moments.length === 0 ? undefined : Math.min(...moments);
  }
}
