import type { Instant } from '@harbourlink/kernel';

/** An event as it travels: the CloudEvents attributes and the bytes. */
export interface EventEnvelope {
  readonly id: string;
  /** `<service>.<aggregate>.v<major>` where it is published; to its readers the stream, which is the first major's name. */
  readonly topic: string;
  /** The aggregate's id: what orders it. */
  readonly key: string;
  /** The aggregate's version after this event: 1, 2, 3 ... without gaps. */
  readonly version: number;
  /** The full name of the protobuf message. */
  readonly type: string;
  /** Null when a redaction ordered by law has blanked it. */
  readonly payload: Uint8Array | null;
  readonly occurredAt: Instant;
  readonly correlationId: string;
  readonly causationId?: string;
  /** W3C trace context. */
  readonly traceparent?: string;
  /** The publishing service's schema. */
  readonly source: string;
  /** Where it stands in the publisher's journal. */
  readonly position: number;
}

/** What a handler is given: the envelope with the payload decoded. */
export interface ReceivedEvent<Data = unknown> extends Omit<EventEnvelope, 'payload'> {
  readonly data: Data;
}

/** A row that holds an envelope, as read from the journal or the inbox. */
export interface EnvelopeRow {
  event_id: string;
  topic: string;
  key: string;
  version: number;
  type: string;
  payload: Buffer | null;
  occurred_at: Date;
  correlation_id: string;
  causation_id: string | null;
  traceparent: string | null;
  source: string;
  position: string;
}

export function envelopeOf(row: EnvelopeRow): EventEnvelope {
  return {
    id: row.event_id,
    topic: row.topic,
    key: row.key,
    version: row.version,
    type: row.type,
    payload: row.payload,
    occurredAt: row.occurred_at.toISOString() as Instant,
    correlationId: row.correlation_id,
    source: row.source,
    position: Number(row.position),
    ...(row.causation_id === null ? {} : { causationId: row.causation_id }),
    ...(row.traceparent === null ? {} : { traceparent: row.traceparent }),
  };
}
