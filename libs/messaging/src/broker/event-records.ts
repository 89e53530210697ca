import { fromCloudEventHeaders, toCloudEventHeaders } from '@harbourlink/contracts';
import { isUuid } from '@harbourlink/kernel';
import { sourceOf, streamOf } from '../consuming/lane.js';
import { derivedId } from '../derived-id.js';
import type { EventEnvelope } from '../envelope.js';
import type { OutgoingRecord, ReceivedRecord } from './broker.js';

/** An event as a broker keeps it: CloudEvents in binary content mode, the key orders it. */
export function recordOf({ payload, ...attributes }: EventEnvelope): OutgoingRecord {
  return { topic: attributes.topic, key: attributes.key, value: payload, headers: toCloudEventHeaders(attributes) };
}

/** A record that is no event of ours: kept with its bytes, under an id that is the same whenever it comes again. */
export interface UnreadableRecord {
  readonly reason: string;
  readonly envelope: EventEnvelope;
  readonly headers: ReceivedRecord['headers'];
}

const traceparent = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** What a record says; anybody may have written it, so nothing in it is believed before it was looked at. */
export function eventOf(record: ReceivedRecord): { readonly event: EventEnvelope } | UnreadableRecord {
  try {
    const attributes = fromCloudEventHeaders(record.headers);
    const reason = flawOf(record, attributes);
    if (reason !== undefined) return unreadable(record, reason);
    const { traceparent: trace, ...rest } = attributes;
    const traced = trace !== undefined && traceparent.test(trace) ? { traceparent: trace } : {};
    return { event: { ...rest, ...traced, topic: streamOf(record.topic), payload: record.value } };
  } catch (error) {
    return unreadable(record, error instanceof Error ? error.message : String(error));
  }
}

function flawOf({ topic }: ReceivedRecord, attributes: ReturnType<typeof fromCloudEventHeaders>): string | undefined {
  const { id, key, correlationId, causationId, version, type, source } = attributes;
  for (const [name, value] of Object.entries({ id, key, correlationId, causationId })) {
    if (value !== undefined && !isUuid(value)) return `${name} is not a UUID`;
  }
  if (version > 2_147_483_647) return 'the version is too high';
  if (!/^[\w.]{1,200}$/.test(type)) return 'the type is malformed';
  if (source !== sourceOf(topic) && sourceOf(topic) !== 'journal') return `${source} does not publish ${topic}`;
  return undefined;
}

/** A record that cannot be taken in for `reason`. */
export function unreadable(record: ReceivedRecord, reason: string): UnreadableRecord {
  const { topic, partition, offset, value, headers } = record;
  const id = derivedId(`${topic} ${partition} ${offset} `, value ?? new Uint8Array());
  return {
    reason: `record ${offset} of partition ${partition}: ${reason}`,
    headers,
    envelope: {
      id,
      topic,
      key: id,
      version: 1,
      type: 'unreadable',
      payload: value,
      occurredAt: new Date(0).toISOString() as EventEnvelope['occurredAt'],
      correlationId: id,
      source: sourceOf(topic),
      position: 0,
    },
  };
}
