import { cloudEventOfRecord, readOutsideEvent } from '@harbourlink/contracts';
import type { OutsideEvent } from '@harbourlink/contracts';
import type { ReceivedRecord } from './broker.js';
import { unreadable } from './event-records.js';
import type { UnreadableRecord } from './event-records.js';

/**
 * What a record of a topic says that others write to. A way of its own: nothing that is let through here gets past
 * `eventOf`, which asks more of our own events.
 */
export function outsideEventOf(record: ReceivedRecord): { readonly event: OutsideEvent } | UnreadableRecord {
  const read = readFromOutside(record);
  return 'flaw' in read ? unreadable(record, read.flaw) : read;
}

export function readFromOutside({
  topic,
  headers,
  value,
}: Pick<ReceivedRecord, 'topic' | 'headers' | 'value'>): { readonly event: OutsideEvent } | { readonly flaw: string } {
  try {
    const event = readOutsideEvent(cloudEventOfRecord(headers, value));
    return event.topic === topic ? { event } : { flaw: `${event.type} belongs to ${event.topic}` };
  } catch (error) {
    return { flaw: error instanceof Error ? error.message : String(error) };
  }
}
