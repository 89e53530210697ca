import { describe, expect, it } from '@jest/globals';
import type { ActualTopic, DeclaredTopic } from '../broker/broker.js';
import { topicStatuses } from './topic-status.js';

const declared: DeclaredTopic = {
  topic: 'registry.need.v1',
  partitions: 6,
  replication: 3,
  minInSyncReplicas: 2,
  retentionMilliseconds: 1_000,
  maxMessageBytes: 100,
};

async function differences(actual: Partial<ActualTopic>): Promise<readonly string[] | undefined> {
  const describeTopics = async (): Promise<ActualTopic[]> => [{ ...declared, ...actual }];
  return (await topicStatuses({ describeTopics }, [declared]))[0]?.differences;
}

describe('a topic', () => {
  it('that is as declared has no difference, also with more partitions or on a small cluster', async () => {
    expect(await differences({})).toEqual([]);
    expect(await differences({ partitions: 12 })).toEqual([]);
    expect(await differences({ replication: 1, minInSyncReplicas: 1 })).toEqual([]);
  });

  it('tells what applying its declaration would change', async () => {
    expect(await differences({ partitions: 3, retentionMilliseconds: -1 })).toEqual([
      'partitions',
      'retentionMilliseconds',
    ]);
  });

  it('that is not there is missing, and has nothing to compare', async () => {
    expect(await differences({ partitions: undefined })).toEqual(['missing']);
  });
});
