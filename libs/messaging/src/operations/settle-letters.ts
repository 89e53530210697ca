import { isRefusal, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { where } from '@harbourlink/persistence';
import type { UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import { readFromOutside } from '../broker/outside-records.js';
import { decodeFor, handleOne } from '../consuming/dispatch.js';
import { release, settle } from '../consuming/inbox-claims.js';
import type { InboxKey } from '../consuming/inbox-claims.js';
import { InboxStore } from '../consuming/inbox-store.js';
import { isOutsideLane } from '../consuming/lane.js';
import type { Lane } from '../consuming/lane.js';
import { OutsideInbox, parkedHeaders } from '../consuming/outside-inbox.js';
import { envelopeOf } from '../envelope.js';
import { failpoint } from '../failpoint.js';
import { inboxOf, wake } from '../wake.js';
import { conditionsOf } from './dead-letters.js';
import type { DeadLetterRow, LetterFilter } from './dead-letters.js';
import { isPaused } from './lane-pauses.js';
import { recordAction } from './operator-actions.js';
import type { Operator, OperatorAction } from './operator-actions.js';

/** Why an event may be given up. `other` needs words. */
export const discardReasons = [
  'duplicate',
  'obsolete',
  'test-data',
  'handled-by-hand',
  'cannot-be-mended',
  'other',
] as const;
export type DiscardReason = (typeof discardReasons)[number];

export interface Discarding {
  readonly reasonCode: DiscardReason;
  /** For other operators; never part of an event. */
  readonly note?: string | undefined;
}

/** What one step of a replay of many came to. */
export interface ReplayStep {
  /** Letters settled by this step. */
  readonly replayed: number;
  /** Letters that stay as they are, with why. */
  readonly refused: readonly { readonly id: number; readonly code: string }[];
  /** Letters that were left to look at when the step began. */
  readonly of: number;
  /** Where the next step goes on; absent after the last one. */
  readonly next?: ReplayPlace;
}

/** Letters that die while a replay goes on are not part of it. */
export interface ReplayPlace {
  readonly after: number;
  readonly upTo: number;
}

/** Gives letters another life, or gives them up. */
export class SettleLetters {
  private readonly outside: OutsideInbox;

  constructor(
    private readonly schema: string,
    private readonly units: UnitsOfWork,
    private readonly lanes: () => readonly Lane[],
  ) {
    this.outside = new OutsideInbox(new InboxStore(units, () => true));
  }

  /** Gives a dead event another life, or runs a parked one now that it is understood. Doing it twice does it once. */
  async replay(id: number, by: Operator): Promise<{ id: number } | Refusal> {
    return this.settleLetter(id, 'replayed', by, { action: 'replay' }, async (unit, letter) => {
      if (letter.kind === 'dead') {
        await this.reopen(unit, letter);
        return undefined;
      }
      return this.runParked(unit, letter);
    });
  }

  /** Replays up to `most` open letters of a filter, each in its own transaction. */
  async replayMany(
    filter: Omit<LetterFilter, 'state'>,
    by: Operator,
    most: number,
    place?: ReplayPlace,
  ): Promise<ReplayStep> {
    const upTo = place?.upTo ?? (await this.lastLetter());
    const { sql, parameters } = where(conditionsOf(filter, place?.after ?? 0, upTo));
    const rows = await this.units.read((reader) =>
      reader.query<{ id: string; of: number }>(
        `SELECT d.id, count(*) OVER ()::int AS of FROM dead_letter d ${sql} ORDER BY d.id LIMIT ${Number(most) + 1}`,
        parameters,
      ),
    );
    const chosen = rows.slice(0, most).map((row) => Number(row.id));
    const refused: { id: number; code: string }[] = [];
    for (const id of chosen) {
      const settled = await this.replay(id, by);
      if (isRefusal(settled)) refused.push({ id, code: settled.code });
    }
    const last = chosen.at(-1);
    return {
      replayed: chosen.length - refused.length,
      refused,
      of: rows[0]?.of ?? 0,
      ...(rows.length > most && last !== undefined ? { next: { after: last, upTo } } : {}),
    };
  }

  /** Gives an event up: the version advances, later events of the same aggregate go on. Doing it twice does it once. */
  async discard(id: number, by: Operator, { reasonCode, note }: Discarding): Promise<{ id: number } | Refusal> {
    if (reasonCode === 'other' && note === undefined) return refuse('dead-letter.note-missing', 'invalid');
    const action = { action: 'discard', reasonCode, ...(note === undefined ? {} : { note }) } as const;
    return this.settleLetter(id, 'discarded', by, action, async (unit, letter) => {
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

  private async lastLetter(): Promise<number> {
    const [row] = await this.units.read((reader) =>
      reader.query<{ last: string | null }>('SELECT max(id) AS last FROM dead_letter'),
    );
    return Number(row?.last ?? 0);
  }

  private async settleLetter(
    id: number,
    settlement: 'replayed' | 'discarded',
    by: Operator,
    action: OperatorAction,
    act: (unit: UnitOfWork, letter: DeadLetterRow) => Promise<Refusal | undefined>,
  ): Promise<{ id: number } | Refusal> {
    return this.units.run(async (unit) => {
      const [letter] = await unit.query<DeadLetterRow>('SELECT * FROM dead_letter WHERE id = $1 FOR UPDATE', [id]);
      if (!letter || (letter.settlement !== null && letter.settlement !== settlement)) {
        return refuse('dead-letter.unknown', 'missing', { id });
      }
      if (letter.settlement === settlement) return { id };
      await failpoint('letter: claimed');
      const refusal = await act(unit, letter);
      if (refusal) return refusal;
      await failpoint('letter: acted on');
      await unit.query('UPDATE dead_letter SET settled_at = clock_timestamp(), settlement = $2 WHERE id = $1', [
        id,
        settlement,
      ]);
      await recordAction(unit, by, { ...action, lane: letter.lane, letter: id });
      unit.afterCommit(() => wake(inboxOf(this.schema)));
      return { id };
    });
  }

  private async runParked(unit: UnitOfWork, letter: DeadLetterRow): Promise<Refusal | undefined> {
    const lane = this.lanes().find((candidate) => candidate.name === letter.lane);
    if (!lane) return refuse('dead-letter.no-lane', 'conflict', { lane: letter.lane });
    if (await isPaused(unit, lane.name)) return refuse('lane.paused', 'conflict', { lane: lane.name });
    if (isOutsideLane(lane) && !lane.wants.has(letter.type)) return this.takeAgain(unit, lane, letter);
    const decoded = decodeFor(lane, envelopeOf(letter));
    if ('undecodable' in decoded) return refuse('dead-letter.undecodable', 'conflict', { reason: decoded.undecodable });
    await this.lockKey(unit, letter);
    await handleOne(lane, decoded.event);
    await this.settleParked(unit, letter, 'done');
    return undefined;
  }

  /** What could not be read at the door from outside comes to it once more, with its headers. */
  private async takeAgain(unit: UnitOfWork, lane: Lane, letter: DeadLetterRow): Promise<Refusal | undefined> {
    const headers = (await parkedHeaders(unit, lane.name, letter.event_id)) ?? {};
    const read = readFromOutside({ topic: letter.topic, headers, value: letter.payload });
    if ('flaw' in read) return refuse('dead-letter.undecodable', 'conflict', { reason: read.flaw });
    await this.outside.take(unit, lane, [read.event]);
    return undefined;
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
