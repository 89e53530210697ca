import type { Instant } from '@harbourlink/kernel';
import { Undecodable } from './undecodable.js';

/** What travels beside the bytes of an event. */
export interface EventAttributes {
  readonly id: string;
  readonly type: string;
  /** The publishing service. */
  readonly source: string;
  /** The aggregate's id. */
  readonly key: string;
  readonly occurredAt: Instant;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly traceparent?: string;
  /** The aggregate's version after this event. */
  readonly version: number;
  /** Where it stands in the publisher's journal. */
  readonly position: number;
}

/** Headers as a Kafka client hands them over. */
export type ReceivedHeaders = Readonly<
  Record<string, string | Uint8Array | readonly (string | Uint8Array)[] | undefined>
>;

/** Headers of CloudEvents 1.0 in binary content mode on Kafka; the message's value is the payload, its key the `key`. */
export function toCloudEventHeaders(event: EventAttributes): Record<string, string> {
  return {
    'content-type': 'application/protobuf',
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: event.source,
    ce_subject: event.key,
    ce_time: event.occurredAt,
    ce_correlationid: event.correlationId,
    ...(event.causationId === undefined ? {} : { ce_causationid: event.causationId }),
    ...(event.traceparent === undefined ? {} : { ce_traceparent: event.traceparent }),
    ce_aggregateversion: String(event.version),
    ce_position: String(event.position),
  };
}

/** The attributes of a received message; throws `Undecodable` when one that must be there is missing or malformed. */
export function fromCloudEventHeaders(headers: ReceivedHeaders): EventAttributes {
  const causationId = textOf(headers['ce_causationid']);
  const traceparent = textOf(headers['ce_traceparent']);
  return {
    id: required(headers, 'ce_id'),
    type: required(headers, 'ce_type'),
    source: required(headers, 'ce_source'),
    key: required(headers, 'ce_subject'),
    occurredAt: moment(headers, 'ce_time'),
    correlationId: required(headers, 'ce_correlationid'),
    ...(causationId === undefined ? {} : { causationId }),
    ...(traceparent === undefined ? {} : { traceparent }),
    version: ordinal(headers, 'ce_aggregateversion'),
    position: ordinal(headers, 'ce_position'),
  };
}

function required(headers: ReceivedHeaders, name: string): string {
  const text = textOf(headers[name]);
  if (text === undefined || text === '') throw unreadable(headers, `${name} is missing`);
  return text;
}

function moment(headers: ReceivedHeaders, name: string): Instant {
  const parsed = new Date(required(headers, name));
  if (Number.isNaN(parsed.getTime())) throw unreadable(headers, `${name} is no moment`);
  return parsed.toISOString() as Instant;
}

function ordinal(headers: ReceivedHeaders, name: string): number {
  const text = required(headers, name);
  const value = Number(text);
  if (!/^[1-9]\d*$/.test(text) || !Number.isSafeInteger(value)) throw unreadable(headers, `${name} is no ordinal`);
  return value;
}

function unreadable(headers: ReceivedHeaders, reason: string): Undecodable {
  return new Undecodable(textOf(headers['ce_type']) ?? 'a message without ce_type', reason);
}

/** Of a header that was sent twice the last one counts. */
function textOf(header: ReceivedHeaders[string]): string | undefined {
  if (header === undefined || typeof header === 'string') return header;
  return header instanceof Uint8Array ? new TextDecoder().decode(header) : textOf(header.at(-1));
}
