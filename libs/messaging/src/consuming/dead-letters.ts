import type { UnitOfWork } from '@harbourlink/persistence';
import type { EventEnvelope } from '../envelope.js';

/** Keeps an event that could not be handled (dead: blocks its key) or understood (parked: does not), with its bytes. */
export async function keepDeadLetter(
  unit: UnitOfWork,
  kind: 'dead' | 'parked',
  lane: string,
  event: EventEnvelope,
  error: string,
  attempts: number,
): Promise<void> {
  await unit.query(
    `INSERT INTO dead_letter (kind, lane, event_id, topic, key, version, source, position, type, payload, occurred_at,
                              correlation_id, causation_id, traceparent, error, attempts)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     ON CONFLICT (lane, event_id) DO UPDATE SET error = excluded.error, attempts = excluded.attempts,
       died_at = clock_timestamp(), settled_at = NULL, settlement = NULL`,
    [
      kind,
      lane,
      event.id,
      event.topic,
      event.key,
      event.version,
      event.source,
      event.position,
      event.type,
      event.payload === null ? null : Buffer.from(event.payload),
      event.occurredAt,
      event.correlationId,
      event.causationId ?? null,
      event.traceparent ?? null,
      error.slice(0, 8_000),
      attempts,
    ],
  );
}

/**
 * Keeps a record of a broker that is no event, once however often it comes: its bytes and the reason. False when it was kept
 * before. There is no row of it in the inbox, and no aggregate waits for it.
 */
export async function keepUnreadable(
  unit: UnitOfWork,
  lane: string,
  record: EventEnvelope,
  reason: string,
): Promise<boolean> {
  const known = await unit.query('SELECT 1 FROM dead_letter WHERE lane = $1 AND event_id = $2', [lane, record.id]);
  if (known.length > 0) return false;
  await keepDeadLetter(unit, 'parked', lane, record, reason, 0);
  return true;
}
