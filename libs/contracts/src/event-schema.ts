import type { DescMessage } from '@bufbuild/protobuf';
import type { PlainMessages } from './generated/plain-messages.js';

/** The generated schema of an event or value, as `@harbourlink/contracts/<service>` exports it. */
export type EventSchema = DescMessage;

/** The event as plain JSON, without its `type`: camelCase keys, an absent optional has no key, lists always exist. */
export type EventData<Schema extends EventSchema> = Schema['typeName'] extends keyof PlainMessages
  ? PlainMessages[Schema['typeName']]
  : Record<string, unknown>;

/** The CloudEvents type: the message's full name, `harbourlink.registry.v1.EnterpriseChecked`. */
export function typeOf<Schema extends EventSchema>(schema: Schema): Schema['typeName'] {
  return schema.typeName;
}

/**
 * The topic of an event, `registry.enterprise.v1`: service, aggregate and major version of the file that declares it.
 * Throws a RangeError for a message that is no event.
 */
export function topicOf(schema: EventSchema): string {
  const { service, aggregate, version } = placeOf(schema);
  if (aggregate === 'types' || service === 'type') throw new RangeError(`${schema.typeName} is a value, not an event`);
  return `${service}.${aggregate}.${version}`;
}

/** Service, aggregate and version, from `harbourlink/<service>/v<major>/<aggregate>.proto`. */
export function placeOf(schema: EventSchema): { service: string; aggregate: string; version: string } {
  const [, service = '', version = '', aggregate = ''] = schema.file.name.split('/');
  return { service, aggregate, version };
}
