import { describe, expect, it } from '@jest/globals';
import { catalogue } from '@harbourlink/contracts';
import { declarationsOf, declaredTopics, redactionTopic, topicsPublishedBy } from './declared-topics.js';

describe('the table of topics', () => {
  it('has every topic of the catalogue, and no other', () => {
    const published = new Set(catalogue().map(({ topic }) => topic));
    expect(declaredTopics.map(({ topic }) => topic).toSorted()).toEqual([...published, redactionTopic].toSorted());
  });

  it('never asks for more copies in sync than there are', () => {
    for (const { minInSyncReplicas, replication } of declaredTopics)
      expect(minInSyncReplicas).toBeLessThan(replication);
  });

  it('tells what a service publishes', () => {
    expect(topicsPublishedBy('mou').map(({ topic }) => topic)).toEqual([
      'mou.memorandum.v1',
      'mou.outcome.v1',
      redactionTopic,
    ]);
  });

  it('refuses a topic nobody has declared', () => {
    expect(() => declarationsOf(['mou.memorandum.v1', 'mou.rumour.v1'])).toThrow('mou.rumour.v1');
  });
});
