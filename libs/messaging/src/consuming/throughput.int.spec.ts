import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import type { ReceivedEvent } from '../envelope.js';
import { batchLaneOf, laneOf } from '../lane.fixture.js';
import { anId, Backbone } from '../schemas.fixture.js';
import { GroupWorker } from './group-worker.js';
import { followingsOf, InboxStore } from './inbox-store.js';
import { lookForWork } from './inbox-work.js';
import { nobodyLooks } from './lane-observer.js';

/** Figures are the benchmark's; what they rest on is held here: how many transactions, and how many at a time. */
let backbone: Backbone;
beforeAll(async () => {
  backbone = await Backbone.start();
});
afterAll(() => backbone.stop());
afterEach(async () => {
  await backbone.quieten();
  expect(backbone.errors).toEqual([]);
});

let tests = 0;
const fresh = (): { topic: string; lane: string } => ({ topic: `registry.x${++tests}.v1`, lane: `quick-${tests}` });

/** The transactions the lane's effects were written in, and how many events each of them had. */
async function transactionsOf(lane: string): Promise<{ events: number; settled: number }[]> {
  return backbone.ask(
    `SELECT events, (SELECT count(*)::int FROM inbox i WHERE i.lane = $1 AND i.state = 'done' AND i.xmin::text = e.id) AS settled
       FROM (SELECT xmin::text AS id, count(*)::int AS events FROM effect WHERE lane = $1 GROUP BY 1) e
      ORDER BY events DESC`,
    [lane],
  );
}

async function published(topic: string, keys: readonly string[], versions: readonly number[]): Promise<void> {
  for (const key of keys) await backbone.publish(key, versions, 'test.Happened', topic);
  await backbone.sequence();
}

describe('rule 15: what throughput rests on', () => {
  it('shares the keys of a lane over a pool of workers: as many at a time as there are workers, never more', async () => {
    const { topic, lane } = fresh();
    const keys = Array.from({ length: 9 }, anId);
    await published(topic, keys, [1, 2]);
    const record = await backbone.recorder(lane);
    const allHandsBusy = Promise.withResolvers<undefined>();
    const inHand = new Map<string, number>();
    let most = 0;
    const handle = async (event: ReceivedEvent): Promise<void> => {
      inHand.set(event.key, (inHand.get(event.key) ?? 0) + 1);
      expect(inHand.get(event.key)).toBe(1);
      most = Math.max(most, inHand.size);
      if (inHand.size === 3) allHandsBusy.resolve(undefined);
      // The first ones wait for each other: with fewer workers than three this never ends.
      await allHandsBusy.promise;
      await record(event);
      inHand.delete(event.key);
    };
    await backbone.consumer([{ name: lane, topic, handle }], { workers: 3 });
    await eventually(async () => (await backbone.effects(lane)).length === 18);
    expect(most).toBe(3);
    for (const key of keys) expect(await backbone.versions(lane, key)).toEqual([1, 2]);
  });

  it('takes one transaction for an event where no more are allowed: its effect and its mark are written together', async () => {
    const { topic, lane } = fresh();
    await published(topic, Array.from({ length: 10 }, anId), [1, 2, 3]);
    await backbone.consumer([{ name: lane, topic, handle: await backbone.recorder(lane) }], { groupSize: 1 });
    await eventually(async () => (await backbone.effects(lane)).length === 30);
    await backbone.quieten();
    expect(await transactionsOf(lane)).toEqual(Array.from({ length: 30 }, () => ({ events: 1, settled: 1 })));
  });

  it('shares a transaction among events that go well, and gives the handler one after the other', async () => {
    const { topic, lane } = fresh();
    const keys = Array.from({ length: 40 }, anId);
    await published(topic, keys, [1, 2, 3]);
    await storedBefore(lane, topic);
    const record = await backbone.recorder(lane);
    let inHand = 0;
    const handle = async (event: ReceivedEvent): Promise<void> => {
      expect((inHand += 1)).toBe(1);
      await record(event);
      inHand -= 1;
    };
    const units = await backbone.units('matching');
    const { ready } = await units.read((reader) => lookForWork(reader, lane, [], 1_000));
    const rows = ready.flatMap((key) => key.rows);
    const worker = new GroupWorker(laneOf({ name: lane, topic, handle }), units, nobodyLooks);
    expect(await worker.work(rows)).toEqual(new Set(rows));
    expect(await transactionsOf(lane)).toEqual([{ events: 120, settled: 120 }]);
    for (const key of keys) expect(await backbone.versions(lane, key)).toEqual([1, 2, 3]);
    // Seen before they were settled, by another replica: nothing happens twice.
    expect(await worker.work(rows)).toEqual(new Set());
    expect(await backbone.effects(lane)).toHaveLength(120);
  });

  it('finds the one that fails among events that shared a transaction: the others lose nothing and gain nothing', async () => {
    const { topic, lane } = fresh();
    const keys = Array.from({ length: 40 }, anId);
    await published(topic, keys, [1, 2]);
    await storedBefore(lane, topic);
    const record = await backbone.recorder(lane);
    const handle = async (event: ReceivedEvent): Promise<void> => {
      await record(event);
      if (event.key === keys[20]) throw new Error('always');
    };
    await backbone.consumer([{ name: lane, topic, handle }], { workers: 1, groupSize: 16 });
    await eventually(async () => (await backbone.effects(lane)).length === 78);
    await eventually(
      async () => (await backbone.ask('SELECT 1 FROM dead_letter WHERE lane = $1', [lane])).length === 1,
    );
    await backbone.quieten();
    for (const key of keys) expect(await backbone.versions(lane, key)).toEqual(key === keys[20] ? [] : [1, 2]);
  });

  it('takes one transaction for as many events as a set-based lane may have at once, never more', async () => {
    const { topic, lane } = fresh();
    const keys = Array.from({ length: 40 }, anId);
    await published(topic, keys, [1, 2, 3]);
    const units = await backbone.units('matching');
    const sizes: number[] = [];
    const handle = (events: readonly ReceivedEvent[]): Promise<void> =>
      units.run(async (unit) => {
        sizes.push(events.length);
        await unit.query(
          `INSERT INTO effect (lane, event_id, key, version)
           SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::int[])`,
          [lane, events.map(({ id }) => id), events.map(({ key }) => key), events.map(({ version }) => version)],
        );
      });
    await storedBefore(lane, topic);
    await backbone.consumer([batchLaneOf({ name: lane, topic, handle })], { batchSize: 50 });
    await eventually(async () => (await backbone.effects(lane)).length === 120);
    await backbone.quieten();
    // Between batches a worker looks for what needs care and may take a few events one by one.
    expect(Math.max(...sizes)).toBe(50);
    expect(await transactionsOf(lane)).toEqual(
      sizes.toSorted((one, other) => other - one).map((events) => ({ events, settled: events })),
    );
    for (const key of keys) expect(await backbone.versions(lane, key)).toEqual([1, 2, 3]);
  });
});

/** Has all of the lane's events in the inbox before any is handled, so that batches can be full. */
async function storedBefore(lane: string, topic: string): Promise<void> {
  const units = await backbone.units('matching');
  const store = new InboxStore(units, () => true);
  const followings = followingsOf('registry', [laneOf({ name: lane, topic, handle: async () => undefined })]);
  const batch = await (await backbone.journals()).read('registry', [topic], 0, 1_000);
  await store.cursors('registry', followings);
  await store.store('registry', followings, batch?.events ?? [], 0, batch?.to ?? 0);
}
