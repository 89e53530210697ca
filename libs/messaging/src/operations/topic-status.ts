import type { ActualTopic, Broker, DeclaredTopic } from '../broker/broker.js';

/** A topic as declared beside what the broker has. */
export interface TopicStatus {
  readonly topic: string;
  readonly declared: Omit<DeclaredTopic, 'topic'>;
  /** Absent where the broker has no such topic. */
  readonly actual?: Omit<DeclaredTopic, 'topic'>;
  /** What applying the declaration would change; a small cluster keeps fewer copies than declared, which is no difference. */
  readonly differences: readonly string[];
}

const settings = ['retentionMilliseconds', 'maxMessageBytes'] as const;

/** The declared topics beside the actual ones. */
export async function topicStatuses(
  broker: Pick<Broker, 'describeTopics'>,
  declared: readonly DeclaredTopic[],
): Promise<TopicStatus[]> {
  const actual = await broker.describeTopics(declared.map(({ topic }) => topic));
  return declared.map((wanted) =>
    statusOf(
      wanted,
      actual.find(({ topic }) => topic === wanted.topic),
    ),
  );
}

function statusOf({ topic, ...declared }: DeclaredTopic, found: ActualTopic | undefined): TopicStatus {
  if (found?.partitions === undefined) return { topic, declared, differences: ['missing'] };
  const { topic: _, ...actual } = { ...found, partitions: found.partitions };
  const differences = [
    ...(actual.partitions < declared.partitions ? ['partitions'] : []),
    ...settings.filter((name) => actual[name] !== declared[name]),
  ];
  return { topic, declared, actual, differences };
}
