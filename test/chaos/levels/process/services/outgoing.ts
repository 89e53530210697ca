import { encodeEvent, topicOf, typeOf } from '@harbourlink/contracts';
import type { OutgoingEvent } from '@harbourlink/messaging';

/** What of an event its type and its fields say. */
export function outgoing<Schema extends Parameters<typeof encodeEvent>[0]>(
  schema: Schema,
  data: Parameters<typeof encodeEvent<Schema>>[1],
): Pick<OutgoingEvent, 'topic' | 'type' | 'payload'> {
  return { topic: topicOf(schema), type: typeOf(schema), payload: encodeEvent(schema, data) };
}
