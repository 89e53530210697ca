import { newId } from '@harbourlink/kernel';
import type { UnitOfWork } from '@harbourlink/persistence';
import { failpoint } from './failpoint.js';
import { messageContext } from './message-context.js';
import { outboxOf, wake } from './wake.js';

/** One event about to be published. */
export interface OutgoingEvent {
  readonly topic: string;
  readonly key: string;
  readonly version: number;
  readonly type: string;
  readonly payload: Uint8Array;
}

/** Where a service's events wait, inside the business transaction, to be given their place in the journal. */
export class Outbox {
  constructor(private readonly schema: string) {}

  /**
   * Appends events in one statement. The aggregate's row must already be locked or written in the same unit of work: the
   * order in the outbox is then the order of versions.
   */
  async append(unit: UnitOfWork, events: readonly OutgoingEvent[]): Promise<void> {
    if (events.length === 0) return;
    const context = messageContext();
    await unit.query(
      `INSERT INTO outbox (event_id, topic, aggregate_id, version, type, payload, occurred_at, correlation_id, causation_id, traceparent)
       SELECT e.id, e.topic, e.key, e.version, e.type, e.payload, $7, $8, $9, $10
         FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::int[], $5::text[], $6::bytea[])
              WITH ORDINALITY AS e(id, topic, key, version, type, payload, n)
        -- Draws the transaction id before the sequence number: the sequencer's lower bound rests on that order.
        WHERE pg_current_xact_id() IS NOT NULL
        ORDER BY e.n`,
      [
        events.map(() => newId()),
        events.map((event) => event.topic),
        events.map((event) => event.key),
        events.map((event) => event.version),
        events.map((event) => event.type),
        events.map((event) => Buffer.from(event.payload)),
        unit.now,
        context.correlationId,
        context.causationId ?? null,
        context.traceparent ?? null,
      ],
    );
    unit.afterCommit(() => wake(outboxOf(this.schema)));
    await failpoint('outbox: appended');
  }
}
