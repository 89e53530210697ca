import type { UnitOfWork } from '@harbourlink/persistence';
import type { Candidate } from './in-order.js';
import type { Lane } from './lane.js';

/** An event on its way into the inbox of one lane. */
export interface Arrival extends Candidate {
  readonly lane: Pick<Lane, 'name'>;
}

/** The place of an aggregate in a lane that nobody else can see yet. */
export interface BegunKey {
  readonly topic: string;
  readonly key: string;
  readonly last_version: number;
}

/** Every key has its row before its first event has one. Answers those that are new; the others are there already. */
export async function beginKeys(unit: UnitOfWork, arrivals: readonly Arrival[]): Promise<BegunKey[]> {
  return unit.query<BegunKey>(
    `INSERT INTO inbox_key (lane, topic, key, last_version)
     SELECT e.lane, e.topic, e.key, CASE WHEN l.starts_after > 0 THEN min(e.version) - 1 ELSE 0 END
       FROM unnest($1::text[], $2::text[], $3::uuid[], $4::int[]) AS e(lane, topic, key, version)
       LEFT JOIN inbox_lane l ON l.lane = e.lane AND l.topic = e.topic
      GROUP BY e.lane, e.topic, e.key, l.starts_after
      ORDER BY e.lane, e.topic, e.key
     ON CONFLICT DO NOTHING
     RETURNING topic, key, last_version`,
    [
      arrivals.map(({ lane }) => lane.name),
      arrivals.map(({ event }) => event.topic),
      arrivals.map(({ event }) => event.key),
      arrivals.map(({ event }) => event.version),
    ],
  );
}
