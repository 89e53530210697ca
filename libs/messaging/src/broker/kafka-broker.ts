import type { Admin, Kafka, Producer } from 'kafkajs';
import type {
  ActualTopic,
  Broker,
  DeclaredTopic,
  OutgoingRecord,
  Subscribed,
  Subscription,
  TopicLag,
} from './broker.js';
import type { KafkaSettings } from './kafka-settings.js';
import { KafkaSubscription } from './kafka-subscription.js';
import { KafkaTopics } from './kafka-topics.js';

export interface KafkaBrokerOptions {
  readonly settings: KafkaSettings;
  readonly onWarning: (warning: string) => void;
  /** A consumer has stopped for ever: only a new process helps. */
  readonly onFatal: (reason: Error) => void;
  /** How long the broker may wait with an answer while there is nothing new, and so how long stopping may take; 1 s unless told. */
  readonly fetchWaitMilliseconds?: number;
}

/** Apache Kafka through kafkajs, which is loaded when the first of these is made. */
export class KafkaBroker implements Broker {
  private producer: Promise<Producer> | undefined;
  private readonly subscriptions = new Set<Subscribed>();

  private constructor(
    private readonly kafka: Kafka,
    private readonly admin: Admin,
    private readonly topics: KafkaTopics,
    private readonly createProducer: () => Producer,
    private readonly options: KafkaBrokerOptions,
  ) {}

  /** Resolves when the cluster answers; kafkajs tries for about half a minute. */
  static async connect(options: KafkaBrokerOptions): Promise<KafkaBroker> {
    const { onWarning } = options;
    const { default: kafkajs } = await import('kafkajs');
    const { brokers, tls, sasl, clientId, prefix, requestMilliseconds = 30_000 } = options.settings;
    const kafka = new kafkajs.Kafka({
      clientId,
      brokers: [...brokers],
      connectionTimeout: 5_000,
      requestTimeout: requestMilliseconds,
      ...(tls && { ssl: tls.ca === undefined ? true : { ca: [tls.ca] } }),
      ...(sasl && { sasl: sasl as never }),
      retry: { initialRetryTime: 100, maxRetryTime: 5_000, retries: 8 },
      logLevel: kafkajs.logLevel.WARN,
      logCreator:
        () =>
        ({ namespace, log }) => {
          // What a connection was answered is tried again, or thrown at whoever asked: only then is it news.
          if (namespace === 'Connection') return;
          onWarning(`kafkajs ${namespace}: ${log.message}${'error' in log ? ` (${String(log['error'])})` : ''}`);
        },
    });
    const admin = kafka.admin();
    await admin.connect();
    // One request in flight: a retried one cannot be overtaken by the next.
    const createProducer = (): Producer =>
      kafka.producer({
        createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
        allowAutoTopicCreation: false,
        maxInFlightRequests: 1,
      });
    return new KafkaBroker(kafka, admin, new KafkaTopics(admin, prefix), createProducer, options);
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    const producer = await (this.producer ??= this.connectProducer());
    const { prefix } = this.options.settings;
    const byTopic = Map.groupBy(records, ({ topic }) => topic);
    await producer.sendBatch({
      acks: -1,
      topicMessages: [...byTopic].map(([topic, together]) => ({
        topic: `${prefix}${topic}`,
        messages: together.map(({ key, value, headers }) => ({
          key,
          value: value === null ? null : Buffer.from(value.buffer, value.byteOffset, value.byteLength),
          headers: { ...headers },
        })),
      })),
    });
  }

  async subscribe(subscription: Subscription): Promise<Subscribed> {
    const subscribed = new KafkaSubscription(this.kafka, this.topics, subscription, this.options);
    this.subscriptions.add(subscribed);
    await subscribed.start();
    return subscribed;
  }

  ensureTopics(topics: readonly DeclaredTopic[]): Promise<void> {
    return this.topics.ensure(topics);
  }

  lag(group: string, topics: readonly string[]): Promise<TopicLag[]> {
    return this.topics.lag(group, topics);
  }

  describeTopics(topics: readonly string[]): Promise<ActualTopic[]> {
    return this.topics.describe(topics);
  }

  applyTopics(topics: readonly DeclaredTopic[]): Promise<void> {
    return this.topics.apply(topics);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscribed) => subscribed.stop()));
    await this.producer?.then((producer) => producer.disconnect()).catch(() => undefined);
    await this.admin.disconnect();
  }

  private async connectProducer(): Promise<Producer> {
    const producer = this.createProducer();
    try {
      await producer.connect();
      return producer;
    } catch (error) {
      this.producer = undefined;
      throw error;
    }
  }
}
