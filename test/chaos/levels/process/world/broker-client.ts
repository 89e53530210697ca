import type { World } from './world.js';

/** What an operator and strangers do to the broker, past the proxy. */
export interface BrokerClient {
  /** What the command that applies the declared topics does. */
  apply(): Promise<void>;
  /** A group loses how far it has read. */
  forget(group: string): Promise<void>;
  /** A record of somebody else's. */
  write(topic: string, value: Buffer, headers: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
}

/** What it needs is loaded here: the catalogue of faults is read also where nobody starts a broker. */
export async function brokerClient(world: World): Promise<BrokerClient> {
  const { declarationsOf, KafkaBroker, topicsPublishedBy } = await import('@harbourlink/messaging');
  const { default: kafkajs } = await import('kafkajs');
  const brokers = (world.kafka?.proxiedBrokers ?? world.cluster?.brokers ?? '').split(',');
  const settings = { brokers, prefix: '', clientId: 'chaos', requestMilliseconds: 5_000 };
  const kafka = new kafkajs.Kafka({ clientId: 'chaos', brokers, logLevel: kafkajs.logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  return {
    async apply() {
      const broker = await KafkaBroker.to({ settings, onWarning: () => undefined, onFatal: () => undefined });
      const published = ['identity', 'registry', 'matching'].flatMap(topicsPublishedBy).map(({ topic }) => topic);
      await broker.applyTopics(declarationsOf([...new Set(published)]));
      await broker.stop();
    },
    async forget(groupId) {
      await admin.deleteGroups([groupId]);
    },
    async write(topic, value, headers) {
      const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
      await producer.connect();
      await producer.send({ topic, messages: [{ key: null, value, headers }] });
      await producer.disconnect();
    },
    stop: () => admin.disconnect(),
  };
}
