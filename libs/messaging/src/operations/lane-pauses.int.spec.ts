import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import type { Consumer } from '../consuming/consumer.js';
import { batchLaneOf, laneOf } from '../lane.fixture.js';
import type { Lane } from '../consuming/lane.js';
import { anId, Backbone } from '../schemas.fixture.js';
import { MessagingOperations } from './messaging-operations.js';

let backbone: Backbone;
beforeAll(async () => {
  backbone = await Backbone.start();
});
afterAll(() => backbone.stop());
afterEach(() => backbone.quieten());

const operator = { personId: anId() };
let tests = 0;

const operationsOf = async (consumer: Consumer): Promise<MessagingOperations> =>
  new MessagingOperations('matching', await backbone.units('matching'), () => consumer);

async function laneThatRecords(contract: 'single' | 'batch' = 'single'): Promise<{ lane: Lane; topic: string }> {
  const name = `paused-${++tests}`;
  const topic = `registry.q${tests}.v1`;
  const record = await backbone.recorder(name);
  const lane =
    contract === 'single'
      ? laneOf({ name, topic, handle: record })
      : batchLaneOf({
          name,
          topic,
          kind: 'projection',
          handle: async (events) => {
            for (const event of events) await record(event);
          },
        });
  return { lane, topic };
}

async function publish(topic: string, events: number): Promise<void> {
  for (let n = 0; n < events; n += 1) await backbone.publish(anId(), [1], 'test.Happened', topic);
  await backbone.sequence();
}

/** Rows of the lane that are neither handled nor left out. */
async function waiting({ name }: Lane): Promise<number> {
  const [row] = await backbone.ask<{ n: number }>(
    `SELECT count(*)::int AS n FROM inbox WHERE lane = $1 AND state = 'pending'`,
    [name],
  );
  return row?.n ?? 0;
}

describe('a paused lane', () => {
  it.each(['single', 'batch'] as const)(
    'of %s events receives and handles nothing until it is resumed',
    async (contract) => {
      const { lane, topic } = await laneThatRecords(contract);
      const consumer = await backbone.consumer([lane]);
      const operations = await operationsOf(consumer);
      await publish(topic, 1);
      await eventually(async () => (await backbone.effects(lane.name)).length === 1);
      expect(await operations.pauses.pause(lane.name, operator, 'the mail server is moved')).toMatchObject({
        lane: lane.name,
        pausedBy: operator.personId,
        reason: 'the mail server is moved',
      });
      await eventually(async () => {
        await publish(topic, 1);
        return (await waiting(lane)) >= 3;
      });
      const handled = (await backbone.effects(lane.name)).length;
      await publish(topic, 1);
      await eventually(async () => (await waiting(lane)) >= 4);
      expect((await backbone.effects(lane.name)).length).toBe(handled);
      await operations.pauses.resume(lane.name, operator);
      await eventually(async () => (await waiting(lane)) === 0);
    },
  );

  it('is paused in another replica too, and after a restart handles not one event', async () => {
    const { lane, topic } = await laneThatRecords();
    const first = await backbone.consumer([lane]);
    await (await operationsOf(first)).pauses.pause(lane.name, operator, 'stop');
    await backbone.quieten();
    await publish(topic, 3);
    const later = await backbone.consumer([lane]);
    await backbone.consumer([lane]);
    await eventually(async () => (await waiting(lane)) === 3);
    await eventually(() => later.hasCaughtUp);
    expect(await backbone.effects(lane.name)).toEqual([]);
    // As another process does it: nobody here is woken.
    await backbone.ask('DELETE FROM lane_pause WHERE lane = $1', [lane.name]);
    await eventually(async () => (await backbone.effects(lane.name)).length === 3, { within: 3_000 });
  });

  it('lets the other lanes go on', async () => {
    const paused = await laneThatRecords();
    const running = await laneThatRecords();
    const consumer = await backbone.consumer([paused.lane, running.lane]);
    await (await operationsOf(consumer)).pauses.pause(paused.lane.name, operator, 'stop');
    await publish(paused.topic, 1);
    await publish(running.topic, 1);
    await eventually(async () => (await backbone.effects(running.lane.name)).length === 1);
  });

  it('does not keep a service from being ready, however full it is', async () => {
    const { lane, topic } = await laneThatRecords();
    const first = await backbone.consumer([lane]);
    await (await operationsOf(first)).pauses.pause(lane.name, operator, 'stop');
    await backbone.quieten();
    await publish(topic, 4);
    const filled = await backbone.consumer([lane], { pauseAbove: 1, fetchSize: 2 });
    await eventually(async () => (await waiting(lane)) >= 2);
    await backbone.quieten();
    expect(filled.lanes).toHaveLength(1);
    const restarted = await backbone.consumer([lane], { pauseAbove: 1, fetchSize: 2 });
    await eventually(() => restarted.hasCaughtUp && (restarted.lastSuccess ?? 0) > 0);
  });

  it('keeps its first reason, and both acts stand in the trail once', async () => {
    const { lane } = await laneThatRecords();
    const operations = await operationsOf(await backbone.consumer([lane]));
    const first = await operations.pauses.pause(lane.name, operator, 'first');
    expect(await operations.pauses.pause(lane.name, { personId: anId() }, 'second')).toEqual(first);
    expect((await operations.lanes())[0]?.paused).toEqual(first);
    expect(await operations.pauses.resume(lane.name, operator)).toEqual({ lane: lane.name });
    expect(await operations.pauses.resume(lane.name, operator)).toEqual({ lane: lane.name });
    const trail = (await operations.actions(undefined, 50)).filter((action) => action.lane === lane.name);
    expect(trail.map(({ action, note }) => [action, note])).toEqual([
      ['resume', undefined],
      ['pause', 'first'],
    ]);
  });

  it('that nobody declares is unknown', async () => {
    const operations = await operationsOf(await backbone.consumer([]));
    expect(await operations.pauses.pause('nothing', operator, 'stop')).toMatchObject({ code: 'lane.unknown' });
    expect(await operations.pauses.resume('nothing', operator)).toMatchObject({ code: 'lane.unknown' });
  });

  it('runs no parked letter', async () => {
    const { lane, topic } = await laneThatRecords();
    const consumer = await backbone.consumer([lane], { isKnownType: () => false });
    const operations = await operationsOf(consumer);
    await backbone.publish(anId(), [1], 'test.New', topic);
    await backbone.sequence();
    const letters = await eventually(async () => {
      const found = await operations.letters.list({ lane: lane.name }, 0, 1);
      return found.length > 0 ? found : undefined;
    });
    await operations.pauses.pause(lane.name, operator, 'stop');
    expect(await operations.settling.replay(letters?.[0]?.id ?? 0, operator)).toMatchObject({ code: 'lane.paused' });
  });
});
