import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { EventData, EventSchema } from './event-schema.js';
import { fromPlain, toPlain } from './plain-message.js';
import { Undecodable } from './undecodable.js';
import { mustBeWellFormed } from './well-formed.js';

/**
 * The event's bytes, the same for equal events. Throws a TypeError when the object does not have exactly the fields of
 * the schema, so that nothing is lost on the way.
 */
export function encodeEvent<Schema extends EventSchema>(
  schema: Schema,
  data: EventData<Schema>,
): Uint8Array<ArrayBuffer> {
  return toBinary<EventSchema>(schema, create<EventSchema>(schema, fromPlain(schema, data)));
}

/** The event of these bytes; fields of a newer writer are left out. Throws `Undecodable` for bytes that are none. */
export function decodeEvent<Schema extends EventSchema>(schema: Schema, payload: Uint8Array): EventData<Schema> {
  try {
    mustBeWellFormed(schema, payload);
    const message: object = fromBinary<EventSchema>(schema, payload, { readUnknownFields: false });
    return toPlain(schema, message as Record<string, unknown>) as EventData<Schema>;
  } catch (error) {
    throw new Undecodable(schema.typeName, error instanceof Error ? error.message : String(error), { cause: error });
  }
}
