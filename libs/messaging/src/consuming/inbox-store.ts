import type { UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import type { EventEnvelope } from '../envelope.js';
import { topicsOf } from './lane.js';
import type { Lane } from './lane.js';

/** Another replica has stored this batch already, or moved the cursor: nothing was written. */
export class CursorMoved extends Error {}

/**
 * The reliability boundary: a batch is stored for every lane in one transaction together with the cursors, and only then
 * counts as received.
 */
export class InboxStore {
  constructor(
    private readonly units: UnitsOfWork,
    /** False for a type this version of the platform has never heard of: it is kept and parked, not skipped. */
    private readonly isKnownType: (type: string) => boolean,
  ) {}

  /** The cursor of each lane in one source's journal; a lane seen for the first time starts where it declares. */
  async cursors(source: string, lanes: readonly Lane[]): Promise<Map<string, number>> {
    return this.units.run(async (unit) => {
      const [head] = await unit.query<{ head: string }>(`SELECT ${source}.journal_head() AS head`);
      const starts = lanes.map((lane) => (lane.start === 'now' ? Number(head?.head ?? 0) : 0));
      await unit.query(
        `INSERT INTO inbox_lane (lane, source, cursor, starts_after)
         SELECT lane, $2, start, start FROM unnest($1::text[], $3::bigint[]) AS l(lane, start) ON CONFLICT DO NOTHING`,
        [lanes.map((lane) => lane.name), source, starts],
      );
      const rows = await unit.query<{ lane: string; cursor: string }>(
        'SELECT lane, cursor FROM inbox_lane WHERE source = $1 AND lane = ANY($2)',
        [source, lanes.map((lane) => lane.name)],
      );
      return new Map(rows.map((row) => [row.lane, Number(row.cursor)]));
    });
  }

  /**
   * Stores what a journal holds between two positions for lanes that all stand at `from`. Throws CursorMoved, with nothing
   * stored, when one of them does not.
   */
  async store(source: string, lanes: readonly Lane[], events: readonly EventEnvelope[], from: number, to: number): Promise<void> {
    await this.units.run(async (unit) => {
      if (events.length > 0) await this.insert(unit, lanes, events);
      const moved = await unit.query(
        `UPDATE inbox_lane SET cursor = $4 WHERE source = $1 AND lane = ANY($2) AND cursor = $3 RETURNING lane`,
        [source, lanes.map((lane) => lane.name), from, to],
      );
      if (moved.length !== lanes.length) throw new CursorMoved();
    });
  }

  /** Inserts events for the lanes that follow their topics; what is there already stays as it is. */
  async insert(unit: UnitOfWork, lanes: readonly Lane[], events: readonly EventEnvelope[]): Promise<void> {
    const rows = lanes.flatMap((lane) => {
      const topics = new Set(topicsOf(lane));
      return events.filter((event) => topics.has(event.topic)).map((event) => ({ lane, event }));
    });
    if (rows.length === 0) return;
    const wanted = (lane: Lane, event: EventEnvelope): boolean =>
      event.payload !== null && (lane.wants.has(event.type) || !this.isKnownType(event.type));
    await unit.query(
      `INSERT INTO inbox_key (lane, topic, key, last_version)
       SELECT e.lane, e.topic, e.key, CASE WHEN l.starts_after > 0 THEN min(e.version) - 1 ELSE 0 END
         FROM unnest($1::text[], $2::text[], $3::uuid[], $4::int[], $5::text[]) AS e(lane, topic, key, version, source)
         LEFT JOIN inbox_lane l ON l.lane = e.lane AND l.source = e.source
        GROUP BY e.lane, e.topic, e.key, l.starts_after
       ON CONFLICT DO NOTHING`,
      [
        rows.map(({ lane }) => lane.name),
        rows.map(({ event }) => event.topic),
        rows.map(({ event }) => event.key),
        rows.map(({ event }) => event.version),
        rows.map(({ event }) => event.source),
      ],
    );
    await unit.query(
      `INSERT INTO inbox (lane, wanted, event_id, source, position, topic, key, version, type, payload, occurred_at,
                          correlation_id, causation_id, traceparent)
       SELECT lane, wanted, event_id, source, position, topic, key, version, type, payload, occurred_at,
              correlation_id, causation_id, traceparent
         FROM unnest($1::text[], $2::boolean[], $3::uuid[], $4::text[], $5::bigint[], $6::text[], $7::uuid[], $8::int[],
                     $9::text[], $10::bytea[], $11::timestamptz[], $12::uuid[], $13::uuid[], $14::text[])
              WITH ORDINALITY AS e(lane, wanted, event_id, source, position, topic, key, version, type, payload, occurred_at,
                     correlation_id, causation_id, traceparent, n)
        ORDER BY n
       ON CONFLICT DO NOTHING`,
      [
        rows.map(({ lane }) => lane.name),
        rows.map(({ lane, event }) => wanted(lane, event)),
        rows.map(({ event }) => event.id),
        rows.map(({ event }) => event.source),
        rows.map(({ event }) => event.position),
        rows.map(({ event }) => event.topic),
        rows.map(({ event }) => event.key),
        rows.map(({ event }) => event.version),
        rows.map(({ event }) => event.type),
        rows.map(({ lane, event }) => (event.payload && wanted(lane, event) ? Buffer.from(event.payload) : null)),
        rows.map(({ event }) => event.occurredAt),
        rows.map(({ event }) => event.correlationId),
        rows.map(({ event }) => event.causationId ?? null),
        rows.map(({ event }) => event.traceparent ?? null),
      ],
    );
  }

  /** How many events wait to be handled, counted up to `most`. */
  async waiting(most: number): Promise<number> {
    return this.units.run(async (unit) => {
      const [row] = await unit.query<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM (SELECT 1 FROM inbox WHERE state = 'pending' LIMIT $1) AS counted`,
        [most],
      );
      return row?.waiting ?? 0;
    });
  }
}
