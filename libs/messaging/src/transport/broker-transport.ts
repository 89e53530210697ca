import type { UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import type { Broker, ReceivedRecord, Subscribed } from '../broker/broker.js';
import { declarationsOf } from '../broker/declared-topics.js';
import { eventOf, unreadable } from '../broker/event-records.js';
import type { UnreadableRecord } from '../broker/event-records.js';
import { outsideEventOf } from '../broker/outside-records.js';
import { keepUnreadable } from '../consuming/dead-letters.js';
import { OutsideInbox } from '../consuming/outside-inbox.js';
import { messageOf } from '../consuming/dispatch.js';
import { followingsOf } from '../consuming/inbox-store.js';
import { isOutsideLane, sourceOf, subscribedTopicsOf, topicsOf } from '../consuming/lane.js';
import type { Lane } from '../consuming/lane.js';
import { Loop } from '../loop.js';
import { inboxOf, wake } from '../wake.js';
import type { EventTransport, Lag, Reception, ReceptionOptions } from './event-transport.js';
import { LaneRoom } from './lane-room.js';

/**
 * The transport over a broker: each lane is a group of its own, which reads its topics from the beginning when it is new.
 * Whatever comes twice, late or out of order the inbox puts right.
 */
export class BrokerTransport implements EventTransport {
  constructor(
    private readonly broker: Broker,
    private readonly units: UnitsOfWork,
    /** The consuming service's schema. */
    private readonly schema: string,
    private readonly declared = declarationsOf,
  ) {}

  receive(options: ReceptionOptions): Reception {
    return new BrokerReception(this.broker, this.units, options, this.declared);
  }

  async lag(lanes: readonly Lane[]): Promise<Lag[]> {
    const lags = lanes.map(async (lane) => {
      const topics = await this.broker.lag(groupOf(this.schema, lane), subscribedTopicsOf(lane));
      return topics.map((one) => ({ lane: lane.name, ...one }));
    });
    return (await Promise.all(lags)).flat();
  }
}

/** Between two looks whether a lane is left that is not subscribed. */
const lookMilliseconds = 5_000;

function groupOf(schema: string, lane: Lane): string {
  return `${schema}.${lane.name}`;
}

class BrokerReception implements Reception {
  private readonly subscribed = new Map<Lane, Subscribed>();
  private readonly subscribing: Loop;
  private readonly room: LaneRoom;
  private readonly outside: OutsideInbox;

  constructor(
    private readonly broker: Broker,
    private readonly units: UnitsOfWork,
    private readonly options: ReceptionOptions,
    private readonly declared: typeof declarationsOf,
  ) {
    this.room = new LaneRoom(options.store, options.pauseAbove);
    this.outside = new OutsideInbox(options.store);
    this.subscribing = new Loop(() => this.subscribe(), lookMilliseconds, options.onError);
  }

  /** The broker may be away: it is asked until it answers. */
  async start(): Promise<void> {
    const { lanes, store } = this.options;
    const sources = new Set(lanes.flatMap(topicsOf).map(sourceOf));
    for (const source of sources) await store.cursors(source, followingsOf(source, lanes));
    this.subscribing.start();
  }

  async stop(): Promise<void> {
    await this.subscribing.stop();
    await Promise.all([...this.subscribed.values()].map((one) => one.stop()));
  }

  get hasCaughtUp(): boolean {
    const subscribed = [...this.subscribed.values()];
    return subscribed.length === this.options.lanes.length && subscribed.every((one) => one.hasCaughtUp);
  }

  /** 0 until all lanes are subscribed. */
  get lastSuccess(): number | undefined {
    if (this.subscribed.size < this.options.lanes.length) return 0;
    return Math.min(...[...this.subscribed.values()].map((one) => one.lastSuccess));
  }

  private async subscribe(): Promise<boolean> {
    const { lanes, schema } = this.options;
    const missing = lanes.filter((lane) => !this.subscribed.has(lane));
    if (missing.length === 0) return false;
    await this.broker.ensureTopics(this.declared([...new Set(missing.flatMap(subscribedTopicsOf))]));
    const subscribing = missing.map(async (lane) => {
      const subscription = {
        group: groupOf(schema, lane),
        topics: subscribedTopicsOf(lane),
        onRecords: (records: readonly ReceivedRecord[]) => this.receive(lane, records),
      };
      this.subscribed.set(lane, await this.broker.subscribe(subscription));
    });
    const failed = (await Promise.allSettled(subscribing)).find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    return false;
  }

  private async receive(lane: Lane, records: readonly ReceivedRecord[]): Promise<'received' | 'later'> {
    try {
      if (!(await this.room.roomy([lane.name])).has(lane.name)) return 'later';
      const waiting = await this.store(lane, records);
      this.room.given(lane.name, waiting);
      if (waiting > 0) wake(inboxOf(this.options.schema));
      return 'received';
    } catch (error) {
      this.options.onError(error);
      return 'later';
    }
  }

  /** Answers how many of them wait in the inbox now. */
  private async store(lane: Lane, records: readonly ReceivedRecord[]): Promise<number> {
    try {
      return await this.units.run((unit) =>
        isOutsideLane(lane) ? this.takeFromOutside(unit, lane, records) : this.take(unit, lane, records),
      );
    } catch (error) {
      if (!isFaultOfTheData(error)) throw error;
      const [only] = records;
      // One record that no row can hold keeps the others from being stored: it is found and put aside.
      let waiting = 0;
      if (records.length > 1) for (const record of records) waiting += await this.store(lane, [record]);
      else if (only) await this.park(lane, unreadable(only, messageOf(error)));
      return waiting;
    }
  }

  private async take(unit: UnitOfWork, lane: Lane, records: readonly ReceivedRecord[]): Promise<number> {
    const read = records.map(eventOf);
    const events = read.flatMap((one) => ('event' in one ? [one.event] : []));
    const waiting = await this.options.store.keep(unit, lane, events);
    for (const one of read) if ('reason' in one) await this.park(lane, one);
    return waiting;
  }

  private async takeFromOutside(unit: UnitOfWork, lane: Lane, records: readonly ReceivedRecord[]): Promise<number> {
    const read = records.map(outsideEventOf);
    const events = read.flatMap((one) => ('event' in one ? [one.event] : []));
    await this.outside.take(unit, lane, events);
    for (const one of read) if ('reason' in one) await this.park(lane, one);
    // Those that were there already may wait too: whoever stored them may have died before anybody was woken.
    return events.length;
  }

  private park(lane: Lane, { reason, envelope, headers }: UnreadableRecord): Promise<void> {
    return this.units.run(async (unit) => {
      if (!(await keepUnreadable(unit, lane.name, envelope, reason))) return;
      if (isOutsideLane(lane)) await this.outside.keepHeaders(unit, lane, envelope.id, headers);
      unit.afterCommit(() =>
        this.options.onAlarm(`parked a record of ${envelope.topic} in lane ${lane.name}: ${reason}`),
      );
    });
  }
}

/** Class 22 of SQLSTATE, "data exception": trying again would fail again. */
function isFaultOfTheData(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^22/.test(String(error.code));
}
