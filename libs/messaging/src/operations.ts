import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import { release, settle } from './consuming/inbox-claims.js';
import type { InboxKey } from './consuming/inbox-claims.js';
import type { Consumer } from './consuming/consumer.js';
import { decodeFor, handleOne } from './consuming/dispatch.js';
import { envelopeOf } from './envelope.js';
import type { EnvelopeRow } from './envelope.js';
import { inboxOf, wake } from './wake.js';

export interface DeadLetter {
  readonly id: number;
  readonly kind: 'dead' | 'parked';
  readonly lane: string;
  readonly eventId: string;
  readonly type: string;
  readonly key: string;
  readonly version: number;
  readonly error: string;
  readonly attempts: number;
  readonly diedAt: string;
}

/** Events of one type in this service's own journal. */
export interface JournalCount {
  readonly type: string;
  readonly events: number;
}

/** A lane as declared, and what it has handled: distinct events of wanted types. */
export interface LaneStatus {
  readonly lane: string;
  readonly kind: string;
  readonly types: readonly string[];
  readonly applied: number;
  readonly waiting: number;
  readonly dead: number;
  readonly parked: number;
}

interface DeadLetterRow extends EnvelopeRow {
  id: string;
  kind: 'dead' | 'parked';
  lane: string;
  error: string;
  attempts: number;
  died_at: Date;
  settlement: 'replayed' | 'discarded' | null;
}

/** What an operator may look at and do about one service's events. */
export class MessagingOperations {
  constructor(
    private readonly schema: string,
    private readonly units: UnitsOfWork,
    private readonly consumer: () => Consumer | undefined,
  ) {}

  async journalCounts(): Promise<JournalCount[]> {
    return this.units.read((reader) =>
      reader.query<JournalCount>(
        `SELECT type, count(*)::int AS events FROM read_journal(0, journal_head(), NULL, NULL) GROUP BY type ORDER BY type`,
      ),
    );
  }

  /** Rows of the outbox that have no place in the journal yet. */
  async unsequenced(): Promise<{ waiting: number; oldest?: string }> {
    return this.units.read(async (reader) => {
      const [row] = await reader.query<{ waiting: number; oldest: Date | null }>(
        'SELECT count(seq)::int AS waiting, min(occurred_at) AS oldest FROM outbox',
      );
      return { waiting: row?.waiting ?? 0, ...(row?.oldest ? { oldest: row.oldest.toISOString() } : {}) };
    });
  }

  async lanes(): Promise<LaneStatus[]> {
    const counts = await this.units.read((reader) =>
      reader.query<Omit<LaneStatus, 'kind' | 'types'>>(
        `SELECT lane, count(DISTINCT event_id) FILTER (WHERE wanted AND state = 'done')::int AS applied,
                count(*) FILTER (WHERE state IN ('pending', 'held'))::int AS waiting,
                (SELECT count(*)::int FROM dead_letter d WHERE d.lane = i.lane AND kind = 'dead' AND settled_at IS NULL) AS dead,
                (SELECT count(*)::int FROM dead_letter d WHERE d.lane = i.lane AND kind = 'parked' AND settled_at IS NULL) AS parked
           FROM inbox i GROUP BY lane`,
      ),
    );
    return (this.consumer()?.lanes ?? []).map((lane) => ({
      applied: 0,
      waiting: 0,
      dead: 0,
      parked: 0,
      ...counts.find((count) => count.lane === lane.name),
      lane: lane.name,
      kind: lane.kind,
      types: [...lane.wants.keys()],
    }));
  }

  async deadLetters(limit: number, after: number): Promise<DeadLetter[]> {
    const rows = await this.units.read((reader) =>
      reader.query<DeadLetterRow>(
        'SELECT * FROM dead_letter WHERE settled_at IS NULL AND id > $1 ORDER BY id LIMIT $2',
        [after, limit],
      ),
    );
    return rows.map((row) => ({
      id: Number(row.id),
      kind: row.kind,
      lane: row.lane,
      eventId: row.event_id,
      type: row.type,
      key: row.key,
      version: row.version,
      error: row.error,
      attempts: row.attempts,
      diedAt: row.died_at.toISOString(),
    }));
  }

  /** Gives a dead event another life, or runs a parked one now that it is understood. Doing it twice does it once. */
  async replay(id: number): Promise<{ id: number } | Refusal> {
    return this.settleLetter(id, 'replayed', async (unit, letter) => {
      if (letter.kind === 'dead') {
        await this.reopen(unit, letter);
        return undefined;
      }
      const lane = this.consumer()?.lanes.find((candidate) => candidate.name === letter.lane);
      if (!lane) return refuse('dead-letter.no-lane', 'conflict', { lane: letter.lane });
      const decoded = decodeFor(lane, envelopeOf(letter));
      if ('undecodable' in decoded)
        return refuse('dead-letter.undecodable', 'conflict', { reason: decoded.undecodable });
      await this.lockKey(unit, letter);
      await handleOne(lane, decoded.event);
      await this.settleParked(unit, letter, 'done');
      return undefined;
    });
  }

  /** Gives an event up: the version advances, later events of the same aggregate go on. Doing it twice does it once. */
  async discard(id: number): Promise<{ id: number } | Refusal> {
    return this.settleLetter(id, 'discarded', async (unit, letter) => {
      const at = await this.lockKey(unit, letter);
      if (letter.kind === 'parked') {
        await this.settleParked(unit, letter, 'discarded');
        return undefined;
      }
      await settle(unit, at, { eventId: letter.event_id, version: letter.version }, 'discarded');
      await release(unit, at);
      return undefined;
    });
  }

  private async settleLetter(
    id: number,
    settlement: 'replayed' | 'discarded',
    act: (unit: UnitOfWork, letter: DeadLetterRow) => Promise<Refusal | undefined>,
  ): Promise<{ id: number } | Refusal> {
    return this.units.run(async (unit) => {
      const [letter] = await unit.query<DeadLetterRow>('SELECT * FROM dead_letter WHERE id = $1 FOR UPDATE', [id]);
      if (!letter || (letter.settlement !== null && letter.settlement !== settlement)) {
        return refuse('dead-letter.unknown', 'missing', { id });
      }
      if (letter.settlement === settlement) return { id };
      const refusal = await act(unit, letter);
      if (refusal) return refusal;
      await unit.query('UPDATE dead_letter SET settled_at = clock_timestamp(), settlement = $2 WHERE id = $1', [
        id,
        settlement,
      ]);
      unit.afterCommit(() => wake(inboxOf(this.schema)));
      return { id };
    });
  }

  /** Takes the key's turn, inside the lane: neither a worker nor the end of a rebuild comes in between. */
  private async lockKey(unit: UnitOfWork, { lane, topic, key }: DeadLetterRow): Promise<InboxKey> {
    await unit.query('SELECT enter_inbox_lane($1)', [lane]);
    await unit.query('SELECT 1 FROM inbox_key WHERE lane = $1 AND topic = $2 AND key = $3 FOR UPDATE', [
      lane,
      topic,
      key,
    ]);
    return { lane, topic, key };
  }

  private async reopen(unit: UnitOfWork, letter: DeadLetterRow): Promise<void> {
    const at = await this.lockKey(unit, letter);
    await unit.query(
      `UPDATE inbox_key SET state = 'open', attempts = 0, retry_at = NULL, waiting_since = NULL
        WHERE lane = $1 AND topic = $2 AND key = $3 AND state = 'dead'`,
      [at.lane, at.topic, at.key],
    );
    await release(unit, at);
  }

  /** The row of a parked event was settled when it was parked; its day may be gone by now. */
  private async settleParked(unit: UnitOfWork, letter: DeadLetterRow, how: 'done' | 'discarded'): Promise<void> {
    await unit.query(
      `UPDATE inbox SET state = $3, settled_at = clock_timestamp() WHERE lane = $1 AND event_id = $2 AND state = 'parked'`,
      [letter.lane, letter.event_id, how],
    );
  }
}
