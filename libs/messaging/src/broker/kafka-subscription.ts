import type { Batch, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { ReceivedRecord, Subscribed, Subscription } from './broker.js';
import type { KafkaBrokerOptions } from './kafka-broker.js';
import type { KafkaTopics } from './kafka-topics.js';

/** Records handed over at a time: between two of these the broker hears that we live. */
const sliceSize = 1_000;
const laterMilliseconds = 250;
const lookMilliseconds = 500;
const firstPauseMilliseconds = 100;
const longestPauseMilliseconds = 5_000;

/** One group's member: hands over what comes, and counts it as received only then. */
export class KafkaSubscription implements Subscribed {
  hasCaughtUp = false;
  lastSuccess = 0;
  private consumer: Consumer | undefined;
  private readonly group: string;
  private readonly prefix: string;
  private readonly pauses = new Set<NodeJS.Timeout>();
  private look: NodeJS.Timeout | undefined;
  private rejoining: NodeJS.Timeout | undefined;
  /** Since the broker was last heard of. */
  private falls = 0;
  private stopping = false;

  constructor(
    private readonly kafka: Kafka,
    private readonly topics: KafkaTopics,
    private readonly subscription: Subscription,
    private readonly options: KafkaBrokerOptions,
  ) {
    this.prefix = options.settings.prefix;
    this.group = `${this.prefix}${subscription.group}`;
  }

  async start(): Promise<void> {
    const stretches = await this.topics.stretches(this.subscription.topics);
    await this.join();
    this.lookUntilCaughtUp(new Map([...stretches].map(([place, { high }]) => [place, high])));
  }

  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    clearTimeout(this.look);
    clearTimeout(this.rejoining);
    for (const timer of this.pauses) clearTimeout(timer);
    await this.consumer?.disconnect();
  }

  private async join(): Promise<void> {
    const { sessionMilliseconds = 30_000 } = this.options.settings;
    const consumer = this.kafka.consumer({
      groupId: this.group,
      allowAutoTopicCreation: false,
      sessionTimeout: sessionMilliseconds,
      heartbeatInterval: sessionMilliseconds / 10,
      maxWaitTimeInMs: this.options.fetchWaitMilliseconds ?? 1_000,
      // A fallen one is not used again: kafkajs' restart runs beside what is left of the run before, and both fall again.
      retry: { initialRetryTime: 100, maxRetryTime: 5_000, retries: 8, restartOnFailure: () => Promise.resolve(false) },
    });
    this.consumer = consumer;
    const alive = (): void => {
      this.falls = 0;
      this.lastSuccess = Date.now();
    };
    for (const event of [consumer.events.FETCH, consumer.events.HEARTBEAT, consumer.events.GROUP_JOIN] as const)
      consumer.on(event as 'consumer.fetch', alive);
    consumer.on(consumer.events.CRASH, ({ payload }) => this.fallen(consumer, payload.error));
    await consumer.connect();
    // A wiped broker has lost what the group had read: then the beginning is where to go on.
    await consumer.subscribe({
      topics: this.subscription.topics.map((topic) => this.prefix + topic),
      fromBeginning: true,
    });
    await consumer.run({ eachBatchAutoResolve: false, eachBatch: (payload) => this.receive(payload) });
    if (this.stopping) await consumer.disconnect();
  }

  /** What may pass is waited for; what kafkajs gives up for good only a new process may put right. */
  private fallen(consumer: Consumer, error: unknown): void {
    if (this.stopping || consumer !== this.consumer) return;
    if (!mayPass(error)) {
      this.options.onFatal(new Error(`consumer ${this.group} has stopped for ever`, { cause: error }));
      return;
    }
    this.consumer = undefined;
    const wait = Math.min(firstPauseMilliseconds * 2 ** this.falls, longestPauseMilliseconds);
    this.falls += 1;
    this.rejoining = setTimeout(() => void this.rejoin(consumer), wait);
  }

  private async rejoin(fallen: Consumer): Promise<void> {
    await fallen.disconnect().catch(() => undefined);
    if (this.stopping) return;
    await this.join().catch((error: unknown) => {
      if (this.consumer) this.fallen(this.consumer, error);
    });
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

/**
 * Whether another try may go well: kafkajs marks such errors, but not that a group has no coordinator just now, nor that the
 * broker went away between two requests, which it says in words only.
 */
function mayPass(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, retriable } = error as { name: string; retriable?: boolean };
  if (name === 'KafkaJSNumberOfRetriesExceeded' || name === 'KafkaJSGroupCoordinatorNotFound') return true;
  if (error.message === 'Broker not connected') return true;
  return retriable === true || mayPass(error.cause);
}
