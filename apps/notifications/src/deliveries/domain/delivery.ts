import { instant, refuse } from '@harbourlink/kernel';
import type { Decision, Instant, Refusal } from '@harbourlink/kernel';
import type { DeliveryRefusalCode } from './delivery.refusals.js';

/** Why an attempt failed. The first four pass by themselves (a defect when it is mended); the others need a person. */
export const failureCodes = [
  'identity-unavailable',
  'mail-server-unavailable',
  'mail-server-busy',
  'internal-error',
  'no-address',
  'address-refused',
  'message-refused',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** What is asked for when a message is queued. */
export interface DeliveryRequest {
  readonly personId: string;
  readonly organisationId: string;
  readonly workflowCode: string;
  readonly channelCode: string;
  readonly eventId: string;
  readonly messageId: string;
  readonly subjectId: string;
}

interface Requested extends DeliveryRequest {
  readonly queuedAt: Instant;
  /** Failed attempts so far. */
  readonly failures: number;
  readonly lastFailureCode?: FailureCode;
}

export const deliveryStatuses = ['waiting', 'sent', 'given-up'] as const satisfies readonly Delivery['status'][];

/** One message to one person through one channel. */
export type Delivery = Requested &
  (
    | { readonly status: 'waiting'; readonly dueAt: Instant }
    | { readonly status: 'sent'; readonly sentAt: Instant }
    | { readonly status: 'given-up'; readonly givenUpAt: Instant }
  );

export type DeliveryCommand =
  | { readonly type: 'queue'; readonly request: DeliveryRequest; readonly delayMinutes: number }
  | { readonly type: 'record-sent' }
  /** `jitter` is a random number in [0, 1): retries of many deliveries must not meet. */
  | { readonly type: 'record-failure'; readonly reasonCode: FailureCode; readonly jitter: number };

export type DeliveryEvent =
  | ({ readonly type: 'DeliveryQueued'; readonly queuedAt: Instant; readonly dueAt: Instant } & DeliveryRequest)
  | { readonly type: 'DeliverySent'; readonly sentAt: Instant }
  | {
      readonly type: 'DeliveryFailed';
      readonly reasonCode: FailureCode;
      readonly failedAt: Instant;
      readonly retryAt?: Instant;
    };

const passing: readonly FailureCode[] = failureCodes.slice(0, 4);
const firstRetryMilliseconds = 2_000;
const longestRetryMilliseconds = 3_600_000;
const patienceMilliseconds = 7 * 86_400_000;

/** What a command does to a delivery. Refuses a second queueing, and any news of a delivery that is over. */
export function decide(
  delivery: Delivery | undefined,
  command: DeliveryCommand,
  now: Instant,
): Decision<DeliveryEvent, DeliveryRefusalCode> {
  switch (command.type) {
    case 'queue':
      return (
        mustNotBeQueuedTwice(delivery) ?? [
          {
            type: 'DeliveryQueued',
            ...command.request,
            queuedAt: now,
            dueAt: later(now, command.delayMinutes * 60_000),
          },
        ]
      );
    case 'record-sent':
      return mustBeWaiting(delivery) ?? [{ type: 'DeliverySent', sentAt: now }];
    case 'record-failure':
      if (delivery?.status !== 'waiting') return mustBeWaiting(delivery) ?? [];
      return [failed(delivery, command.reasonCode, command.jitter, now)];
  }
}

/** The delivery after an event. */
export function evolve(delivery: Delivery | undefined, event: DeliveryEvent): Delivery {
  if (event.type === 'DeliveryQueued') {
    const { type: _, ...facts } = event;
    return { ...facts, failures: 0, status: 'waiting' };
  }
  if (!delivery) throw new Error(`${event.type} before DeliveryQueued`);
  const requested = requestedOf(delivery);
  switch (event.type) {
    case 'DeliverySent':
      return { ...requested, status: 'sent', sentAt: event.sentAt };
    case 'DeliveryFailed': {
      const after = { ...requested, failures: requested.failures + 1, lastFailureCode: event.reasonCode };
      return event.retryAt === undefined
        ? { ...after, status: 'given-up', givenUpAt: event.failedAt }
        : { ...after, status: 'waiting', dueAt: event.retryAt };
    }
  }
}

/** Some failures do not pass by waiting, and nobody wants a mail a week late. */
function failed(delivery: Delivery, reasonCode: FailureCode, jitter: number, now: Instant): DeliveryEvent {
  const passesByItself = passing.includes(reasonCode);
  const tooLate = Date.parse(now) - Date.parse(delivery.queuedAt) >= patienceMilliseconds;
  return passesByItself && !tooLate
    ? { type: 'DeliveryFailed', reasonCode, failedAt: now, retryAt: later(now, retryDelay(delivery.failures, jitter)) }
    : { type: 'DeliveryFailed', reasonCode, failedAt: now };
}

/** Doubles from two seconds to an hour, then takes between half of it and all of it. */
export function retryDelay(failures: number, jitter: number): number {
  const whole = Math.min(firstRetryMilliseconds * 2 ** Math.min(failures, 20), longestRetryMilliseconds);
  return Math.round(whole * (0.5 + jitter / 2));
}

function mustNotBeQueuedTwice(delivery: Delivery | undefined): Refusal<DeliveryRefusalCode> | undefined {
  return delivery ? refuse('delivery.already-queued', 'conflict') : undefined;
}

function mustBeWaiting(delivery: Delivery | undefined): Refusal<DeliveryRefusalCode> | undefined {
  if (!delivery) return refuse('delivery.unknown', 'missing');
  return delivery.status === 'waiting' ? undefined : refuse('delivery.is-over', 'conflict');
}

function requestedOf(delivery: Delivery): Requested {
  const { personId, organisationId, workflowCode, channelCode, eventId, messageId, subjectId, queuedAt, failures } =
    delivery;
  const requested = {
    ...{ personId, organisationId, workflowCode, channelCode, eventId, messageId, subjectId },
    ...{ queuedAt, failures },
  };
  return delivery.lastFailureCode === undefined
    ? requested
    : { ...requested, lastFailureCode: delivery.lastFailureCode };
}

function later(moment: Instant, milliseconds: number): Instant {
  return instant(Date.parse(moment) + milliseconds);
}
