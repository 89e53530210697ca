import type { Pool } from 'pg';
import { BadArchive } from './archive-file.js';
import type { ArchivedEvent } from './archive-file.js';

/** Events read or written at a time. */
export const pageSize = 2_000;

interface EventRow {
  position: string;
  eventId: string;
  topic: string;
  key: string;
  version: number;
  type: string;
  payload: Buffer | null;
  salt: Buffer | null;
  digest: Buffer;
  occurredAt: string;
  correlationId: string;
  causationId: string | null;
  traceparent: string | null;
  hash: Buffer;
}

/** The events of a schema's journal after one position up to another, as an archive holds them. Needs the owner role. */
export async function* archivedEvents(owner: Pool, after: number, upTo: number): AsyncGenerator<ArchivedEvent> {
  for (let at = after; at < upTo;) {
    const { rows } = await owner.query<EventRow>(
      `SELECT position, event_id AS "eventId", topic, aggregate_id AS key, version, type, payload, payload_salt AS salt,
              payload_digest AS digest, to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "occurredAt",
              correlation_id AS "correlationId", causation_id AS "causationId", traceparent, hash
         FROM journal WHERE position > $1 AND position <= $2 ORDER BY position LIMIT ${pageSize}`,
      [at, upTo],
    );
    if (rows.length === 0) throw new BadArchive(`position ${at + 1} is missing in the journal`);
    for (const row of rows) yield archived(row);
    at = Number(rows.at(-1)?.position);
  }
}

function archived(row: EventRow): ArchivedEvent {
  return {
    ...row,
    position: Number(row.position),
    payload: row.payload?.toString('base64') ?? null,
    salt: row.salt?.toString('base64') ?? null,
    digest: row.digest.toString('hex'),
    hash: row.hash.toString('hex'),
  };
}

/** Writes events of an archive into a table that is shaped like the journal. */
export async function insertArchived(owner: Pool, table: string, events: readonly ArchivedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await owner.query(
    `INSERT INTO ${table} (position, event_id, topic, aggregate_id, version, type, payload, payload_salt, payload_digest,
                           occurred_at, correlation_id, causation_id, traceparent, hash_version, hash)
     SELECT (e->>'position')::bigint, (e->>'eventId')::uuid, e->>'topic', (e->>'key')::uuid, (e->>'version')::int, e->>'type',
            decode(e->>'payload', 'base64'), decode(e->>'salt', 'base64'), decode(e->>'digest', 'hex'),
            (e->>'occurredAt')::timestamptz, (e->>'correlationId')::uuid, (e->>'causationId')::uuid, e->>'traceparent', 1,
            decode(e->>'hash', 'hex')
       FROM jsonb_array_elements($1::jsonb) AS e`,
    [JSON.stringify(events)],
  );
}
