import { instant, isRefusal } from '@harbourlink/kernel';
import type { Instant } from '@harbourlink/kernel';
import { decide, evolve } from './delivery.js';
import type { Delivery, DeliveryCommand, DeliveryEvent, DeliveryRequest } from './delivery.js';

export const noon = instant('2026-11-22T12:00:00.000Z');

/** The moment so many seconds after noon. */
export function afterNoon(seconds: number): Instant {
  return instant(Date.parse(noon) + seconds * 1000);
}

export const request: DeliveryRequest = {
  personId: '018f0000-0000-7000-8000-000000000001',
  organisationId: '018f0000-0000-7000-8000-0000000000aa',
  workflowCode: 'enterprise-checked',
  channelCode: 'email',
  eventId: '018f0000-0000-7000-8000-0000000000e1',
  messageId: '<0123456789abcdef@harbourlink>',
  subjectId: '018f0000-0000-7000-8000-0000000000aa',
};

export const queued = { type: 'DeliveryQueued', ...request, queuedAt: noon, dueAt: noon } as const;
export const sent = { type: 'DeliverySent', sentAt: noon } as const;
export const givenUp = { type: 'DeliveryFailed', reasonCode: 'no-address', failedAt: noon } as const;

export const queue: DeliveryCommand = { type: 'queue', request, delayMinutes: 0 };
export const recordSent: DeliveryCommand = { type: 'record-sent' };

/** A failure whose jitter is the greatest: the whole delay, in effect. */
export function recordFailure(reasonCode: 'mail-server-unavailable' | 'no-address' = 'mail-server-unavailable') {
  return { type: 'record-failure', reasonCode, jitter: 1 } as const satisfies DeliveryCommand;
}

/** given(...events).when(command, now).then(...events) or .refuses(code). */
export function given(...history: DeliveryEvent[]) {
  const state = history.reduce<Delivery | undefined>(evolve, undefined);
  return {
    state,
    when(command: DeliveryCommand, now = noon) {
      const decision = decide(state, command, now);
      return isRefusal(decision)
        ? { refusal: decision.code, events: [] }
        : { refusal: undefined, events: [...decision] };
    },
  };
}
