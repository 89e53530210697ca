import type { ReceivedEvent } from '@harbourlink/messaging';
import type { Occasion } from '../domain/occasion.js';
import type { SubjectKind, TriggerType } from '../domain/workflow.js';

/** The part of an occasion every event brings by itself. */
export function occasionOf(
  event: ReceivedEvent,
  type: TriggerType,
  kind: SubjectKind,
): Pick<Occasion, 'eventId' | 'type' | 'occurredAt' | 'subject'> {
  return { eventId: event.id, type, occurredAt: event.occurredAt, subject: { kind, id: event.key } };
}
