import type { UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import { NotYet } from '../consuming/outcomes.js';
import { decodeFor, handleMany, handleOne } from '../consuming/dispatch.js';
import { sourceOf, topicsOf } from '../consuming/lane.js';
import type { Lane } from '../consuming/lane.js';
import type { EventEnvelope, ReceivedEvent } from '../envelope.js';
import type { EventTransport } from '../transport/event-transport.js';

export interface RebuildResult {
  readonly lane: string;
  readonly events: number;
}

/** Effects are never run by a rebuild, and a projection without declared tables has nothing to make anew. */
export class NotRebuildable extends Error {}

/**
 * Makes a projection anew from the journals while the live lane goes on: fills shadow tables, catches up, and swaps them
 * in one transaction with the lane closed, so that the live lane continues exactly after what the shadow holds.
 */
export class Rebuild {
  private readonly sources: readonly string[];
  /** Events whose handler said NotYet, and what follows them on the same aggregate. */
  private deferred: ReceivedEvent[] = [];
  private events = 0;

  constructor(
    private readonly schema: string,
    private readonly lane: Lane,
    private readonly units: UnitsOfWork,
    private readonly transport: EventTransport,
    private readonly batchSize = 500,
  ) {
    if (lane.kind !== 'projection') throw new NotRebuildable(`lane ${lane.name} is an effect: it is never run by a rebuild`);
    if (lane.tables.length === 0) throw new NotRebuildable(`lane ${lane.name} declares no tables`);
    this.sources = [...new Set(topicsOf(lane).map(sourceOf))];
  }

  async run(): Promise<RebuildResult> {
    const { name, tables } = this.lane;
    await this.units.run((unit) => unit.query('SELECT begin_rebuild($1, $2)', [name, tables]));
    const cursors = new Map(this.sources.map((source) => [source, 0]));
    while ((await this.catchUp(cursors)) >= this.batchSize);
    await this.units.run(async (unit) => {
      await unit.query('SELECT close_inbox_lane($1)', [name]);
      while ((await this.catchUp(cursors)) > 0);
      if (this.deferred.length > 0) throw new Error(`${this.deferred.length} events of lane ${name} still wait for another stream`);
      await unit.query('SELECT set_config($1, $2, true)', ['search_path', this.schema]);
      await this.handOver(unit);
      await unit.query('SELECT swap_rebuild($1)', [tables]);
    });
    return { lane: name, events: this.events };
  }

  /** Reads every source once; returns how many events were applied. */
  private async catchUp(cursors: Map<string, number>): Promise<number> {
    let applied = 0;
    for (const source of this.sources) {
      const topics = topicsOf(this.lane).filter((topic) => sourceOf(topic) === source);
      const batch = await this.transport.read(source, topics, cursors.get(source) ?? 0, this.batchSize);
      if (!batch) continue;
      await this.units.run((unit) => this.apply(unit, batch.events, source, batch.to));
      cursors.set(source, batch.to);
      applied += batch.events.length;
    }
    this.events += applied;
    return applied;
  }

  private async apply(unit: UnitOfWork, envelopes: readonly EventEnvelope[], source: string, to: number): Promise<void> {
    await unit.query('SELECT set_config($1, $2, true)', ['search_path', `${this.schema}_rebuild, ${this.schema}`]);
    const events = [...this.deferred, ...envelopes.flatMap((envelope) => this.decoded(envelope))];
    this.deferred = [];
    if (this.lane.contract === 'batch') {
      if (events.length > 0) await handleMany(this.lane, events);
    } else {
      for (const event of events) await this.applyOne(unit, event);
    }
    await unit.query(
      `INSERT INTO rebuild_key AS known (lane, topic, key, version)
       SELECT $1, topic, key, max(version) FROM unnest($2::text[], $3::uuid[], $4::int[]) AS e(topic, key, version) GROUP BY topic, key
       ON CONFLICT (lane, topic, key) DO UPDATE SET version = greatest(known.version, excluded.version)`,
      [this.lane.name, envelopes.map((e) => e.topic), envelopes.map((e) => e.key), envelopes.map((e) => e.version)],
    );
    await unit.query(
      `INSERT INTO rebuild_cursor VALUES ($1, $2, $3) ON CONFLICT (lane, source) DO UPDATE SET cursor = excluded.cursor`,
      [this.lane.name, source, to],
    );
  }

  private async applyOne(unit: UnitOfWork, event: ReceivedEvent): Promise<void> {
    const waits = this.deferred.some((earlier) => earlier.topic === event.topic && earlier.key === event.key);
    if (waits) {
      this.deferred.push(event);
      return;
    }
    await unit.query('SAVEPOINT event');
    try {
      await handleOne(this.lane, event);
      await unit.query('RELEASE SAVEPOINT event');
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
      await unit.query('ROLLBACK TO SAVEPOINT event');
      this.deferred.push(event);
    }
  }

  private decoded(envelope: EventEnvelope): ReceivedEvent[] {
    if (!this.lane.wants.has(envelope.type) || envelope.payload === null) return [];
    const decoded = decodeFor(this.lane, envelope);
    return 'event' in decoded ? [decoded.event] : [];
  }

  /** The live lane goes on after what the shadow holds: what it has waiting up to there is in the shadow already. */
  private async handOver(unit: UnitOfWork): Promise<void> {
    const [behind] = await unit.query<{ key: string }>(
      `SELECT k.key FROM inbox_key k LEFT JOIN rebuild_key r USING (lane, topic, key)
        WHERE k.lane = $1 AND k.last_version > coalesce(r.version, 0) LIMIT 1`,
      [this.lane.name],
    );
    if (behind) throw new Error(`the rebuild of lane ${this.lane.name} is behind the live lane for ${behind.key}`);
    await unit.query(
      `INSERT INTO inbox_key AS live (lane, topic, key, last_version)
       SELECT lane, topic, key, version FROM rebuild_key WHERE lane = $1
       ON CONFLICT (lane, topic, key) DO UPDATE SET last_version = excluded.last_version, state = 'open', attempts = 0,
         retry_at = NULL, waiting_since = NULL, error = NULL`,
      [this.lane.name],
    );
    await unit.query(
      `UPDATE inbox SET state = CASE WHEN wanted THEN 'done' ELSE 'skipped' END, settled_at = clock_timestamp()
         FROM rebuild_key r
        WHERE inbox.lane = $1 AND r.lane = $1 AND inbox.topic = r.topic AND inbox.key = r.key AND inbox.version <= r.version
          AND inbox.state IN ('pending', 'held')`,
      [this.lane.name],
    );
    await unit.query(
      `UPDATE dead_letter SET settled_at = clock_timestamp(), settlement = 'replayed' WHERE lane = $1 AND kind = 'dead' AND settled_at IS NULL`,
      [this.lane.name],
    );
    await unit.query('DELETE FROM rebuild_key WHERE lane = $1', [this.lane.name]);
    await unit.query('DELETE FROM rebuild_cursor WHERE lane = $1', [this.lane.name]);
  }
}
