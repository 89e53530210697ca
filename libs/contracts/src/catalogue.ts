import type { EventSchema } from './event-schema.js';
import { placeOf, topicOf, typeOf } from './event-schema.js';
import { allEvents } from './generated/all-events.js';

/** What everybody may know about an event. */
export interface CatalogueEntry {
  /** The CloudEvents type. */
  readonly type: string;
  readonly name: string;
  readonly topic: string;
  readonly service: string;
  readonly aggregate: string;
  /** What the message key and `ce_subject` hold. */
  readonly key: string;
  /** The major version; an additive change keeps it. */
  readonly version: number;
  readonly schema: EventSchema;
  readonly comment: string;
}

const entries: readonly CatalogueEntry[] = allEvents.map(({ schema, comment }) => {
  const { service, aggregate, version } = placeOf(schema);
  return {
    type: typeOf(schema),
    name: schema.name,
    topic: topicOf(schema),
    service,
    aggregate,
    key: `${aggregate}Id`,
    version: Number(version.slice(1)),
    schema,
    comment,
  };
});

/** Every event of the platform, by service, aggregate and order of declaration. */
export function catalogue(): readonly CatalogueEntry[] {
  return entries;
}
