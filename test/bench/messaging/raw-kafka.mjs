// The peer of our transport over Kafka: kafkajs alone, with the same payloads, headers, topic and guarantees.
import { randomUUID } from 'node:crypto';
import { toCloudEventHeaders } from '@harbourlink/contracts';
import kafkajs from 'kafkajs';
import { payload, type } from './backbone.mjs';

function clientOf(brokers) {
  return new kafkajs.Kafka({ clientId: 'raw', brokers: [brokers], logLevel: kafkajs.logLevel.ERROR });
}

/** Produces batches of 1,000 with all acknowledgements, one request in flight; the events of 20,000 keys in turn. */
export async function produceRaw({ brokers, prefix, topic }, events) {
  const producer = clientOf(brokers).producer({
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    maxInFlightRequests: 1,
  });
  await producer.connect();
  try {
    const keys = Array.from({ length: Math.min(events, 20_000) }, () => randomUUID());
    for (let sent = 0; sent < events; sent += 1_000) {
      const messages = Array.from({ length: Math.min(1_000, events - sent) }, (_, n) =>
        messageOf(keys[(sent + n) % keys.length], sent + n + 1),
      );
      await producer.sendBatch({ acks: -1, topicMessages: [{ topic: `${prefix}${topic}`, messages }] });
    }
  } finally {
    await producer.disconnect();
  }
}

function messageOf(key, position) {
  const [id, correlationId] = [randomUUID(), randomUUID()];
  const occurredAt = new Date().toISOString();
  const version = 1 + Math.floor(position / 20_000);
  return {
    key,
    value: payload,
    headers: toCloudEventHeaders({ id, type, source: 'registry', key, occurredAt, correlationId, version, position }),
  };
}

/** Counts what comes, a batch at a time. */
export async function consumeRaw({ brokers, prefix, topic }, count) {
  const consumer = clientOf(brokers).consumer({ groupId: `${prefix}raw`, allowAutoTopicCreation: false });
  await consumer.connect();
  await consumer.subscribe({ topics: [`${prefix}${topic}`], fromBeginning: true });
  return {
    start: () => consumer.run({ eachBatch: async ({ batch }) => count(batch.messages.length) }),
    stop: () => consumer.disconnect(),
  };
}
