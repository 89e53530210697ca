import type { AnyReceivedEvent } from '@harbourlink/messaging';
import type { Occasion } from '../domain/occasion.js';
import type { SubjectKind, TriggerType } from '../domain/workflow.js';

/** The part of an occasion every event brings by itself. */
export function occasionOf(
  event: AnyReceivedEvent,
  type: TriggerType,
  kind: SubjectKind,
): Pick<Occasion, 'eventId' | 'type' | 'occurredAt' | 'subject'> {
  return { eventId: event.id, type, occurredAt: event.occurredAt, subject: { kind, id: event.key } };
}
