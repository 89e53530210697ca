import { setTimeout as pause } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import type { ActualTopic, DeclaredTopic, TopicLag } from './broker.js';

const knownWithinMilliseconds = 30_000;

/** What is asked of the cluster about topics and groups; partitions are named `topic partition`. */
export class KafkaTopics {
  constructor(
    private readonly admin: () => Promise<Admin>,
    private readonly prefix: string,
  ) {}

  async ensure(topics: readonly DeclaredTopic[]): Promise<void> {
    const known = new Set(await (await this.admin()).listTopics());
    const missing = topics.filter(({ topic }) => !known.has(this.prefix + topic));
    if (missing.length === 0) return;
    const brokers = await this.brokers();
    // One by one: of several that somebody else makes at the same moment, each may be there by now or not.
    for (const declared of missing) {
      await (
        await this.admin()
      ).createTopics({
        // kafkajs waits for a leader, but not for the topic to be known: see below.
        waitForLeaders: false,
        topics: [
          {
            topic: this.prefix + declared.topic,
            numPartitions: declared.partitions,
            replicationFactor: Math.min(declared.replication, brokers),
            configEntries: settingsOf(declared, brokers),
          },
        ],
      });
    }
    await this.haveLeaders(missing.map(({ topic }) => this.prefix + topic));
  }

  /** A topic that was made a moment ago is unknown to some brokers, and then without leaders, for another moment. */
  private async haveLeaders(names: readonly string[]): Promise<void> {
    const deadline = Date.now() + knownWithinMilliseconds;
    for (;;) {
      const known = new Set(await (await this.admin()).listTopics());
      if (names.every((name) => known.has(name))) {
        const found = await (await this.admin()).fetchTopicMetadata({ topics: [...names] }).catch(() => undefined);
        if (found?.topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0))) return;
      }
      if (Date.now() > deadline)
        throw new Error(`topics have no leader after ${knownWithinMilliseconds / 1_000} s: ${names.join(', ')}`);
      await pause(50);
    }
  }

  async describe(topics: readonly string[]): Promise<ActualTopic[]> {
    const names = topics.map((topic) => this.prefix + topic);
    const known = new Set(await (await this.admin()).listTopics());
    const present = names.filter((name) => known.has(name));
    if (present.length === 0) return topics.map((topic) => missing(topic));
    const { topics: found } = await (await this.admin()).fetchTopicMetadata({ topics: present });
    const { resources } = await (
      await this.admin()
    ).describeConfigs({
      includeSynonyms: false,
      resources: present.map((name) => ({ type: topicResource, name, configNames: [...settingNames] })),
    });
    return topics.map((topic) => {
      const metadata = found.find(({ name }) => name === this.prefix + topic);
      if (!metadata) return missing(topic);
      const entries = resources.find(({ resourceName }) => resourceName === this.prefix + topic)?.configEntries ?? [];
      const setting = (wanted: string): number =>
        Number(entries.find(({ configName }) => configName === wanted)?.configValue ?? 0);
      return {
        topic,
        partitions: metadata.partitions.length,
        replication: Math.min(...metadata.partitions.map(({ replicas }) => replicas.length)),
        minInSyncReplicas: setting('min.insync.replicas'),
        retentionMilliseconds: setting('retention.ms'),
        maxMessageBytes: setting('max.message.bytes'),
      };
    });
  }

  async apply(topics: readonly DeclaredTopic[]): Promise<void> {
    await this.ensure(topics);
    const brokers = await this.brokers();
    const actual = await this.describe(topics.map(({ topic }) => topic));
    const short = topics.filter(({ partitions }, index) => (actual[index]?.partitions ?? partitions) < partitions);
    if (short.length > 0) {
      await (
        await this.admin()
      ).createPartitions({
        topicPartitions: short.map(({ topic, partitions }) => ({ topic: this.prefix + topic, count: partitions })),
      });
    }
    await (
      await this.admin()
    ).alterConfigs({
      validateOnly: false,
      resources: topics.map((declared) => ({
        type: topicResource,
        name: this.prefix + declared.topic,
        configEntries: settingsOf(declared, brokers),
      })),
    });
  }

  /** What each partition holds that holds anything: from its first offset to the one its next record will have. */
  async stretches(topics: readonly string[]): Promise<Map<string, { readonly low: bigint; readonly high: bigint }>> {
    const stretches = new Map<string, { low: bigint; high: bigint }>();
    for (const topic of topics) {
      for (const { partition, low, high } of await this.offsetsOf(this.prefix + topic))
        if (low !== high) stretches.set(`${topic} ${partition}`, { low: BigInt(low), high: BigInt(high) });
    }
    return stretches;
  }

  /** A broker that became a partition's leader a moment ago does not know it yet; kafkajs does not ask again by itself. */
  private async offsetsOf(topic: string): ReturnType<Admin['fetchTopicOffsets']> {
    const deadline = Date.now() + knownWithinMilliseconds;
    for (;;) {
      try {
        return await (await this.admin()).fetchTopicOffsets(topic);
      } catch (error) {
        if ((error as { type?: string }).type !== 'NOT_LEADER_FOR_PARTITION' || Date.now() > deadline) throw error;
        await pause(100);
      }
    }
  }

  /** Up to which offset a group has received each partition; absent where it has received nothing. */
  async received(group: string, topics: readonly string[]): Promise<Map<string, bigint>> {
    const found = await (
      await this.admin()
    ).fetchOffsets({
      groupId: this.prefix + group,
      topics: topics.map((topic) => this.prefix + topic),
    });
    return new Map(
      found.flatMap(({ topic, partitions }) =>
        partitions
          .filter(({ offset }) => Number(offset) >= 0)
          .map(({ partition, offset }) => [`${topic.slice(this.prefix.length)} ${partition}`, BigInt(offset)]),
      ),
    );
  }

  async lag(group: string, topics: readonly string[]): Promise<TopicLag[]> {
    const [stretches, received] = await Promise.all([this.stretches(topics), this.received(group, topics)]);
    return topics.map((topic) => {
      const places = [...stretches].filter(([place]) => place.startsWith(`${topic} `));
      const left = places.map(([place, { low, high }]) => high - (received.get(place) ?? low));
      return { topic, events: Number(left.reduce((sum, one) => (one > 0n ? sum + one : sum), 0n)) };
    });
  }

  private async brokers(): Promise<number> {
    return (await (await this.admin()).describeCluster()).brokers.length;
  }
}

/** ConfigResourceTypes.TOPIC of kafkajs, which is loaded only when Kafka is used. */
const topicResource = 2;

const settingNames = ['min.insync.replicas', 'retention.ms', 'max.message.bytes'] as const;

function settingsOf(declared: DeclaredTopic, brokers: number): { name: string; value: string }[] {
  const replicas = Math.min(declared.replication, brokers);
  return [
    { name: 'min.insync.replicas', value: String(Math.min(declared.minInSyncReplicas, Math.max(1, replicas - 1))) },
    { name: 'retention.ms', value: String(declared.retentionMilliseconds) },
    { name: 'max.message.bytes', value: String(declared.maxMessageBytes) },
    { name: 'cleanup.policy', value: 'delete' },
  ];
}

function missing(topic: string): ActualTopic {
  return {
    topic,
    partitions: undefined,
    replication: 0,
    minInSyncReplicas: 0,
    retentionMilliseconds: 0,
    maxMessageBytes: 0,
  };
}
