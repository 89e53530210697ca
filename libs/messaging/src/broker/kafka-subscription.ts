import type { Batch, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { ReceivedRecord, Subscribed, Subscription } from './broker.js';
import type { KafkaBrokerOptions } from './kafka-broker.js';
import type { KafkaTopics } from './kafka-topics.js';
import { ReceivedOffsets } from './received-offsets.js';
import { RecordIntake } from './record-intake.js';

/** Records handed over at a time. */
const sliceSize = 1_000;
const partitionsAtOnce = 64;
const laterMilliseconds = 250;
const lookMilliseconds = 500;
const firstPauseMilliseconds = 100;
const longestPauseMilliseconds = 5_000;

/** One group's member: hands over what comes, reads on meanwhile, and counts as received only what was taken. */
export class KafkaSubscription implements Subscribed {
  hasCaughtUp = false;
  lastSuccess = 0;
  private consumer: Consumer | undefined;
  private readonly group: string;
  private readonly prefix: string;
  private readonly intake: RecordIntake;
  private offsets: ReceivedOffsets | undefined;
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
    const receive = (records: readonly ReceivedRecord[]) => subscription.onRecords(records);
    this.intake = new RecordIntake({ receive, most: sliceSize, laterMilliseconds });
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
    await this.intake.stop();
    await this.offsets?.end();
    await this.consumer?.disconnect();
  }

  private get sessionMilliseconds(): number {
    return this.options.settings.sessionMilliseconds ?? 30_000;
  }

  private async join(): Promise<void> {
    const { sessionMilliseconds } = this;
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
    const offsets = new ReceivedOffsets((warning) => this.options.onWarning(`${this.group}: ${warning}`));
    this.offsets = offsets;
    const alive = (): void => {
      this.falls = 0;
      this.lastSuccess = Date.now();
    };
    for (const event of [consumer.events.FETCH, consumer.events.HEARTBEAT, consumer.events.GROUP_JOIN] as const)
      consumer.on(event as 'consumer.fetch', alive);
    consumer.on(consumer.events.GROUP_JOIN, () => offsets.forget());
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload: { batchSize, topic, partition, lastOffset } }) => {
      // Nothing but marks of somebody's transactions: read, and nobody else will say so.
      if (batchSize === 0) this.take([], offsets, { topic, partition, next: BigInt(lastOffset) + 1n });
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => this.fallen(consumer, payload.error));
    await consumer.connect();
    // A wiped broker has lost what the group had read: then the beginning is where to go on.
    await consumer.subscribe({
      topics: this.subscription.topics.map((topic) => this.prefix + topic),
      fromBeginning: true,
    });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      // Partitions of one fetch come together, and are stored together.
      partitionsConsumedConcurrently: partitionsAtOnce,
      eachBatch: (payload) => this.receive(payload, offsets),
    });
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
    this.offsets?.forget();
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

  private async receive(payload: EachBatchPayload, offsets: ReceivedOffsets): Promise<void> {
    const { batch, resolveOffset, heartbeat, isRunning, isStale } = payload;
    const { topic, partition } = batch;
    const { membership } = offsets;
    offsets.tellBy(payload.commitOffsetsIfNecessary);
    const records = this.recordsOf(batch);
    for (let start = 0; start < records.length; start += sliceSize) {
      // Others that wait may be served before; what a paused lane has no room for is not waited for.
      const deadline = performance.now() + this.sessionMilliseconds / 3;
      while (!this.intake.hasRoom) {
        if (this.stopping) return;
        if (performance.now() > deadline) return this.resumeWithRoom(payload.pause());
        await this.intake.room(this.sessionMilliseconds / 10);
        await heartbeat();
      }
      // After a seek the rest comes again, and after a rebalance it may be somebody else's.
      if (!isRunning() || isStale() || membership !== offsets.membership) return;
      const slice = records.slice(start, start + sliceSize);
      const last = (start + sliceSize < records.length && slice.at(-1)?.offset) || batch.lastOffset();
      this.take(slice, offsets, { topic, partition, next: BigInt(last) + 1n });
      resolveOffset(last);
      await heartbeat();
    }
  }

  private take(
    records: readonly ReceivedRecord[],
    offsets: ReceivedOffsets,
    end: { topic: string; partition: number; next: bigint },
  ): void {
    const { membership } = offsets;
    this.intake.put({ records, received: () => offsets.received(membership, end) });
  }

  /** The partition is left alone meanwhile; what was not taken of it comes again. */
  private resumeWithRoom(resume: () => void): void {
    const look = async (): Promise<void> => {
      while (!this.intake.hasRoom && !this.stopping) await this.intake.room(longestPauseMilliseconds);
      if (!this.stopping) resume();
    };
    void look();
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
