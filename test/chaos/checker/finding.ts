import type { Entry } from '../history.js';
import type { LaneName, Plan } from '../plan/plan.js';

/** What may be found wrong, by name. */
export const findingNames = {
  unsettled: 'something still waits although nothing goes wrong any more',
  'fault-refused': 'a fault could not be brought about: the run proves less than it says',
  'acknowledged-lost': 'a client was told of a commit that is not there',
  'planned-missing': 'a transaction that was to happen did not, or one that rolled back did',
  'journal-gap': 'positions are not 1, 2, 3 ...',
  'journal-order': "an aggregate's versions do not follow each other by position",
  'journal-chain': 'the hashes do not chain',
  'journal-changed': 'a position was seen with another event or hash than it has now, or came in below what was read',
  'journal-misses-event': 'a committed event is not in the journal',
  'journal-has-stranger': 'the journal holds an event that nobody committed',
  'moved-without-lease': 'somebody moved events without holding the lease',
  lost: 'a committed event was not applied by a lane that wants it',
  doubled: 'an event was applied twice by one lane',
  'out-of-order': 'a lane applied the versions of an aggregate in another order',
  'effect-without-commit': 'a lane applied what nobody committed, or what it does not want',
  'columns-differ': "a projection's columns are not those of the sequential model",
  'key-differs': 'a lane stands at another version of an aggregate than the journal',
  'inbox-unsettled': 'a row of the inbox is not settled',
  'letter-unexpected': 'an event was put aside although nothing was wrong with it',
  'letter-missing': 'an event that nobody can understand was not put aside with its bytes',
  'letter-open': 'a dead letter is left although an operator has settled everything',
  'key-in-two-hands': 'two handlers worked on one aggregate in one lane at the same time',
  'alarm-unexpected': 'an alarm was raised that nothing explains',
  'broker-misses-event': 'a journalled event was never sent',
  'broker-order': "an aggregate's events first came to the broker in another order",
} as const;

export type FindingName = keyof typeof findingNames;

export interface Finding {
  readonly name: FindingName;
  readonly detail: string;
}

/** What the lanes of a run want: data, not code. */
export interface LaneFacts {
  readonly service: string;
  readonly kind: 'projection' | 'effect';
  /** By type, the topic it is of. */
  readonly wants: Readonly<Record<string, string>>;
}

/** A record as the broker keeps it. */
export interface KeptRecord {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** All that the checker is given; the rest it reads from the tables. */
export interface CheckInput {
  readonly databaseUrl: string;
  readonly plan: Plan;
  readonly lanes: Readonly<Partial<Record<LaneName, LaneFacts>>>;
  readonly history: readonly Entry[];
  /** Dead letters nobody had planned, as the operator met them. */
  readonly surprises: readonly string[];
  readonly broker?: readonly {
    readonly topic: string;
    readonly partition: number;
    readonly records: readonly KeptRecord[];
  }[];
}
