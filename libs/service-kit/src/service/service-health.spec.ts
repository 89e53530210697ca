import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Consumer, Sequencer, Shipper } from '@harbourlink/messaging';
import type { UnitsOfWork } from '@harbourlink/persistence';
import { ServiceHealth } from './service-health.js';

const now = Date.parse('2026-11-22T08:00:00.000Z');
const secondsAgo = (seconds: number): number => now - seconds * 1_000;

/** A service whose database answers or does not, and whose loops went well so long ago. */
function health(
  facts: {
    readonly database?: 'answers' | 'is gone';
    readonly consumer?: Partial<Pick<Consumer, 'hasCaughtUp' | 'lastSuccess' | 'pausedLanes' | 'partsStuckSince'>>;
    readonly sequencer?: Partial<Pick<Sequencer, 'lastSuccess'>>;
  } = {},
): ServiceHealth {
  const units = {
    read: () => (facts.database === 'is gone' ? Promise.reject(new Error('ECONNREFUSED')) : Promise.resolve([])),
  } as unknown as UnitsOfWork;
  const watched = new ServiceHealth(units);
  watched.watch({
    consumer: {
      hasCaughtUp: true,
      lastSuccess: secondsAgo(1),
      partsStuckSince: (): string[] => [],
      ...facts.consumer,
    } as Consumer,
    sequencer: { lastSuccess: secondsAgo(1), ...facts.sequencer } as Sequencer,
  });
  return watched;
}

beforeEach(() => {
  jest.useFakeTimers({ now });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a service', () => {
  it('is ready when its database answers, it has caught up and both loops make progress', async () => {
    expect(await health().readiness()).toEqual({
      ready: true,
      checks: { database: 'ok', consumer: 'ok', sequencer: 'ok' },
    });
  });

  it('is ready while an operator has stopped a lane, and says so', async () => {
    expect(await health({ consumer: { pausedLanes: ['mails'] } }).readiness()).toMatchObject({
      ready: true,
      checks: { consumer: 'ok' },
      paused: ['mails'],
    });
  });

  it('is not ready while its database does not answer', async () => {
    expect(await health({ database: 'is gone' }).readiness()).toEqual({
      ready: false,
      checks: { database: 'failing', consumer: 'ok', sequencer: 'ok' },
    });
  });

  it('is starting until something watches over its loops', async () => {
    const units = { read: () => Promise.resolve([]) } as unknown as UnitsOfWork;
    expect(await new ServiceHealth(units).readiness()).toEqual({
      ready: false,
      checks: { database: 'ok', consumer: 'starting', sequencer: 'starting' },
    });
  });

  it('is starting until it has caught up with events once, however well its loop goes', async () => {
    expect(await health({ consumer: { hasCaughtUp: false } }).readiness()).toMatchObject({
      ready: false,
      checks: { consumer: 'starting', sequencer: 'ok' },
    });
  });

  it('is starting until each loop has gone well once', async () => {
    expect(await health({ consumer: { lastSuccess: 0 }, sequencer: { lastSuccess: 0 } }).readiness()).toMatchObject({
      ready: false,
      checks: { consumer: 'starting', sequencer: 'starting' },
    });
  });

  it.each(['consumer', 'sequencer'] as const)(
    'is not ready once its %s has been stuck for half a minute',
    async (loop) => {
      const almost = await health({ [loop]: { lastSuccess: secondsAgo(29.999) } }).readiness();
      expect(almost).toMatchObject({ ready: true, checks: { [loop]: 'ok' } });
      const stuck = await health({ [loop]: { lastSuccess: secondsAgo(30) } }).readiness();
      expect(stuck).toMatchObject({ ready: false, checks: { [loop]: 'failing' } });
    },
  );

  it('is ready again as soon as a stuck loop goes on', async () => {
    const sequencer = { lastSuccess: secondsAgo(60) };
    const watched = health();
    watched.watch({ sequencer: sequencer as Sequencer });
    expect((await watched.readiness()).ready).toBe(false);
    sequencer.lastSuccess = now;
    expect((await watched.readiness()).ready).toBe(true);
  });

  it('names what is stuck', async () => {
    const moments: number[] = [];
    const partsStuckSince = (moment: number): string[] => {
      moments.push(moment);
      return ['lane memberships'];
    };
    const stuck = await health({ consumer: { lastSuccess: secondsAgo(60), partsStuckSince } }).readiness();
    expect(stuck).toMatchObject({ ready: false, checks: { consumer: 'failing' }, stuck: ['lane memberships'] });
    expect(moments).toEqual([secondsAgo(30)]);
    expect(await health().readiness()).not.toHaveProperty('stuck');
  });

  it('is not ready while a handler hangs, however well its loops go', async () => {
    const watched = health();
    const asked: number[] = [];
    watched.watch({
      handlersBusyFor: (milliseconds) => {
        asked.push(milliseconds);
        return ['answer'];
      },
    });
    expect(await watched.readiness()).toMatchObject({
      ready: false,
      checks: { consumer: 'failing' },
      stuck: ['handler of lane answer'],
    });
    // Longer than any transaction may take.
    expect(asked[0]).toBeGreaterThan(120_000);
  });

  it('looks at what sends to a broker where there is one', async () => {
    const watched = health();
    watched.watch({ shipper: { lastSuccess: secondsAgo(31) } as Shipper });
    expect(await watched.readiness()).toMatchObject({ ready: false, checks: { shipper: 'failing' } });
  });

  it('keeps watching the one loop when it is told of the other', async () => {
    const watched = health({ consumer: { lastSuccess: secondsAgo(60) } });
    watched.watch({ sequencer: { lastSuccess: secondsAgo(1) } as Sequencer });
    expect((await watched.readiness()).checks).toMatchObject({ consumer: 'failing', sequencer: 'ok' });
  });
});
