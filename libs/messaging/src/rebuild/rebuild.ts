import { randomUUID } from 'node:crypto';
import type { UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import { NotYet } from '../consuming/failures.js';
import { decodeFor, handleMany, handleOne } from '../consuming/dispatch.js';
import { failpoint } from '../failpoint.js';
import { sourceOf, topicsOf } from '../consuming/lane.js';
import type { Lane } from '../consuming/lane.js';
import type { EventEnvelope, ReceivedEvent } from '../envelope.js';
import type { JournalReader } from '../journal/journal-reader.js';
import { handOver, parkUnread, settleUnderstood } from './hand-over.js';
import type { UnreadEvent } from './hand-over.js';

export interface RebuildResult {
  readonly lane: string;
  readonly events: number;
}

/** Effects are never run by a rebuild, and a projection without declared tables has nothing to make anew. */
export class NotRebuildable extends Error {}

/** Somebody began another rebuild of the same lane, which took over. */
export class RebuildTakenOver extends Error {}

/** Somebody has called it off: the live lane is as it was. */
export class RebuildCancelled extends Error {}

export interface RebuildOptions {
  /** Events of one transaction; 500 unless told. */
  readonly batchSize?: number;
  /** False for a type this version of the platform has never heard of. */
  readonly isKnownType: (type: string) => boolean;
}

/**
 * Makes a projection anew from the journals while the live lane goes on: fills shadow tables, catches up, and swaps them
 * in one transaction with the lane closed, so that the live lane continues exactly after what the shadow holds.
 */
export class Rebuild {
  readonly id = randomUUID();
  private readonly sources: readonly string[];
  private readonly cursors: Map<string, number>;
  /** Events whose handler said NotYet, and what follows them on the same aggregate. */
  private deferred: ReceivedEvent[] = [];
  /** Events nobody understands: the live lane parks those it meets, the end of the rebuild the others. */
  private readonly unread: UnreadEvent[] = [];
  private events = 0;
  private readonly batchSize: number;
  private readonly isKnownType: (type: string) => boolean;

  constructor(
    private readonly schema: string,
    private readonly lane: Lane,
    private readonly units: UnitsOfWork,
    private readonly journals: Pick<JournalReader, 'read'>,
    { batchSize = 500, isKnownType }: RebuildOptions,
  ) {
    this.batchSize = batchSize;
    this.isKnownType = isKnownType;
    if (lane.kind !== 'projection')
      throw new NotRebuildable(`lane ${lane.name} is an effect: it is never run by a rebuild`);
    if (lane.tables.length === 0) throw new NotRebuildable(`lane ${lane.name} declares no tables`);
    this.sources = [...new Set(topicsOf(lane).map(sourceOf))];
    this.cursors = new Map(this.sources.map((source) => [source, 0]));
  }

  async run(): Promise<RebuildResult> {
    await this.begin();
    return this.finish();
  }

  /** From here on it is this rebuild's turn, and others see it. */
  async begin(): Promise<void> {
    const { name, tables } = this.lane;
    await this.units.run((unit) => unit.query('SELECT begin_rebuild($1, $2, $3)', [name, this.id, tables]));
    await failpoint('rebuild: begun');
  }

  /** Fills, catches up and swaps. */
  async finish(): Promise<RebuildResult> {
    const { name, tables } = this.lane;
    while ((await this.catchUp()) >= this.batchSize);
    await this.units.run(async (unit) => {
      await unit.query('SELECT close_inbox_lane($1)', [name]);
      await failpoint('rebuild: closed');
      await this.mustStillBeOurs(unit);
      await this.catchUpWithTheLane(unit);
      await unit.query('SELECT set_config($1, $2, true)', ['search_path', this.schema]);
      await parkUnread(unit, name, this.unread);
      await handOver(unit, name, this.deferred);
      await settleUnderstood(unit, this.lane);
      await failpoint('rebuild: handed over');
      await unit.query('SELECT swap_rebuild($1)', [tables]);
      await unit.query(
        `UPDATE rebuild_run SET state = 'done', events = $3, seen_at = clock_timestamp(), ended_at = clock_timestamp()
          WHERE lane = $1 AND run = $2`,
        [name, this.id, this.events],
      );
    });
    await failpoint('rebuild: swapped');
    return { lane: name, events: this.events };
  }

  /** The closed lane has handled nothing beyond its cursors: so far, and no further, has the shadow to come under traffic. */
  private async catchUpWithTheLane(unit: UnitOfWork): Promise<void> {
    const rows = await unit.query<{ source: string; cursor: string }>(
      'SELECT source, max(greatest(cursor, furthest)) AS cursor FROM inbox_lane WHERE lane = $1 GROUP BY source',
      [this.lane.name],
    );
    for (const { source, cursor } of rows) {
      while ((this.cursors.get(source) ?? 0) < Number(cursor)) {
        const before = this.cursors.get(source);
        await this.readOn(source);
        if (this.cursors.get(source) === before) throw new Error(`the journal of ${source} ends before ${cursor}`);
      }
    }
  }

  /** Reads every source once; returns how many events came. */
  private async catchUp(): Promise<number> {
    let read = 0;
    for (const source of this.sources) read += await this.readOn(source);
    return read;
  }

  private async readOn(source: string): Promise<number> {
    const topics = topicsOf(this.lane).filter((topic) => sourceOf(topic) === source);
    const batch = await this.journals.read(source, topics, this.cursors.get(source) ?? 0, this.batchSize);
    if (!batch) return 0;
    await this.units.run((unit) => this.apply(unit, batch.events, source, batch.to));
    await failpoint('rebuild: applied');
    this.cursors.set(source, batch.to);
    this.events += batch.events.length;
    return batch.events.length;
  }

  private async apply(
    unit: UnitOfWork,
    envelopes: readonly EventEnvelope[],
    source: string,
    to: number,
  ): Promise<void> {
    const { name } = this.lane;
    await this.mustStillBeOurs(unit);
    await unit.query('SELECT set_config($1, $2, true)', ['search_path', `${this.schema}_rebuild, ${this.schema}`]);
    await this.applyAll(unit, [...this.deferred, ...envelopes.flatMap((envelope) => this.decoded(envelope))]);
    await unit.query(
      `INSERT INTO rebuild_key AS known (lane, topic, key, version)
       SELECT $1, topic, key, max(version) FROM unnest($2::text[], $3::uuid[], $4::int[]) AS e(topic, key, version) GROUP BY topic, key
       ON CONFLICT (lane, topic, key) DO UPDATE SET version = greatest(known.version, excluded.version)`,
      [name, envelopes.map((e) => e.topic), envelopes.map((e) => e.key), envelopes.map((e) => e.version)],
    );
    await unit.query(
      `INSERT INTO rebuild_cursor VALUES ($1, $2, $3) ON CONFLICT (lane, source) DO UPDATE SET cursor = excluded.cursor`,
      [name, source, to],
    );
  }

  private async mustStillBeOurs(unit: UnitOfWork): Promise<void> {
    const [run] = await unit.query<{ state: string }>(
      `UPDATE rebuild_run SET seen_at = clock_timestamp(), events = $3 WHERE lane = $1 AND run = $2 RETURNING state`,
      [this.lane.name, this.id, this.events],
    );
    if (!run) throw new RebuildTakenOver(`another rebuild of lane ${this.lane.name} has begun`);
    if (run.state === 'cancelled') throw new RebuildCancelled(`the rebuild of lane ${this.lane.name} was called off`);
  }

  /** All in one go; only a batch in which something has to wait is gone through event by event. */
  private async applyAll(unit: UnitOfWork, events: readonly ReceivedEvent[]): Promise<void> {
    const { lane } = this;
    this.deferred = [];
    if (events.length === 0) return;
    if (lane.contract === 'batch') return handleMany(lane, events);
    const allDone = await succeeds(unit, async () => {
      for (const event of events) await handleOne(lane, event);
    });
    if (allDone) return;
    for (const event of events) {
      const behind = this.deferred.some((earlier) => earlier.topic === event.topic && earlier.key === event.key);
      if (behind || !(await succeeds(unit, () => handleOne(lane, event)))) this.deferred.push(event);
    }
  }

  private decoded(envelope: EventEnvelope): ReceivedEvent[] {
    const { type, payload } = envelope;
    if (payload === null || (!this.lane.wants.has(type) && this.isKnownType(type))) return [];
    const decoded = decodeFor(this.lane, envelope);
    if ('event' in decoded) return [decoded.event];
    this.unread.push({ envelope, reason: decoded.undecodable });
    return [];
  }
}

/** False, with nothing left of it, when the work has to wait for another stream. */
async function succeeds(unit: UnitOfWork, work: () => Promise<void>): Promise<boolean> {
  await unit.query('SAVEPOINT attempt');
  try {
    await work();
    await unit.query('RELEASE SAVEPOINT attempt');
    return true;
  } catch (error) {
    if (!(error instanceof NotYet)) throw error;
    await unit.query('ROLLBACK TO SAVEPOINT attempt');
    return false;
  }
}
