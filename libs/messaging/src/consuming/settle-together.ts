import type { UnitOfWork } from '@harbourlink/persistence';
import type { Candidate } from './in-order.js';
import { settledAsPassed } from './settled.js';

/** Settles rows that wait and moves their keys on, in one statement. Throws when one was settled by somebody else. */
export async function settleTogether(
  unit: UnitOfWork,
  lane: string,
  rows: readonly (Candidate & { readonly receivedOn: string })[],
): Promise<void> {
  const [result] = await unit.query<{ settled: number }>(
    `WITH row AS (
       SELECT * FROM unnest($2::date[], $3::uuid[], $4::boolean[]) AS r(received_on, event_id, wanted)
     ), settled AS (
       UPDATE inbox SET ${settledAsPassed('row')}
         FROM row WHERE inbox.received_on = row.received_on AND inbox.lane = $1 AND inbox.event_id = row.event_id
          AND inbox.state = 'pending' RETURNING inbox.topic, inbox.key, inbox.version
     ), moved AS (
       UPDATE inbox_key SET last_version = head.version
         FROM (SELECT topic, key, max(version) AS version FROM settled GROUP BY topic, key) head
        WHERE inbox_key.lane = $1 AND inbox_key.topic = head.topic AND inbox_key.key = head.key
     )
     SELECT count(*)::int AS settled FROM settled`,
    [
      lane,
      rows.map(({ receivedOn }) => receivedOn),
      rows.map(({ event }) => event.id),
      rows.map(({ wanted }) => wanted),
    ],
  );
  if (result?.settled !== rows.length) throw new Error(`rows of lane ${lane} were settled by somebody else`);
}
