import { setTimeout as pause } from 'node:timers/promises';
import type { ActualTopic, Broker, DeclaredTopic } from '@harbourlink/messaging';
import type { BrokerPlan } from '../../plan/plan.js';
import type { Chance } from '../../random.js';
import type { SimulatedProcess } from './simulated-process.js';

type OutgoingRecord = Parameters<Broker['send']>[0][number];
type Subscription = Parameters<Broker['subscribe']>[0];
type Subscribed = Awaited<ReturnType<Broker['subscribe']>>;

interface Partition {
  readonly topic: string;
  readonly number: number;
  /** Records by offset; a wiped broker begins again at 0. */
  records: OutgoingRecord[];
}

interface Member {
  readonly process: SimulatedProcess;
  readonly topics: readonly string[];
  frozenSince: number | undefined;
}

/** A group that reads together. What a member has in hand when the generation changes is not committed. */
interface Group {
  generation: number;
  members: Member[];
  readonly topics: Set<string>;
  /** By topic and partition: the next offset to read. */
  readonly committed: Map<string, number>;
}

const sessionMilliseconds = 30;

/**
 * A broker in memory: partitions in order, at-least-once delivery, offsets by group, members that lose their partitions.
 * What it does wrong is drawn from the seed.
 */
export class SimulatedBroker {
  private readonly partitions = new Map<string, Partition[]>();
  private readonly groups = new Map<string, Group>();
  private readonly redeliveries = new Map<string, number>();
  /** From here on it does everything right. */
  wellBehaved = false;
  /** Records it was ever given. */
  recordsEver = 0;

  constructor(
    private readonly plan: BrokerPlan,
    private readonly chance: Chance,
  ) {}

  /** The broker as one process reaches it. */
  clientOf(process: SimulatedProcess): Broker {
    const stops: (() => Promise<void>)[] = [];
    return {
      send: (records) => this.send(process, records),
      subscribe: async (subscription) => {
        const subscribed = this.subscribe(process, subscription);
        stops.push(() => subscribed.stop());
        return subscribed;
      },
      ensureTopics: async (topics) => void topics.map(({ topic }) => this.partitionsOf(topic)),
      applyTopics: async (topics: readonly DeclaredTopic[]) => void topics.map(({ topic }) => this.partitionsOf(topic)),
      describeTopics: async (): Promise<ActualTopic[]> => [],
      lag: async (group, topics) => topics.map((topic) => ({ topic, events: this.lagOf(group, topic) })),
      stop: async () => void (await Promise.all(stops.map((stop) => stop()))),
    };
  }

  /** Each of these groups is there and has received everything its topics hold. */
  isReadToTheEndBy(names: readonly string[]): boolean {
    return names.every((name) => {
      const topics = this.groups.get(name)?.topics;
      return topics !== undefined && [...topics].every((topic) => this.lagOf(name, topic) === 0);
    });
  }

  /** The records of each partition, in order. */
  get contents(): { topic: string; partition: number; records: readonly OutgoingRecord[] }[] {
    return [...this.partitions.values()]
      .flat()
      .map(({ topic, number, records }) => ({ topic, partition: number, records }));
  }

  rebalance(): void {
    for (const group of this.groups.values()) {
      group.generation += 1;
      group.members = this.chance.some(group.members, group.members.length);
    }
  }

  /** Groups begin again: from the start, or from some way back. */
  loseOffsets(): void {
    for (const group of this.groups.values()) {
      for (const [place, offset] of group.committed)
        group.committed.set(place, this.chance.happens(0.5) ? 0 : this.chance.between(0, offset));
      group.generation += 1;
    }
  }

  /** Keys go to other partitions from now on. */
  addPartitions(): void {
    for (const [topic, partitions] of this.partitions)
      partitions.push({ topic, number: partitions.length, records: [] });
    this.rebalance();
  }

  wipe(): void {
    for (const partition of [...this.partitions.values()].flat()) partition.records = [];
    for (const group of this.groups.values()) {
      group.committed.clear();
      group.generation += 1;
    }
  }

  /** Somebody else writes into a topic. */
  putForeign(topic: string, record: Omit<OutgoingRecord, 'topic'>): void {
    this.append({ ...record, topic });
  }

  private async send(process: SimulatedProcess, records: readonly OutgoingRecord[]): Promise<void> {
    await process.reach('broker: about to send');
    // On its way to the broker and back.
    await pause(0);
    const luck = this.wellBehaved ? 1 : this.chance.next();
    const { refused, partlyLanded, timedOutButLanded } = this.plan;
    if (luck < refused) throw new Error('NOT_ENOUGH_REPLICAS');
    if (luck < refused + partlyLanded) {
      for (const record of records.slice(0, this.chance.between(0, records.length))) this.append(record);
      throw new Error('the connection was closed');
    }
    for (const record of records) this.append(record);
    if (luck < refused + partlyLanded + timedOutButLanded) throw new Error('REQUEST_TIMED_OUT');
    await process.reach('broker: sent');
  }

  private append(record: OutgoingRecord): void {
    this.recordsEver += 1;
    const partitions = this.partitionsOf(record.topic);
    const hash = [...record.key].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
    partitions[hash % partitions.length]?.records.push(record);
  }

  private partitionsOf(topic: string): Partition[] {
    const known = this.partitions.get(topic);
    if (known) return known;
    const made = Array.from({ length: this.plan.partitions }, (_, number) => ({ topic, number, records: [] }));
    this.partitions.set(topic, made);
    return made;
  }

  private lagOf(group: string, topic: string): number {
    const committed = this.groups.get(group)?.committed;
    return this.partitionsOf(topic).reduce(
      (sum, partition) => sum + partition.records.length - (committed?.get(placeOf(partition)) ?? 0),
      0,
    );
  }

  private subscribe(process: SimulatedProcess, subscription: Subscription): Subscribed {
    const group = this.groups.get(subscription.group) ?? {
      generation: 0,
      members: [],
      topics: new Set<string>(),
      committed: new Map<string, number>(),
    };
    this.groups.set(subscription.group, group);
    const member: Member = { process, topics: subscription.topics, frozenSince: undefined };
    group.members.push(member);
    for (const topic of subscription.topics) group.topics.add(topic);
    group.generation += 1;
    const state = { stopped: false, lastSuccess: 0, hasCaughtUp: false };
    const loop = async (): Promise<void> => {
      while (!state.stopped && !process.isDead) {
        const moved = await this.poll(group, member, subscription).catch(() => false);
        state.lastSuccess = Date.now();
        if (!moved) {
          state.hasCaughtUp ||= subscription.topics.every((topic) => this.lagOf(subscription.group, topic) === 0);
          await pause(2);
        }
      }
      leave(group, member);
    };
    const running = loop();
    return {
      get hasCaughtUp() {
        return state.hasCaughtUp;
      },
      get lastSuccess() {
        return state.lastSuccess;
      },
      stop: async () => {
        state.stopped = true;
        await running;
      },
    };
  }

  /** One batch of one partition; false when nothing was there. */
  private async poll(group: Group, member: Member, subscription: Subscription): Promise<boolean> {
    dropTheSilent(group);
    if (!group.members.includes(member)) {
      // It was thought dead, and comes back.
      await member.process.goesOn();
      group.members.push(member);
      group.generation += 1;
    }
    const { generation } = group;
    const mine = this.assigned(group, member, subscription.topics);
    const partition = this.chance.some(mine, mine.length).find((one) => this.next(group, one).length > 0);
    if (!partition) return false;
    const place = placeOf(partition);
    const from = group.committed.get(place) ?? 0;
    const batch = this.next(group, partition);
    await member.process.reach('broker: received');
    if (!this.wellBehaved && this.chance.happens(this.plan.rebalances)) this.rebalance();
    const records = batch.map(({ topic, key, value, headers }, index) => ({
      topic,
      partition: partition.number,
      offset: String(from + index),
      key: Buffer.from(key),
      value,
      headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
    }));
    const received = await subscription.onRecords(records);
    await member.process.reach('broker: stored');
    if (received === 'later') return false;
    if (this.comesAgain(place, from)) return true;
    // A commit of an older generation is refused.
    if (group.generation !== generation) return true;
    group.committed.set(place, from + batch.length);
    await member.process.reach('broker: offset committed');
    return true;
  }

  private comesAgain(place: string, from: number): boolean {
    if (this.wellBehaved || !this.chance.happens(this.plan.redelivered)) return false;
    const times = (this.redeliveries.get(`${place} ${from}`) ?? 0) + 1;
    this.redeliveries.set(`${place} ${from}`, times);
    return times <= this.plan.redeliverTimes;
  }

  private next(group: Group, partition: Partition): OutgoingRecord[] {
    const from = group.committed.get(placeOf(partition)) ?? 0;
    return partition.records.slice(from, from + this.plan.batch);
  }

  private assigned(group: Group, member: Member, topics: readonly string[]): Partition[] {
    const all = topics.flatMap((topic) => this.partitionsOf(topic));
    const turn = group.members.indexOf(member);
    return all.filter((_, index) => index % group.members.length === turn);
  }
}

function placeOf({ topic, number }: Partition): string {
  return `${topic} ${number}`;
}

function leave(group: Group, member: Member): void {
  group.members = group.members.filter((one) => one !== member);
  group.generation += 1;
}

/** Members that are dead, or have been silent for longer than their session. */
function dropTheSilent(group: Group): void {
  for (const member of group.members) {
    member.frozenSince = member.process.isFrozen ? (member.frozenSince ?? performance.now()) : undefined;
    const silent = member.frozenSince !== undefined && performance.now() - member.frozenSince > sessionMilliseconds;
    if (member.process.isDead || silent) leave(group, member);
  }
}
