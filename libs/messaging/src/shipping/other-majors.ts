import type { Majors } from '@harbourlink/contracts';
import type { EventEnvelope } from '../envelope.js';

/**
 * An event in the other majors of its topic: the older ones that are still derived, and for what the journal holds from
 * before a newer one, that. Id, version and position are the same in all of them.
 */
export function inOtherMajors(majors: Majors): (event: EventEnvelope) => readonly EventEnvelope[] {
  return (event) =>
    majors.inOtherMajors(event.topic, event.type, event.payload).map((other) => ({ ...event, ...other }));
}
