import { encodeEvent } from './event-bytes.js';
import type { EventSchema } from './event-schema.js';
import { topicOf } from './event-schema.js';
import type { PlainMessages } from './generated/plain-messages.js';
import { majors as declaredMajors } from './majors/declared-majors.js';
import type { Majors } from './majors/majors.js';
import { Undecodable } from './undecodable.js';

export interface DomainEvent {
  readonly type: string;
}

/** The one mapping between the domain events of an aggregate and the bytes other services read. */
export interface EventContract<Event extends DomainEvent> {
  readonly topic: string;
  readonly schemas: readonly EventSchema[];
  /** `type` is the CloudEvents type. Throws a TypeError when the event does not have exactly its message's fields. */
  encode(event: Event): { type: string; payload: Uint8Array<ArrayBuffer> };
  /** Reads older majors too. Throws `Undecodable` for a type of another contract and for bytes that are no such event. */
  decode(type: string, payload: Uint8Array): Event;
}

/** A domain type as its JSON sees it: brands and closed sets are strings, read-only lists are lists. */
type Wide<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends readonly (infer Item)[]
        ? Wide<Item>[]
        : T extends object
          ? { -readonly [Key in keyof T]: Wide<T[Key]> }
          : T;

/** Every key present, all the way down: two types that differ in an optional key differ here. */
type Complete<T> = T extends readonly (infer Item)[]
  ? Complete<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Complete<T[Key]> }
    : T;

type FullName<Name extends string> = Extract<keyof PlainMessages, `${string}.${Name}`>;
type Fields<Event> = Event extends unknown ? Wide<Omit<Event, 'type'>> : never;
type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** Those of the messages, one for each major, that have exactly the event's fields. */
type Fitting<Event extends DomainEvent, Name extends keyof PlainMessages> = Name extends unknown
  ? [Same<Fields<Event>, PlainMessages[Name]>, Same<Complete<Fields<Event>>, Complete<PlainMessages[Name]>>] extends [
      true,
      true,
    ]
    ? Name
    : never
  : never;

/** The schema of this event; a domain event whose fields are not its message's makes this a type no schema has. */
type SchemaFor<Event extends DomainEvent, Name extends keyof PlainMessages = FullName<Event['type']>> = [
  Fitting<Event, Name>,
] extends [never]
  ? { readonly 'fields of the event': Fields<Event>; readonly 'fields of its message': PlainMessages[Name] }
  : EventSchema & { readonly typeName: Fitting<Event, Name> };

export type SchemaTable<Event extends DomainEvent> = {
  readonly [Name in Event['type']]: SchemaFor<Extract<Event, { readonly type: Name }>>;
};

/**
 * Declares how the events of one aggregate travel: `eventContract<NeedEvent>('registry.need.v1', { NeedDrafted:
 * NeedDraftedSchema, ... })`. Throws a TypeError when the table is not exactly the topic's events.
 */
export function eventContract<Event extends DomainEvent>(
  topic: string,
  table: SchemaTable<Event>,
  majors: Majors = declaredMajors,
): EventContract<Event> {
  const byName = new Map<string, EventSchema>(Object.entries(table));
  tableMustBeTheTopic(topic, byName);
  const readable = new Map(
    [...byName].flatMap(([name, schema]) => majors.formsOf(schema).map(({ type, decode }) => [type, { name, decode }])),
  );
  return {
    topic,
    schemas: [...byName.values()],
    encode({ type, ...data }) {
      const schema = byName.get(type);
      if (schema === undefined) throw new TypeError(`${type} is no event of ${topic}`);
      return { type: schema.typeName, payload: encodeEvent(schema, data) };
    },
    decode(type, payload) {
      const form = readable.get(type);
      if (form === undefined) throw new Undecodable(type, `${topic} has no such event`);
      return { type: form.name, ...Object(form.decode(payload)) } as DomainEvent as Event;
    },
  };
}

function tableMustBeTheTopic(topic: string, byName: ReadonlyMap<string, EventSchema>): void {
  for (const [name, schema] of byName) {
    if (name !== schema.name) throw new TypeError(`${topic}: ${name} is mapped to ${schema.name}`);
    if (topicOf(schema) !== topic)
      throw new TypeError(`${schema.typeName} belongs to ${topicOf(schema)}, not ${topic}`);
    const missing = schema.file.messages.find((message) => !byName.has(message.name));
    if (missing) throw new TypeError(`${topic} has an event ${missing.name} that is not mapped`);
  }
}
