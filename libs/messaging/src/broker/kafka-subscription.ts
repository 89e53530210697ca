import type { Batch, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { ReceivedRecord, Subscribed, Subscription } from './broker.js';
import type { KafkaBrokerOptions } from './kafka-broker.js';
import type { KafkaTopics } from './kafka-topics.js';

/** Records handed over at a time: between two of these the broker hears that we live. */
const sliceSize = 1_000;
const laterMilliseconds = 250;
const lookMilliseconds = 500;

/** One group's member: hands over what comes, and counts it as received only then. */
export class KafkaSubscription implements Subscribed {
  hasCaughtUp = false;
  lastSuccess = 0;
  private readonly consumer: Consumer;
  private readonly group: string;
  private readonly prefix: string;
  private readonly pauses = new Set<NodeJS.Timeout>();
  private look: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    kafka: Kafka,
    private readonly topics: KafkaTopics,
    private readonly subscription: Subscription,
    private readonly options: KafkaBrokerOptions,
  ) {
    this.prefix = options.settings.prefix;
    this.group = `${this.prefix}${subscription.group}`;
    const { sessionMilliseconds = 30_000 } = options.settings;
    this.consumer = kafka.consumer({
      groupId: this.group,
      allowAutoTopicCreation: false,
      sessionTimeout: sessionMilliseconds,
      heartbeatInterval: sessionMilliseconds / 10,
      maxWaitTimeInMs: options.fetchWaitMilliseconds ?? 1_000,
      retry: { initialRetryTime: 100, maxRetryTime: 5_000, retries: 8, restartOnFailure: () => Promise.resolve(true) },
    });
  }

  async start(): Promise<void> {
    const { consumer } = this;
    const alive = (): void => {
      this.lastSuccess = Date.now();
    };
    for (const event of [consumer.events.FETCH, consumer.events.HEARTBEAT, consumer.events.GROUP_JOIN] as const)
      consumer.on(event as 'consumer.fetch', alive);
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (payload.restart || this.stopping) return;
      this.options.onFatal(new Error(`consumer ${this.group} has stopped for ever`, { cause: payload.error }));
    });
    await consumer.connect();
    // A wiped broker has lost what the group had read: then the beginning is where to go on.
    await consumer.subscribe({
      topics: this.subscription.topics.map((topic) => this.prefix + topic),
      fromBeginning: true,
    });
    const stretches = await this.topics.stretches(this.subscription.topics);
    await consumer.run({ eachBatchAutoResolve: false, eachBatch: (payload) => this.receive(payload) });
    this.lookUntilCaughtUp(new Map([...stretches].map(([place, { high }]) => [place, high])));
  }

  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    clearTimeout(this.look);
    for (const timer of this.pauses) clearTimeout(timer);
    await this.consumer.disconnect();
  }

  private async receive({
    batch,
    resolveOffset,
    heartbeat,
    pause,
    isRunning,
    isStale,
  }: EachBatchPayload): Promise<void> {
    const records = this.recordsOf(batch);
    for (let start = 0; start < records.length; start += sliceSize) {
      // After a rebalance or a seek the rest is somebody else's.
      if (!isRunning() || isStale()) return;
      const slice = records.slice(start, start + sliceSize);
      if ((await this.subscription.onRecords(slice).catch(() => 'later')) === 'later') {
        this.resumeLater(pause());
        return;
      }
      resolveOffset(slice.at(-1)?.offset ?? batch.lastOffset());
      await heartbeat();
    }
  }

  private recordsOf({ topic, partition, messages }: Batch): ReceivedRecord[] {
    const name = topic.slice(this.prefix.length);
    return messages.map(({ offset, key, value, headers = {} }) => ({
      topic: name,
      partition,
      offset,
      key,
      value,
      headers,
    }));
  }

  private resumeLater(resume: () => void): void {
    const timer = setTimeout(() => {
      this.pauses.delete(timer);
      resume();
    }, laterMilliseconds);
    this.pauses.add(timer);
  }

  /** What there was when we began has been received: by us or by another member of the group. */
  private lookUntilCaughtUp(ends: ReadonlyMap<string, bigint>): void {
    this.look = setTimeout(() => {
      this.topics
        .received(this.subscription.group, this.subscription.topics)
        .then((received) => {
          this.hasCaughtUp = [...ends].every(([place, end]) => (received.get(place) ?? 0n) >= end);
        })
        .catch(() => undefined)
        .finally(() => {
          if (!this.hasCaughtUp && !this.stopping) this.lookUntilCaughtUp(ends);
        });
    }, lookMilliseconds);
  }
}
