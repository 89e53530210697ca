import { majors as declaredMajors, topicOf, typeOf } from '@harbourlink/contracts';
import type { EventSchema, Majors } from '@harbourlink/contracts';
import { streamOf } from '../consuming/lane.js';
import type { WantedType } from '../consuming/lane.js';

/**
 * What a lane with handlers of these events wants, by the types of bytes it can read: each event in its own major, and in
 * every other one that can be told as it. Throws for a major that is not published any more, and for two of one stream.
 */
export function wantsOf(
  lane: string,
  schemas: readonly EventSchema[],
  majors: Majors = declaredMajors,
): Map<string, WantedType> {
  const topics = new Set(schemas.map(topicOf));
  if (new Set([...topics].map(streamOf)).size < topics.size)
    throw new Error(`lane ${lane} follows two majors of one stream: it would be told everything twice`);
  for (const topic of topics)
    if (!majors.isPublished(topic)) throw new Error(`lane ${lane} follows ${topic}, which is not published any more`);
  return new Map(schemas.flatMap((schema) => formsOf(schema, majors)));
}

function formsOf(schema: EventSchema, majors: Majors): [string, WantedType][] {
  const topic = topicOf(schema);
  const stream = streamOf(topic);
  const later = stream === topic ? {} : { publishedIn: topic };
  return majors
    .formsOf(schema)
    .map(({ type, decode }) => [type, { type: typeOf(schema), topic: stream, ...later, decode }]);
}
