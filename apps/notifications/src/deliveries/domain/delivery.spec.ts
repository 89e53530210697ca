import { describe, expect, it } from '@jest/globals';
import { isUuid } from '@harbourlink/kernel';
import { retryDelay } from './delivery.js';
import { deliveryIdOf, messageIdOf } from './delivery-identity.js';
import {
  afterNoon,
  given,
  givenUp,
  noon,
  queue,
  queued,
  recordFailure,
  recordSent,
  request,
  sent,
} from './delivery.fixture.js';

describe('a delivery', () => {
  it('waits from the moment it is queued', () => {
    expect(given().when(queue).events).toEqual([queued]);
  });

  it('waits for the delay of its workflow', () => {
    expect(given().when({ type: 'queue', request, delayMinutes: 10 }).events).toEqual([
      { ...queued, dueAt: afterNoon(600) },
    ]);
  });

  it('is sent once', () => {
    expect(given(queued).when(recordSent).events).toEqual([sent]);
  });

  it('waits longer after every failure', () => {
    const first = given(queued).when(recordFailure()).events;
    expect(first).toEqual([
      { type: 'DeliveryFailed', reasonCode: 'mail-server-unavailable', failedAt: noon, retryAt: afterNoon(2) },
    ]);
    expect(given(queued, ...first).when(recordFailure()).events).toMatchObject([{ retryAt: afterNoon(4) }]);
  });

  it('is given up at once when the person has no address', () => {
    expect(given(queued).when(recordFailure('no-address')).events).toEqual([givenUp]);
    expect(given(queued, givenUp).state).toMatchObject({ status: 'given-up', failures: 1 });
  });

  it('is given up after a week of failures', () => {
    const aWeekLater = afterNoon(7 * 86_400);
    expect(given(queued).when(recordFailure(), aWeekLater).events).toEqual([
      { type: 'DeliveryFailed', reasonCode: 'mail-server-unavailable', failedAt: aWeekLater },
    ]);
  });

  it('remembers its failures when it is sent in the end', () => {
    const [failure] = given(queued).when(recordFailure()).events;
    if (!failure) throw new Error('no failure');
    expect(given(queued, failure, sent).state).toMatchObject({ status: 'sent', failures: 1 });
  });

  const everyStateAndCommand = [
    { state: 'no delivery', history: [], queue: undefined, sent: 'delivery.unknown', failure: 'delivery.unknown' },
    { state: 'waiting', history: [queued], queue: 'delivery.already-queued', sent: undefined, failure: undefined },
    {
      state: 'sent',
      history: [queued, sent],
      queue: 'delivery.already-queued',
      sent: 'delivery.is-over',
      failure: 'delivery.is-over',
    },
    {
      state: 'given up',
      history: [queued, givenUp],
      queue: 'delivery.already-queued',
      sent: 'delivery.is-over',
      failure: 'delivery.is-over',
    },
  ];
  it.each(everyStateAndCommand)('answers every command when it is: $state', ({ history, ...expected }) => {
    expect(given(...history).when(queue).refusal).toBe(expected.queue);
    expect(given(...history).when(recordSent).refusal).toBe(expected.sent);
    expect(given(...history).when(recordFailure()).refusal).toBe(expected.failure);
  });

  it('is retried after between half a delay and a whole one, an hour at most', () => {
    expect(retryDelay(0, 0)).toBe(1_000);
    expect(retryDelay(0, 1)).toBe(2_000);
    expect(retryDelay(500, 1)).toBe(3_600_000);
  });
});

describe('the identity of a message', () => {
  const key = { eventId: 'e', personId: 'p', workflowCode: 'w', channelCode: 'email' };

  it('is the same for the same event, person, workflow and channel', () => {
    expect(deliveryIdOf(key)).toBe(deliveryIdOf({ ...key }));
    expect(isUuid(deliveryIdOf(key))).toBe(true);
    expect(messageIdOf(key)).toMatch(/^<[0-9a-f]{40}@harbourlink>$/);
  });

  it.each(['eventId', 'personId', 'workflowCode', 'channelCode'] as const)('differs by %s', (field) => {
    expect(deliveryIdOf({ ...key, [field]: 'other' })).not.toBe(deliveryIdOf(key));
    expect(messageIdOf({ ...key, [field]: 'other' })).not.toBe(messageIdOf(key));
  });
});
