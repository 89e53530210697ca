import type { Admin, Kafka, Producer } from 'kafkajs';
import { unlessAborted } from '../unless-aborted.js';
import type {
  ActualTopic,
  Broker,
  DeclaredTopic,
  OutgoingRecord,
  Subscribed,
  Subscription,
  TopicLag,
} from './broker.js';
import type { KafkaRefusal } from './kafka-refusal.js';
import type { KafkaSettings } from './kafka-settings.js';
import { socketFactory } from './kafka-sockets.js';
import { KafkaSubscription } from './kafka-subscription.js';
import { KafkaTopics } from './kafka-topics.js';
import { WholeSend } from './whole-send.js';

export interface KafkaBrokerOptions {
  readonly settings: KafkaSettings;
  readonly onWarning: (warning: string) => void;
  /** A consumer has stopped for ever: only a new process helps. */
  readonly onFatal: (reason: Error) => void;
  /** A connection was not let in: said at once and each time, while others still wait for another try. */
  readonly onRefused?: (refusal: KafkaRefusal) => void;
  /** How long the broker may wait with an answer while there is nothing new, and so how long stopping may take; 1 s unless told. */
  readonly fetchWaitMilliseconds?: number;
}

/** Apache Kafka through kafkajs, which is loaded when the first of these is made. */
export class KafkaBroker implements Broker {
  private readonly subscriptions = new Set<Subscribed>();
  private readonly leaving = new AbortController();
  private readonly topics: KafkaTopics;
  private letIn = false;

  private constructor(
    private readonly kafka: Kafka,
    private readonly admin: Connected<Admin>,
    private readonly producer: Connected<Producer>,
    private readonly whole: WholeSend,
    private readonly options: KafkaBrokerOptions,
  ) {
    this.topics = new KafkaTopics(() => admin.get(), options.settings.prefix);
  }

  /** Connects to nothing yet: the cluster may come later. */
  static async to(options: KafkaBrokerOptions): Promise<KafkaBroker> {
    const { onWarning, onRefused = () => undefined } = options;
    const { default: kafkajs } = await import('kafkajs');
    const { brokers, tls, sasl, clientId, requestMilliseconds = 30_000 } = options.settings;
    const kafka = new kafkajs.Kafka({
      clientId,
      brokers: [...brokers],
      connectionTimeout: 5_000,
      requestTimeout: requestMilliseconds,
      socketFactory: socketFactory(onRefused),
      ...(tls && { ssl: tls.ca === undefined ? true : { ca: [tls.ca] } }),
      ...(sasl && { sasl: sasl as never }),
      retry: { initialRetryTime: 100, maxRetryTime: 5_000, retries: 8 },
      logLevel: kafkajs.logLevel.WARN,
      logCreator:
        () =>
        ({ namespace, log }) => {
          // What a connection was answered is tried again, or thrown at whoever asked: only then is it news.
          if (/^(Connection|BrokerPool|SaslAuthenticator-.*)$/.test(namespace)) return;
          onWarning(`kafkajs ${namespace}: ${log.message}${'error' in log ? ` (${String(log['error'])})` : ''}`);
        },
    });
    const admin = new Connected(() => kafka.admin());
    const whole = new WholeSend();
    const producer = new Connected(() =>
      kafka.producer({
        createPartitioner: whole.partitioner(kafkajs.Partitioners.DefaultPartitioner),
        allowAutoTopicCreation: false,
        // One request in flight: a retried one cannot be overtaken by the next.
        maxInFlightRequests: 1,
      }),
    );
    return new KafkaBroker(kafka, admin, producer, whole, options);
  }

  send(records: readonly OutgoingRecord[]): Promise<void> {
    return unlessAborted(this.sendAll(records), this.leaving.signal);
  }

  async subscribe(subscription: Subscription): Promise<Subscribed> {
    const subscribed = new KafkaSubscription(this.kafka, this.topics, subscription, this.options);
    this.subscriptions.add(subscribed);
    try {
      await unlessAborted(subscribed.start(), this.leaving.signal);
      return subscribed;
    } catch (error) {
      this.subscriptions.delete(subscribed);
      void subscribed.stop().catch(() => undefined);
      throw error;
    }
  }

  async ensureTopics(topics: readonly DeclaredTopic[]): Promise<void> {
    await unlessAborted(this.topics.ensure(topics), this.leaving.signal);
    this.letIn = true;
  }

  /** Whether the cluster has answered what only those are answered who may ask. */
  get wasLetIn(): boolean {
    return this.letIn;
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

  /** Whoever waits for a cluster that does not answer is told now: it is time to stop. */
  leave(): void {
    this.leaving.abort(new Error('nobody waits for this connection any more'));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscribed) => subscribed.stop()));
    this.leave();
    await this.producer.end();
    await this.admin.end();
  }

  private async sendAll(records: readonly OutgoingRecord[]): Promise<void> {
    const producer = await this.producer.get();
    const { prefix } = this.options.settings;
    const byTopic = Map.groupBy(records, ({ topic }) => topic);
    await this.whole.through((batch) => producer.sendBatch(batch), {
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
}

/** A part of kafkajs that connects when it is first asked for, and again when that failed. */
class Connected<Part extends Pick<Admin, 'connect' | 'disconnect'>> {
  private connecting: Promise<Part> | undefined;
  private isConnected = false;

  constructor(private readonly create: () => Part) {}

  get(): Promise<Part> {
    return (this.connecting ??= this.connect());
  }

  /** One that is still connecting is not waited for. */
  async end(): Promise<void> {
    const disconnected = this.connecting?.then((part) => part.disconnect()).catch(() => undefined);
    if (this.isConnected) await disconnected;
  }

  private async connect(): Promise<Part> {
    const part = this.create();
    try {
      await part.connect();
      this.isConnected = true;
      return part;
    } catch (error) {
      this.connecting = undefined;
      void part.disconnect().catch(() => undefined);
      throw error;
    }
  }
}
