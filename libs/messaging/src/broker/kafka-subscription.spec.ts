import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EachBatchPayload, Kafka, OffsetsByTopicPartition } from 'kafkajs';
import { eventually } from '@harbourlink/testing';
import type { ReceivedRecord } from './broker.js';
import { KafkaSubscription } from './kafka-subscription.js';
import type { KafkaTopics } from './kafka-topics.js';

/** A consumer of kafkajs as far as a subscription sees it, driven by hand. */
class DrivenConsumer extends EventEmitter {
  readonly events = {
    FETCH: 'fetch',
    HEARTBEAT: 'heartbeat',
    GROUP_JOIN: 'join',
    CRASH: 'crash',
    END_BATCH_PROCESS: 'end',
  };
  eachBatch: ((payload: EachBatchPayload) => Promise<void>) | undefined;
  readonly connect = () => Promise.resolve();
  readonly subscribe = () => Promise.resolve();
  readonly disconnect = () => Promise.resolve();
  run({ eachBatch }: { eachBatch: (payload: EachBatchPayload) => Promise<void> }): Promise<void> {
    this.eachBatch = eachBatch;
    return Promise.resolve();
  }
}

/** What a broker is told of offsets, and how it answers. */
class Offsets {
  readonly commits: Record<string, string>[] = [];
  answer: () => Promise<void> = () => Promise.resolve();

  readonly commit = (offsets: OffsetsByTopicPartition): Promise<void> => {
    const partitions = offsets.topics.flatMap((topic) => topic.partitions);
    this.commits.push(Object.fromEntries(partitions.map(({ partition, offset }) => [partition, offset])));
    return this.answer();
  };
}

interface Delivery {
  readonly partition?: number;
  readonly isStale?: () => boolean;
}

/** Hands a batch of so many records of a partition over, and tells what was resolved. */
async function deliver(consumer: DrivenConsumer, offsets: Offsets, count: number, delivery: Delivery = {}) {
  const { partition = 0, isStale = () => false } = delivery;
  const told = { resolved: [] as string[], paused: 0, resumed: 0 };
  const messages = Array.from({ length: count }, (_, offset) => ({ offset: String(offset), key: null, value: null }));
  await consumer.eachBatch?.({
    batch: { topic: 'platform.registry.need.v1', partition, messages, lastOffset: () => String(count - 1) },
    resolveOffset: (offset: string) => void told.resolved.push(offset),
    heartbeat: () => Promise.resolve(),
    pause: () => {
      told.paused += 1;
      return () => void (told.resumed += 1);
    },
    commitOffsetsIfNecessary: offsets.commit,
    isRunning: () => true,
    isStale,
  } as unknown as EachBatchPayload);
  return told;
}

describe('a subscription of Kafka', () => {
  let consumer: DrivenConsumer;
  let offsets: Offsets;
  let warnings: string[];
  let consumers: number;
  let fatal: Error[];
  let received: ReceivedRecord[][];
  let answer: () => Promise<'received' | 'later'>;
  let subscription: KafkaSubscription;

  beforeEach(() => begin(100));
  afterEach(() => subscription.stop());

  const begin = async (sessionMilliseconds: number): Promise<void> => {
    consumer = new DrivenConsumer();
    offsets = new Offsets();
    warnings = [];
    consumers = 0;
    fatal = [];
    received = [];
    answer = () => Promise.resolve('received');
    const onRecords = (records: readonly ReceivedRecord[]) => {
      received.push([...records]);
      return answer();
    };
    subscription = new KafkaSubscription(
      { consumer: () => ((consumers += 1), consumer) } as unknown as Kafka,
      {
        stretches: () => Promise.resolve(new Map()),
        received: () => Promise.resolve(new Map()),
      } as unknown as KafkaTopics,
      { group: 'matching.known-needs', topics: ['registry.need.v1'], onRecords },
      {
        settings: { brokers: ['127.0.0.1:1'], prefix: 'platform.', clientId: 'test', sessionMilliseconds },
        onWarning: (warning) => void warnings.push(warning),
        onFatal: (reason) => void fatal.push(reason),
      },
    );
    await subscription.start();
  };

  it('hands over slice by slice, under the name without the prefix, and commits what was received', async () => {
    const told = await deliver(consumer, offsets, 2_500);
    await eventually(() => offsets.commits.at(-1)?.[0] === '2500');
    expect(received.map((slice) => slice.length)).toEqual([1_000, 1_000, 500]);
    expect(received[0]?.[0]?.topic).toBe('registry.need.v1');
    expect(told.resolved).toEqual(['999', '1999', '2499']);
  });

  it('hands over together what came of several partitions while others were being received', async () => {
    const gate = new Promise<'received'>((open) => setTimeout(() => open('received'), 20));
    answer = () => gate;
    await Promise.all([0, 1, 2].map((partition) => deliver(consumer, offsets, 10, { partition })));
    await eventually(() => offsets.commits.length > 0);
    expect(received.map((slice) => slice.length)).toEqual([10, 20]);
    expect(offsets.commits).toEqual([{ 0: '10', 1: '10', 2: '10' }]);
  });

  it.each([
    ['is told later', () => Promise.resolve('later' as const)],
    ['is thrown at', () => Promise.reject(new Error('the database is away'))],
  ])('commits nothing when it %s, and asks again after a pause', async (_what, how) => {
    answer = how;
    await deliver(consumer, offsets, 10);
    await eventually(() => received.length > 1);
    expect(offsets.commits).toEqual([]);
    answer = () => Promise.resolve('received');
    await eventually(() => offsets.commits.length === 1);
    expect(received.at(-1)).toEqual(received[0]);
  });

  it('leaves the partition alone while there is no room, and resolves no more than it took', async () => {
    answer = () => Promise.resolve('later');
    const told = await deliver(consumer, offsets, 5_000);
    expect(told).toEqual({ resolved: ['999', '1999'], paused: 1, resumed: 0 });
    answer = () => Promise.resolve('received');
    await eventually(() => told.resumed === 1 && offsets.commits.length > 0);
    expect(offsets.commits).toEqual([{ 0: '2000' }]);
  });

  it('serves partitions that wait for room in turn, without letting go of any', async () => {
    await subscription.stop();
    // So long that a slow machine is no reason to let go.
    await begin(30_000);
    answer = () => new Promise((done) => setTimeout(() => done('received'), 2));
    const told = await Promise.all([0, 1, 2, 3].map((partition) => deliver(consumer, offsets, 3_000, { partition })));
    expect(told.map(({ paused, resolved }) => [paused, resolved.length])).toEqual(told.map(() => [0, 3]));
  });

  it('leaves the rest to whoever has the partition now', async () => {
    const told = await deliver(consumer, offsets, 2_500, { isStale: () => received.length === 1 });
    expect(told.resolved).toEqual(['999']);
  });

  it('does not commit what was received after the group had shared its partitions out anew', async () => {
    const gate = new Promise<'received'>((open) => setTimeout(() => open('received'), 20));
    answer = () => gate;
    await deliver(consumer, offsets, 10);
    consumer.emit('join', {});
    await gate;
    await deliver(consumer, offsets, 5, { partition: 1 });
    await eventually(() => offsets.commits.length > 0);
    expect(offsets.commits).toEqual([{ 1: '5' }]);
  });

  it('counts marks of transactions as received, behind what came before them', async () => {
    await deliver(consumer, offsets, 10);
    consumer.emit('end', {
      payload: { batchSize: 0, topic: 'platform.registry.need.v1', partition: 0, lastOffset: '10' },
    });
    await eventually(() => offsets.commits.length > 0);
    expect(offsets.commits.at(-1)).toEqual({ 0: '11' });
  });

  it('commits once at a time, and then what was received meanwhile', async () => {
    let answered: () => void = () => undefined;
    const gate = new Promise<void>((done) => (answered = done));
    offsets.answer = () => gate;
    await deliver(consumer, offsets, 10);
    await eventually(() => offsets.commits.length === 1);
    await deliver(consumer, offsets, 20);
    await eventually(() => received.length === 2);
    expect(offsets.commits).toEqual([{ 0: '10' }]);
    answered();
    await eventually(() => offsets.commits.length === 2);
    expect(offsets.commits.at(-1)).toEqual({ 0: '20' });
  });

  it('tries a refused commit again, and says so when that goes on', async () => {
    offsets.answer = () => Promise.reject(new Error('no coordinator'));
    await deliver(consumer, offsets, 10);
    await eventually(() => warnings.length === 1, { within: 20_000 });
    expect(warnings).toEqual(['platform.matching.known-needs: offsets cannot be committed: Error: no coordinator']);
    offsets.answer = () => Promise.resolve();
    const before = offsets.commits.length;
    await eventually(() => offsets.commits.length > before);
    expect(offsets.commits.at(-1)).toEqual({ 0: '10' });
  }, 30_000);

  it('commits what is left when it stops', async () => {
    await deliver(consumer, offsets, 10);
    await eventually(() => received.length === 1);
    await subscription.stop();
    expect(offsets.commits).toEqual([{ 0: '10' }]);
  });

  it('says so when it has stopped for ever', () => {
    const cause = new Error('not authorized');
    consumer.emit('crash', { payload: { error: cause } });
    expect(fatal).toEqual([new Error('consumer platform.matching.known-needs has stopped for ever', { cause })]);
    expect(fatal[0]?.cause).toBe(cause);
  });

  it.each([
    ['the broker is away', Object.assign(new Error('closed connection'), { retriable: true })],
    ['its cause is that', new Error('gave up', { cause: Object.assign(new Error('closed'), { retriable: true }) })],
    ['the broker went away between two requests', new Error('Broker not connected')],
    ['a group has no coordinator yet', Object.assign(new Error('none'), { name: 'KafkaJSGroupCoordinatorNotFound' })],
  ])('joins again with a new consumer when %s', async (_what, error) => {
    const [before, joined] = [consumer, consumers];
    consumer = new DrivenConsumer();
    before.emit('crash', { payload: { error } });
    await eventually(() => consumers === joined + 1 && consumer.eachBatch !== undefined);
    await deliver(consumer, offsets, 10);
    expect(received).toHaveLength(1);
    expect(fatal).toEqual([]);
  });

  it('says nothing of a crash while it is stopping', async () => {
    await subscription.stop();
    consumer.emit('crash', { payload: { error: new Error('closed') } });
    expect(fatal).toEqual([]);
  });

  it('has caught up when there was nothing', async () => {
    await eventually(() => subscription.hasCaughtUp);
  });

  it('knows when the broker was last heard of', () => {
    expect(subscription.lastSuccess).toBe(0);
    consumer.emit('heartbeat', {});
    expect(subscription.lastSuccess).toBeGreaterThan(0);
  });
});
