import type { UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import type { EventEnvelope } from '../envelope.js';
import { failpoint } from '../failpoint.js';
import type { AtOnce } from './at-once.js';
import { beginKeys } from './begin-keys.js';
import type { Arrival } from './begin-keys.js';
import { sourceOf, topicsOf } from './lane.js';
import type { Lane } from './lane.js';

/** Another replica has stored this batch already, or moved a cursor: nothing was written. */
export class CursorMoved extends Error {}

/** One lane following one topic: what has a cursor. A lane that follows a further topic one day starts it where it declares. */
export interface Following {
  readonly lane: Lane;
  readonly topic: string;
}

/** What the lanes follow of one source. */
export function followingsOf(source: string, lanes: readonly Lane[]): Following[] {
  return lanes.flatMap((lane) =>
    topicsOf(lane)
      .filter((topic) => sourceOf(topic) === source)
      .map((topic) => ({ lane, topic })),
  );
}

/**
 * The reliability boundary: a batch is stored for every lane in one transaction together with the cursors, and only then
 * counts as received.
 */
export class InboxStore {
  constructor(
    private readonly units: UnitsOfWork,
    /** False for a type this version of the platform has never heard of: it is kept and parked, not skipped. */
    private readonly isKnownType: (type: string) => boolean,
    /** Handles what set-based lanes may be given on arrival; without it everything waits in the inbox first. */
    private readonly atOnce?: AtOnce,
  ) {}

  /** The cursors, in the order asked for; a following seen for the first time starts where its lane declares. */
  async cursors(source: string, followings: readonly Following[]): Promise<number[]> {
    return this.units.run(async (unit) => {
      const [head] = await unit.query<{ head: string }>(`SELECT ${source}.journal_head() AS head`);
      await unit.query(
        `INSERT INTO inbox_lane (lane, source, topic, cursor, starts_after)
         SELECT lane, $4, topic, start, start FROM unnest($1::text[], $2::text[], $3::bigint[]) AS f(lane, topic, start)
         ON CONFLICT DO NOTHING`,
        [
          followings.map(({ lane }) => lane.name),
          followings.map(({ topic }) => topic),
          followings.map(({ lane }) => (lane.start === 'now' ? Number(head?.head ?? 0) : 0)),
          source,
        ],
      );
      const rows = await unit.query<{ lane: string; topic: string; cursor: string }>(
        'SELECT lane, topic, cursor FROM inbox_lane WHERE source = $1',
        [source],
      );
      const found = new Map(rows.map((row) => [`${row.lane} ${row.topic}`, Number(row.cursor)]));
      return followings.map(({ lane, topic }) => found.get(`${lane.name} ${topic}`) ?? 0);
    });
  }

  /**
   * Stores what a journal holds between two positions for lanes that all stand at `from`; answers how many rows wait now.
   * Throws CursorMoved, with nothing stored, when one of them does not stand there any more.
   */
  async store(
    source: string,
    followings: readonly Following[],
    events: readonly EventEnvelope[],
    from: number,
    to: number,
  ): Promise<number> {
    return this.units.run(async (unit) => {
      // The cursors first: a replica that lost the race learns it before it writes anything.
      const moved = await unit.query(
        `WITH standing AS (
           SELECT lane, topic FROM inbox_lane
            WHERE source = $1 AND cursor = $4 AND (lane, topic) IN (SELECT * FROM unnest($2::text[], $3::text[]))
            ORDER BY lane, topic FOR UPDATE)
         UPDATE inbox_lane l SET cursor = $5 FROM standing s WHERE l.lane = s.lane AND l.topic = s.topic RETURNING 1`,
        [source, followings.map(({ lane }) => lane.name), followings.map(({ topic }) => topic), from, to],
      );
      if (moved.length !== followings.length) throw new CursorMoved();
      await failpoint('inbox: cursor moved');
      const waiting = await this.insert(unit, followings, events);
      await failpoint('inbox: inserted');
      return waiting;
    });
  }

  /**
   * Stores what a broker brought for one lane, in whatever order: what the lane has handled, or was there before it began,
   * is left out. Answers how many rows wait now.
   */
  async keep(unit: UnitOfWork, lane: Lane, events: readonly EventEnvelope[]): Promise<number> {
    if (events.length === 0) return 0;
    const starts = await unit.query<{ topic: string; starts_after: string }>(
      'SELECT topic, starts_after FROM inbox_lane WHERE lane = $1',
      [lane.name],
    );
    const startOf = new Map(starts.map(({ topic, starts_after }) => [topic, Number(starts_after)]));
    const waiting = await this.take(
      unit,
      this.arrivalsOf(
        lane,
        events.filter(({ topic, position }) => position > (startOf.get(topic) ?? 0)),
      ),
      (arrivals) => notHandled(unit, lane, arrivals),
    );
    await failpoint('inbox: inserted');
    await unit.query(
      `UPDATE inbox_lane l SET furthest = e.position
         FROM (SELECT topic, max(position) AS position FROM unnest($2::text[], $3::bigint[]) AS e(topic, position) GROUP BY topic) e
        WHERE l.lane = $1 AND l.topic = e.topic AND l.furthest < e.position`,
      [lane.name, events.map(({ topic }) => topic), events.map(({ position }) => position)],
    );
    return waiting;
  }

  /** Inserts events for the lanes that follow their topics; what is there already stays as it is. Answers how many wait now. */
  async insert(unit: UnitOfWork, followings: readonly Following[], events: readonly EventEnvelope[]): Promise<number> {
    const arrivals = followings.flatMap(({ lane, topic }) =>
      this.arrivalsOf(
        lane,
        events.filter((event) => event.topic === topic),
      ),
    );
    return this.take(unit, arrivals, async (all) => all);
  }

  private arrivalsOf(lane: Lane, events: readonly EventEnvelope[]): LaneArrival[] {
    return events.map((event) => {
      const wanted = event.payload !== null && (lane.wants.has(event.type) || !this.isKnownType(event.type));
      return { lane, wanted, event };
    });
  }

  /** Handles at once what may be, and keeps the rest waiting: that of it which `worthKeeping` answers. */
  private async take(
    unit: UnitOfWork,
    arrivals: readonly LaneArrival[],
    worthKeeping: (arrivals: readonly LaneArrival[]) => Promise<readonly LaneArrival[]>,
  ): Promise<number> {
    if (arrivals.length === 0) return 0;
    const settled = new Set<Arrival>();
    const unbegun = new Set<Arrival>();
    for (const [lane, theirs] of Map.groupBy(arrivals, (arrival) => arrival.lane)) {
      const done = lane.contract === 'single' ? undefined : await this.atOnce?.handle(unit, lane, theirs);
      for (const arrival of done ?? theirs) (done ? settled : unbegun).add(arrival);
    }
    const waiting = new Set(await worthKeeping(arrivals.filter((arrival) => !settled.has(arrival))));
    const beginning = arrivals.filter((arrival) => unbegun.has(arrival) && waiting.has(arrival));
    if (beginning.length > 0) await beginKeys(unit, beginning);
    const stateOf = (arrival: LaneArrival) => {
      if (settled.has(arrival)) return arrival.wanted ? 'done' : 'skipped';
      return waiting.has(arrival) ? 'pending' : undefined;
    };
    // In the order in which they came, which is the same for every replica: rows of one event wait for each other.
    const rows = arrivals.flatMap((arrival) => {
      const state = stateOf(arrival);
      return state === undefined ? [] : [{ ...arrival, state } as const];
    });
    if (rows.length > 0) await insertRows(unit, rows);
    if (settled.size > 0) await failpoint('batch: settled');
    return waiting.size;
  }

  /** How many events of each lane wait to be handled, counted up to `most`. */
  async waiting(lanes: readonly string[], most: number): Promise<Map<string, number>> {
    return this.units.read(async (reader) => {
      const rows = await reader.query<{ lane: string; waiting: number }>(
        `SELECT lane, (SELECT count(*)::int FROM (
                         SELECT 1 FROM inbox WHERE inbox.lane = asked.lane AND state = 'pending' LIMIT $2) AS counted) AS waiting
           FROM unnest($1::text[]) AS asked(lane)`,
        [lanes, most],
      );
      return new Map(rows.map((row) => [row.lane, row.waiting]));
    });
  }
}

interface LaneArrival extends Arrival {
  readonly lane: Lane;
}

/** Those the lane has not gone past yet. */
async function notHandled(
  unit: UnitOfWork,
  lane: Lane,
  arrivals: readonly LaneArrival[],
): Promise<readonly LaneArrival[]> {
  if (arrivals.length === 0) return arrivals;
  const handled = await unit.query<{ event_id: string }>(
    `SELECT e.event_id FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::int[]) AS e(event_id, topic, key, version)
       JOIN inbox_key k ON k.lane = $1 AND k.topic = e.topic AND k.key = e.key AND k.last_version >= e.version`,
    [
      lane.name,
      arrivals.map(({ event }) => event.id),
      arrivals.map(({ event }) => event.topic),
      arrivals.map(({ event }) => event.key),
      arrivals.map(({ event }) => event.version),
    ],
  );
  const ids = new Set(handled.map(({ event_id }) => event_id));
  return arrivals.filter(({ event }) => !ids.has(event.id));
}

async function insertRows(
  unit: UnitOfWork,
  rows: readonly (LaneArrival & { readonly state: 'pending' | 'done' | 'skipped' })[],
): Promise<void> {
  await unit.query(
    `INSERT INTO inbox (lane, wanted, event_id, source, position, topic, key, version, type, payload, occurred_at,
                        correlation_id, causation_id, traceparent, state, settled_at)
     SELECT lane, wanted, event_id, source, position, topic, key, version, type, payload, occurred_at,
            correlation_id, causation_id, traceparent, state, CASE WHEN state <> 'pending' THEN clock_timestamp() END
       FROM unnest($1::text[], $2::boolean[], $3::uuid[], $4::text[], $5::bigint[], $6::text[], $7::uuid[], $8::int[],
                   $9::text[], $10::bytea[], $11::timestamptz[], $12::uuid[], $13::uuid[], $14::text[], $15::text[])
            WITH ORDINALITY AS e(lane, wanted, event_id, source, position, topic, key, version, type, payload, occurred_at,
                   correlation_id, causation_id, traceparent, state, n)
      ORDER BY n
     ON CONFLICT DO NOTHING`,
    [
      rows.map(({ lane }) => lane.name),
      rows.map(({ wanted }) => wanted),
      rows.map(({ event }) => event.id),
      rows.map(({ event }) => event.source),
      rows.map(({ event }) => event.position),
      rows.map(({ event }) => event.topic),
      rows.map(({ event }) => event.key),
      rows.map(({ event }) => event.version),
      rows.map(({ event }) => event.type),
      rows.map(({ event: { payload }, wanted, state }) =>
        wanted && payload && state === 'pending' ? Buffer.from(payload) : null,
      ),
      rows.map(({ event }) => event.occurredAt),
      rows.map(({ event }) => event.correlationId),
      rows.map(({ event }) => event.causationId ?? null),
      rows.map(({ event }) => event.traceparent ?? null),
      rows.map(({ state }) => state),
    ],
  );
}
