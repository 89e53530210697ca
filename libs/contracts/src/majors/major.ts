import type { EventData, EventSchema } from '../event-schema.js';
import { topicOf } from '../event-schema.js';

type Change = (data: Record<string, unknown>) => Record<string, unknown>;

/** One event as two majors say it. */
export interface EventInTwoMajors {
  readonly older: EventSchema;
  readonly newer: EventSchema;
  /** What the older bytes say, in the newer major. Stays for ever: old bytes are never rewritten. */
  readonly up: Change;
  /** What the older major can say of the newer event. Goes once nobody reads the older major any more. */
  readonly down?: Change;
}

/** How one topic follows another of the same aggregate. */
export interface NextMajor {
  /** The older topic, and the newer one, which the journal holds from now on. */
  readonly from: string;
  readonly to: string;
  readonly events: readonly EventInTwoMajors[];
}

/** Declares how one event changed from a major to the next. */
export function between<Older extends EventSchema, Newer extends EventSchema>(
  older: Older,
  newer: Newer,
  changes: {
    readonly up: (data: EventData<Older>) => EventData<Newer>;
    readonly down?: (data: EventData<Newer>) => EventData<Older>;
  },
): EventInTwoMajors {
  const { up, down } = changes;
  return { older, newer, up: up as unknown as Change, ...(down && { down: down as unknown as Change }) };
}

/**
 * Declares how a topic follows another: `nextMajor('registry.need.v1', 'registry.need.v2', [between(...), ...])`. Throws a
 * TypeError unless every event of the older topic is there, and either all of them can be derived or none.
 */
export function nextMajor(from: string, to: string, events: readonly EventInTwoMajors[]): NextMajor {
  const [first] = events;
  if (!first) throw new TypeError(`${from} -> ${to} has no events`);
  for (const { older, newer } of events) {
    if (topicOf(older) !== from || topicOf(newer) !== to)
      throw new TypeError(`${older.typeName} -> ${newer.typeName} is not ${from} -> ${to}`);
  }
  const missing = first.older.file.messages.find((message) => !events.some(({ older }) => older === message));
  if (missing) throw new TypeError(`${from} -> ${to}: old bytes of ${missing.typeName} would be unreadable`);
  if (events.some(({ down }) => (down === undefined) !== (first.down === undefined)))
    throw new TypeError(`${from} -> ${to}: all events are derived, or none`);
  return { from, to, events };
}
