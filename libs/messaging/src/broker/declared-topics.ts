import type { DeclaredTopic } from './broker.js';

const day = 86_400_000;

/** Partitions of topics that many people's work goes through, and of the others; no service has more replicas than that. */
const busy = 6;
const quiet = 3;

/** Orders to blank payloads, which every service's journal may hold. */
export const redactionTopic = 'journal.redaction.v1';

const partitionsOf: Readonly<Record<string, number>> = {
  'identity.membership.v1': quiet,
  'registry.enterprise.v1': busy,
  'registry.need.v1': busy,
  'registry.offer.v1': busy,
  'registry.case.v1': busy,
  'matching.suggestion.v1': busy,
  'matching.introduction.v1': quiet,
  'matching.meeting.v1': quiet,
  'mou.memorandum.v1': quiet,
  'mou.outcome.v1': quiet,
  'notifications.delivery.v1': busy,
  // Others write to it.
  'outside.prospect.v1': quiet,
  [redactionTopic]: 1,
};

/**
 * The one table of topics, as they are to be on a cluster of three brokers or more. Records stay for a year, longer than
 * any consumer may be away; the journal, which is kept for good, fills a topic again when somebody needs more.
 */
export const declaredTopics: readonly DeclaredTopic[] = Object.entries(partitionsOf).map(([topic, partitions]) => ({
  topic,
  partitions,
  replication: 3,
  minInSyncReplicas: 2,
  retentionMilliseconds: 365 * day,
  maxMessageBytes: 4_194_304,
}));

/** What a service publishes. */
export function topicsPublishedBy(service: string): DeclaredTopic[] {
  return declaredTopics.filter(({ topic }) => topic.startsWith(`${service}.`) || topic === redactionTopic);
}

/** The declarations of these topics; throws for one that the table does not have. */
export function declarationsOf(topics: readonly string[]): DeclaredTopic[] {
  return topics.map((wanted) => {
    const declared = declaredTopics.find(({ topic }) => topic === wanted);
    if (!declared) throw new Error(`topic ${wanted} is not declared: add it to the table of declared topics`);
    return declared;
  });
}
