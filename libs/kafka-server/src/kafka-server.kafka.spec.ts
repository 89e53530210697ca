import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { startKafkaCluster, type KafkaCluster } from './kafka-cluster.js';
import { startKafka, type KafkaServer } from './kafka-server.js';

let folder: string;
let running: KafkaServer | KafkaCluster | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harbourlink-kafka-server-'));
});

afterEach(() => running?.kill());

afterAll(() => rm(folder, { recursive: true, force: true }));

const clientOf = (brokers: string): Kafka =>
  new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING, retry: { initialRetryTime: 50 } });

async function createTopic(brokers: string, replicationFactor: number): Promise<void> {
  const admin = clientOf(brokers).admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: 'facts', numPartitions: 1, replicationFactor }] });
  await admin.disconnect();
}

async function send(brokers: string, ...values: string[]): Promise<void> {
  const producer = clientOf(brokers).producer();
  await producer.connect();
  await producer.send({ topic: 'facts', acks: -1, messages: values.map((value) => ({ value })) });
  await producer.disconnect();
}

async function offsetAtEnd(brokers: string): Promise<string | undefined> {
  const admin = clientOf(brokers).admin();
  await admin.connect();
  const [partition] = await admin.fetchTopicOffsets('facts').finally(() => admin.disconnect());
  return partition?.high;
}

describe('a broker', () => {
  it('has what it acknowledged after it was killed, on the port it had', async () => {
    const first = await startKafka({ folder: join(folder, 'alone'), heapMegabytes: 256 });
    running = first;
    await createTopic(first.brokers, 1);
    await send(first.brokers, 'one', 'two');
    await first.kill();
    const second = await startKafka({ folder: join(folder, 'alone'), heapMegabytes: 256, port: first.port });
    running = second;
    expect(second.brokers).toBe(first.brokers);
    expect(await offsetAtEnd(second.brokers)).toBe('2');
    // Whoever starts a third in its folder ends it first, as a start after a killed launcher does.
    const third = await startKafka({ folder: join(folder, 'alone'), heapMegabytes: 256 });
    running = third;
    await second.ended;
    expect(await offsetAtEnd(third.brokers)).toBe('2');
  }, 120_000);
});

describe('three brokers', () => {
  it('take what is written while one is gone, and have it back afterwards', async () => {
    const cluster = await startKafkaCluster({ folder: join(folder, 'three') });
    running = cluster;
    await createTopic(cluster.brokers, 3);
    await cluster.node(1).kill();
    await eventually(() => send(cluster.brokers, 'without the first').then(() => true), { within: 60_000 });
    await cluster.startAgain(1);
    expect(await offsetAtEnd(cluster.brokers)).toBe('1');
  }, 180_000);
});
