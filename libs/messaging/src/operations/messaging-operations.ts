import type { Refusal } from '@harbourlink/kernel';
import type { UnitsOfWork } from '@harbourlink/persistence';
import type { Consumer } from '../consuming/consumer.js';
import type { Lane } from '../consuming/lane.js';
import { checkpointsAfter, headCheckpoint } from './checkpoints.js';
import type { TakenCheckpoint } from './checkpoints.js';
import { DeadLetters } from './dead-letters.js';
import { LanePauses } from './lane-pauses.js';
import { laneStatuses } from './lane-status.js';
import type { LaneStatus } from './lane-status.js';
import { messagingStatus } from './messaging-status.js';
import type { MessagingStatus } from './messaging-status.js';
import { actionsBefore, recordAction } from './operator-actions.js';
import type { Operator, OperatorAction, RecordedAction } from './operator-actions.js';
import { refillSink } from './refill.js';
import type { RefilledSink } from './refill.js';
import { unsequenced } from './publishing-status.js';
import type { UnsequencedStatus } from './publishing-status.js';
import { SettleLetters } from './settle-letters.js';

/** Events of one type in this service's own journal. */
export interface JournalCount {
  readonly type: string;
  readonly events: number;
}

/** What an operator may look at and do about one service's events. */
export class MessagingOperations {
  readonly letters: DeadLetters;
  readonly settling: SettleLetters;
  readonly pauses: LanePauses;

  constructor(
    private readonly schema: string,
    private readonly units: UnitsOfWork,
    private readonly consumer: () => Consumer | undefined,
  ) {
    const lanes = (): readonly Lane[] => this.lanesDeclared;
    this.letters = new DeadLetters(units, lanes);
    this.settling = new SettleLetters(schema, units, lanes);
    this.pauses = new LanePauses(schema, units, lanes);
  }

  private get lanesDeclared(): readonly Lane[] {
    return this.consumer()?.lanes ?? [];
  }

  /** Everything ever journalled: an archive keeps the counts of what it took along. */
  async journalCounts(): Promise<JournalCount[]> {
    return this.units.read((reader) =>
      reader.query<JournalCount>(
        `SELECT type, sum(events)::int AS events
           FROM (SELECT type, count(*) AS events
                   FROM read_journal(coalesce((SELECT position FROM journal_floor()), 0), journal_head(), NULL, NULL)
                  GROUP BY type
                 UNION ALL
                 SELECT key, value::bigint FROM journal_archive, jsonb_each_text(counts) WHERE attached_at IS NULL) AS counted
          GROUP BY type ORDER BY type`,
      ),
    );
  }

  /** Rows of the outbox that have no place in the journal yet. */
  async unsequenced(): Promise<UnsequencedStatus> {
    return this.units.read(unsequenced);
  }

  async lanes(): Promise<LaneStatus[]> {
    return this.units.read((reader) => laneStatuses(reader, this.lanesDeclared));
  }

  /** Lag, ages, counts, lease and pauses: for a screen, for gauges and for alarm rules. */
  async status(): Promise<MessagingStatus> {
    return messagingStatus(this.schema, this.units, this.consumer());
  }

  /** `most` checkpoints of the journal after a position, in order. */
  async checkpoints(after: number, most: number): Promise<TakenCheckpoint[]> {
    return this.units.read((reader) => checkpointsAfter(reader, after, most));
  }

  /** The chain at the end of the journal. */
  async head(): Promise<TakenCheckpoint> {
    return this.units.read(headCheckpoint);
  }

  /** Has a sink sent everything after a position again. */
  refill(sink: string, after: number, by: Operator): Promise<RefilledSink | Refusal> {
    return refillSink(this.units, sink, after, by);
  }

  /** Writes an action that was done outside the database into the trail. */
  async record(by: Operator, action: OperatorAction): Promise<void> {
    await this.units.run((unit) => recordAction(unit, by, action));
  }

  /** The audit trail, newest first: `most` actions before the one with the number `before`. */
  async actions(before: number | undefined, most: number): Promise<RecordedAction[]> {
    return this.units.read((reader) => actionsBefore(reader, before, most));
  }
}
