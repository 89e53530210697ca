export type Transport = 'postgres' | 'kafka';
export type Level = 'engine' | 'process';
export type ServiceName = 'registry' | 'matching';
export type LaneName = 'tally' | 'ledger' | 'react' | 'join' | 'echo';

/** Types of events: some that everybody knows, `noted` that not every lane wants, one that is new, one nobody has heard of. */
export const types = {
  happened: 'chaos.v1.Happened',
  noted: 'chaos.v1.Noted',
  needed: 'chaos.v1.Needed',
  added: 'chaos.v1.Added',
  unheard: 'chaos.v1.Unheard',
  reacted: 'chaos.v1.Reacted',
} as const;
export type EventType = (typeof types)[keyof typeof types];

export const topics = {
  enterprise: 'registry.enterprise.v1',
  need: 'registry.need.v1',
  suggestion: 'matching.suggestion.v1',
} as const;
export type Topic = (typeof topics)[keyof typeof topics];

/** One event of a transaction; its version is whatever its aggregate's turn is. */
export interface PlannedEvent {
  /** Names it in the history, unique within the run. */
  readonly token: string;
  readonly topic: Topic;
  readonly key: string;
  type: EventType;
  readonly amount: number;
  /** A need says which enterprise it is of; a lane waits until it has heard of that one. */
  readonly of?: string;
  /** Bytes that are no event, in hexadecimal, in place of the payload. */
  bytes?: string;
}

export interface PlannedTransaction {
  readonly id: number;
  /** In the order in which they are written; those of one aggregate stand together. */
  readonly events: PlannedEvent[];
  /** It changes its mind at the end. */
  rollsBack: boolean;
  /** Gets its transaction id long before it draws the first number of the outbox. */
  earlyId: boolean;
  /** Stays open so long after its last statement. */
  holdsMilliseconds: number;
  /** A statement in it fails and the failure is swallowed: it must not be told that it was committed. */
  swallowsFailure: boolean;
}

/** What a handler does with one event before it succeeds. */
export interface Poison {
  readonly lane: LaneName;
  readonly token: string;
  readonly how: 'throws' | 'swallows' | 'never-mends';
  /** Attempts that fail; for those that never mend, what the operator does in the end. */
  readonly attempts: number;
  readonly end: 'replay' | 'discard';
}

/** What is done to whom. */
export type Act =
  | { readonly act: 'kill'; readonly restartMilliseconds: number; readonly times: number }
  | { readonly act: 'freeze'; readonly milliseconds: number }
  | { readonly act: 'cut' }
  | { readonly act: 'delay'; readonly milliseconds: number };

/** Something that happens when a process of a service comes to a step for the n-th time. */
export type AtStep = Act & { readonly step: string; readonly service: ServiceName; readonly nth: number };

/** Something that happens once so many transactions were acknowledged. */
export interface AfterTransactions {
  readonly after: number;
  readonly event:
    | 'terminate-connections'
    | 'restart-database'
    | 'crash-database'
    | 'exhaust-pool'
    | 'connection-limit'
    | 'cursor-back'
    | 'forget-days'
    | 'rebuild'
    | 'rebuild-twice'
    | 'open-transaction'
    | 'replay-letters'
    | 'lose-offsets'
    | 'wipe-broker'
    | 'rebalance'
    | 'add-partitions'
    | 'move-to-kafka';
  readonly milliseconds?: number;
}

export interface Timing {
  leaseSeconds: number;
  idleMilliseconds: number;
  sequencerBatch: number;
  sweepMilliseconds: number;
  fetchSize: number;
  workers: number;
  batchSize: number;
  groupSize: number;
  pauseAbove: number;
  shipBatch: number;
}

/** What the simulated broker does wrong, as probabilities for each send or batch. */
export interface BrokerPlan {
  partitions: number;
  /** A send that times out although the records are there. */
  timedOutButLanded: number;
  /** A send that fails and left a part behind. */
  partlyLanded: number;
  refused: number;
  /** A batch that comes again although it was received. */
  redelivered: number;
  redeliverTimes: number;
  rebalances: number;
  /** Records that are no events, put into a topic by somebody else. */
  foreignRecords: number;
  batch: number;
}

/** Everything a run does, drawn from its seed: the same seed, the same plan. */
export interface Plan {
  readonly seed: number;
  readonly transport: Transport;
  readonly faults: readonly string[];
  readonly replicas: Record<ServiceName, number>;
  readonly producers: number;
  readonly transactions: PlannedTransaction[];
  readonly lanes: readonly LaneName[];
  readonly timing: Timing;
  readonly atSteps: AtStep[];
  readonly afterTransactions: AfterTransactions[];
  readonly poison: Poison[];
  readonly broker: BrokerPlan;
  /** Nobody hears of news: neither in the process nor by NOTIFY. */
  deaf: boolean;
  /** Replicas of the subscriber that do not know the new type of event yet; they are replaced at the end. */
  oldReplicas: number;
  /** Every handler takes so long, at most. */
  handlerMilliseconds: number;
  /** The service whose clock is wrong, and by how much. */
  clock?: { readonly service: ServiceName; readonly milliseconds: number };
  /** Nothing is sequenced and consumed before all transactions are in. */
  backlog: boolean;
  /** Publishes into journals first, and to the broker later. */
  startsEmbedded: boolean;
}
