/** A message to be kept by a broker. */
export interface OutgoingRecord {
  readonly topic: string;
  /** What orders it: records of one key stay in the order in which they are sent. */
  readonly key: string;
  /** Null for an event whose payload a redaction has blanked. */
  readonly value: Uint8Array | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** A message as a broker hands it over; anybody may have written it. */
export interface ReceivedRecord {
  readonly topic: string;
  readonly partition: number;
  /** A 64-bit number in decimal digits. */
  readonly offset: string;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: Readonly<Record<string, string | Uint8Array | readonly (string | Uint8Array)[] | undefined>>;
}

/** A group that reads topics together, each partition by one member, from the beginning where it has read nothing yet. */
export interface Subscription {
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * Some records, in order for each partition. They count as received once this resolves to `received`; otherwise they come
   * again after a pause. They may come again in any case.
   */
  onRecords(records: readonly ReceivedRecord[]): Promise<'received' | 'later'>;
}

export interface Subscribed {
  /** True once everything was received that the topics held when the subscription began. */
  readonly hasCaughtUp: boolean;
  /** When the broker was last heard of, Unix milliseconds; 0 before the first time. */
  readonly lastSuccess: number;
  /** Lets the records in hand be received, takes no further ones. */
  stop(): Promise<void>;
}

/** How much of one topic a group has not received. */
export interface TopicLag {
  readonly topic: string;
  readonly events: number;
}

/** The little a broker's client has to do for us: kafkajs stands behind it, and a simulated broker in the fault tests. */
export interface Broker {
  /** Resolves once all in-sync replicas have all of the records; they may be there twice when it throws or is repeated. */
  send(records: readonly OutgoingRecord[]): Promise<void>;
  subscribe(subscription: Subscription): Promise<Subscribed>;
  /** Makes what is missing of the declared topics. */
  ensureTopics(topics: readonly DeclaredTopic[]): Promise<void>;
  lag(group: string, topics: readonly string[]): Promise<TopicLag[]>;
  /** What there is of these topics. */
  describeTopics(topics: readonly string[]): Promise<ActualTopic[]>;
  /** Adds partitions and sets what differs of the settings; partitions and replicas are never taken away. */
  applyTopics(topics: readonly DeclaredTopic[]): Promise<void>;
  stop(): Promise<void>;
}

/** A topic as the platform wants it. */
export interface DeclaredTopic {
  readonly topic: string;
  readonly partitions: number;
  /** Copies of each partition; a cluster with fewer brokers keeps as many as it has. */
  readonly replication: number;
  /** Copies that must have a record before it counts as sent; never more than there are. */
  readonly minInSyncReplicas: number;
  /** How long the broker keeps a record; -1 for ever. */
  readonly retentionMilliseconds: number;
  readonly maxMessageBytes: number;
}

/** A topic as it stands; `undefined` partitions say that there is none. */
export interface ActualTopic {
  readonly topic: string;
  readonly partitions: number | undefined;
  readonly replication: number;
  readonly minInSyncReplicas: number;
  readonly retentionMilliseconds: number;
  readonly maxMessageBytes: number;
}
