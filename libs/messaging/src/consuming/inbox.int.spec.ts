import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { anId, Backbone } from '../schemas.fixture.js';
import type { ReceivedEvent } from '../envelope.js';
import { CursorMoved, InboxStore, followingsOf } from './inbox-store.js';
import { lookForWork } from './inbox-work.js';
import { nobodyLooks } from './lane-observer.js';
import { KeyWorker } from './key-worker.js';
import { defaultRetries } from './failures.js';
import { batchLaneOf, laneOf } from '../lane.fixture.js';

let backbone: Backbone;
beforeAll(async () => {
  backbone = await Backbone.start();
});
afterAll(() => backbone.stop());
afterEach(async () => {
  await backbone.quieten();
  expect(backbone.errors).toEqual([]);
});

/** Each test has a topic and a lane of its own; the database is shared. */
let tests = 0;
const fresh = (): { topic: string; lane: string } => ({ topic: `registry.t${++tests}.v1`, lane: `lane-${tests}` });

const states = (lane: string): Promise<{ state: string; n: number }[]> =>
  backbone.ask('SELECT state, count(*)::int AS n FROM inbox WHERE lane = $1 GROUP BY state ORDER BY state', [lane]);

describe('rule 9: store, then process', () => {
  it('carries committed events to the handler, each once, whatever their number', async () => {
    const { topic, lane } = fresh();
    const keys = Array.from({ length: 20 }, anId);
    for (const key of keys) await backbone.publish(key, [1, 2, 3], 'test.Happened', topic);
    await backbone.sequence();
    await backbone.consumer([{ name: lane, topic, handle: await backbone.recorder(lane) }]);
    await eventually(async () => (await backbone.effects(lane)).length >= 60);
    for (const key of keys) expect(await backbone.versions(lane, key)).toEqual([1, 2, 3]);
    expect(await backbone.effects(lane)).toHaveLength(60);
  });

  it('stores a batch that is delivered a hundred times once', async () => {
    const { topic, lane } = fresh();
    await backbone.publish(anId(), [1, 2, 3], 'test.Happened', topic);
    await backbone.sequence();
    const units = await backbone.units('matching');
    const store = new InboxStore(units, () => true);
    const followings = followingsOf('registry', [laneOf({ name: lane, topic, handle: async () => undefined })]);
    const batch = await (await backbone.journals()).read('registry', [topic], 0, 10);
    for (let n = 0; n < 100; n += 1) await units.run((unit) => store.insert(unit, followings, batch?.events ?? []));
    expect(await states(lane)).toEqual([{ state: 'pending', n: 3 }]);
  });

  it('stores nothing for a replica whose cursor another one has moved', async () => {
    const { topic, lane } = fresh();
    await backbone.publish(anId(), [1, 2], 'test.Happened', topic);
    await backbone.sequence();
    const store = new InboxStore(await backbone.units('matching'), () => true);
    const followings = followingsOf('registry', [laneOf({ name: lane, topic, handle: async () => undefined })]);
    const events = (await (await backbone.journals()).read('registry', [topic], 0, 10))?.events ?? [];
    await store.cursors('registry', followings);
    await store.store('registry', followings, events.slice(0, 1), 0, 1);
    await expect(store.store('registry', followings, events, 0, 2)).rejects.toThrow(CursorMoved);
    expect(await states(lane)).toEqual([{ state: 'pending', n: 1 }]);
  });

  it('feeds one lane no further while too much waits in it, and the others go on', async () => {
    const { topic, lane } = fresh();
    const key = anId();
    await backbone.publish(key, [1], 'test.Happened', topic);
    for (let n = 0; n < 29; n += 1) await backbone.publish(anId(), [1], 'test.Happened', topic);
    await backbone.sequence();
    const gate = Promise.withResolvers<undefined>();
    const record = await backbone.recorder(lane);
    const slow = async (...[event]: Parameters<typeof record>): Promise<void> => {
      await gate.promise;
      await record(event);
    };
    const options = { pauseAbove: 5, fetchSize: 4, workers: 1 };
    await backbone.consumer(
      [
        { name: lane, topic, handle: slow },
        { name: `${lane}-other`, topic, handle: await backbone.recorder(`${lane}-other`) },
      ],
      options,
    );
    await eventually(async () => (await backbone.effects(`${lane}-other`)).length === 30);
    expect((await states(lane)).reduce((sum, { n }) => sum + n, 0)).toBeLessThanOrEqual(10);
    gate.resolve(undefined);
    await eventually(async () => (await backbone.effects(lane)).length === 30);
  });

  it('makes the coming days of the inbox, and drops a day only when all of it is settled', async () => {
    const days = (): Promise<{ day: string }[]> =>
      backbone.ask(
        `SELECT right(c.relname, 8) AS day FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
          WHERE i.inhparent = 'inbox'::regclass AND right(c.relname, 8) < to_char(current_date - 1, 'YYYYMMDD') ORDER BY 1`,
      );
    const owner = (sql: string): Promise<unknown> => backbone.ask(sql, [], { role: 'owner' });
    for (const day of ['20200101', '20200102', '20200103']) {
      await owner(`CREATE TABLE inbox_${day} PARTITION OF inbox FOR VALUES FROM ('${day}') TO (date '${day}' + 1)`);
    }
    const insert = (day: string, state: string, settled: string): Promise<unknown> =>
      owner(`INSERT INTO inbox (received_on, lane, event_id, source, position, topic, key, version, type, occurred_at,
                                correlation_id, state, wanted, settled_at)
             VALUES ('${day}', 'days', gen_random_uuid(), 'registry', 1, 't', gen_random_uuid(), 1, 'x', now(),
                     gen_random_uuid(), '${state}', true, ${settled})`);
    await insert('20200101', 'done', `now() - interval '20 days'`);
    await insert('20200102', 'held', 'NULL');
    await insert('20200103', 'done', 'now()');
    await backbone.ask('SELECT drop_settled_inbox(14)');
    expect(await days()).toEqual([{ day: '20200102' }, { day: '20200103' }]);
    const ahead = await backbone.ask(
      `SELECT to_regclass('matching.inbox_' || to_char(current_date + 3, 'YYYYMMDD')) IS NOT NULL AS there`,
    );
    expect(ahead).toEqual([{ there: true }]);
  });
});

describe('rule 10: per aggregate in order, shared between replicas', () => {
  it('handles each event once and in order although two replicas race for cursor and keys', async () => {
    const { topic, lane } = fresh();
    const keys = Array.from({ length: 12 }, anId);
    const record = await backbone.recorder(lane);
    const replica = (): Promise<unknown> =>
      backbone.consumer([{ name: lane, topic, handle: record }], { fetchSize: 7 });
    await Promise.all([replica(), replica()]);
    const sequencer = backbone.sequencer();
    sequencer.start();
    for (let version = 1; version <= 8; version += 1) {
      for (const key of keys) await backbone.publish(key, [version], 'test.Happened', topic);
    }
    await eventually(async () => (await backbone.effects(lane)).length >= 96, { within: 20_000 });
    await sequencer.stop();
    for (const key of keys) expect(await backbone.versions(lane, key)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('lets a slow aggregate keep one worker, and no other aggregate waiting', async () => {
    const { topic, lane } = fresh();
    const [slow, quick, late] = [anId(), anId(), anId()];
    const gate = Promise.withResolvers<undefined>();
    const record = await backbone.recorder(lane);
    await backbone.consumer([
      {
        name: lane,
        topic,
        handle: async (event) => {
          if (event.key === slow) await gate.promise;
          await record(event);
        },
      },
    ]);
    for (const key of [slow, quick]) await backbone.publish(key, [1, 2], 'test.Happened', topic);
    await backbone.sequence();
    await eventually(async () => (await backbone.versions(lane, quick)).length === 2);
    await backbone.publish(late, [1], 'test.Happened', topic);
    await backbone.sequence();
    await eventually(async () => (await backbone.versions(lane, late)).length === 1);
    expect(await backbone.versions(lane, slow)).toEqual([]);
    gate.resolve(undefined);
    await eventually(async () => (await backbone.versions(lane, slow)).length === 2);
  });

  it('finds work behind the long queue of an aggregate that is in hand', async () => {
    const { topic, lane } = fresh();
    const [long, behind] = [anId(), anId()];
    await backbone.publish(
      long,
      Array.from({ length: 1_200 }, (_, n) => n + 1),
      'test.Happened',
      topic,
    );
    await backbone.publish(behind, [1], 'test.Happened', topic);
    await backbone.sequence();
    const gate = Promise.withResolvers<undefined>();
    const record = await backbone.recorder(lane);
    await backbone.consumer(
      [
        {
          name: lane,
          topic,
          handle: async (event) => {
            if (event.key === long) await gate.promise;
            await record(event);
          },
        },
      ],
      { workers: 2 },
    );
    await eventually(async () => (await backbone.versions(lane, behind)).length === 1);
    expect(await backbone.versions(lane, long)).toEqual([]);
    gate.resolve(undefined);
  });
});

describe('rule 11: version n + 1 after n', () => {
  it.each(['one at a time', 'set-based'] as const)(
    'waits for a missing version with an alarm, and goes on when it comes: %s',
    async (contract) => {
      const { topic, lane } = fresh();
      const key = anId();
      await backbone.publish(key, [1, 2, 3, 4], 'test.Happened', topic);
      await backbone.sequence();
      const units = await backbone.units('matching');
      const record = await backbone.recorder(lane);
      const recordAll = async (events: readonly ReceivedEvent[]): Promise<void> => {
        for (const event of events) await record(event);
      };
      const handler =
        contract === 'set-based'
          ? batchLaneOf({ name: lane, topic, handle: recordAll })
          : laneOf({ name: lane, topic, handle: record });
      const store = new InboxStore(units, () => true);
      const followings = followingsOf('registry', [handler]);
      const batch = await (await backbone.journals()).read('registry', [topic], 0, 10);
      const without = (batch?.events ?? []).filter((event) => event.version !== 2);
      await store.cursors('registry', followings);
      await store.store('registry', followings, without, 0, batch?.to ?? 0);
      await backbone.consumer([handler]);
      await eventually(() => backbone.alarms.some((alarm) => alarm.includes(`${key} stands at 1, got 3`)));
      expect(await backbone.versions(lane, key)).toEqual([1]);
      const missing = (batch?.events ?? []).filter((event) => event.version === 2);
      await units.run((unit) => store.insert(unit, followings, missing));
      await eventually(async () => (await backbone.versions(lane, key)).length === 4);
      expect(await backbone.versions(lane, key)).toEqual([1, 2, 3, 4]);
      expect(backbone.alarms.filter((alarm) => alarm.includes(key))).toHaveLength(1);
    },
  );

  it('takes the version that is next, also when it came after a later one was seen', async () => {
    const { topic, lane } = fresh();
    const key = anId();
    await backbone.publish(key, [1, 2], 'test.Happened', topic);
    await backbone.sequence();
    const units = await backbone.units('matching');
    const handler = laneOf({ name: lane, topic, handle: await backbone.recorder(lane) });
    const store = new InboxStore(units, () => true);
    const followings = followingsOf('registry', [handler]);
    const [first, second] = (await (await backbone.journals()).read('registry', [topic], 0, 10))?.events ?? [];
    await store.cursors('registry', followings);
    const insert = (event = first): Promise<number> =>
      units.run((unit) => store.insert(unit, followings, event ? [event] : []));
    await insert(second);
    const { ready } = await units.read((reader) => lookForWork(reader, lane, [], 10));
    await insert(first);
    const fail = (said: string): void => expect(said).toBeUndefined();
    const worker = new KeyWorker(handler, units, {
      retries: defaultRetries,
      onAlarm: fail,
      onFailure: fail,
      observer: nobodyLooks,
    });
    const [at] = ready;
    expect(at?.rows.map(({ envelope }) => envelope.version)).toEqual([2]);
    if (at) for (const seen of [...at.rows, ...at.rows]) expect(await worker.work(at, seen)).toBe('more');
    expect(await backbone.versions(lane, key)).toEqual([1, 2]);
  });

  it('skips a lower version that comes again on a later day', async () => {
    const { topic, lane } = fresh();
    const key = anId();
    await backbone.publish(key, [1, 2], 'test.Happened', topic);
    await backbone.sequence();
    await backbone.consumer([{ name: lane, topic, handle: await backbone.recorder(lane) }]);
    await eventually(async () => (await backbone.versions(lane, key)).length === 2);
    await backbone.ask(
      `INSERT INTO inbox (received_on, lane, event_id, source, position, topic, key, version, type, payload, occurred_at,
                          correlation_id, wanted)
       SELECT received_on - 1, lane, event_id, source, position, topic, key, version, type, payload, occurred_at,
              correlation_id, wanted FROM inbox WHERE lane = $1`,
      [lane],
    );
    await eventually(async () => (await states(lane)).every(({ state }) => state === 'done'));
    expect(await backbone.versions(lane, key)).toEqual([1, 2]);
  });

  it('advances the version for every type, also those the handler does not want', async () => {
    const { topic, lane } = fresh();
    const key = anId();
    await backbone.publish(key, [1], 'test.Other', topic);
    await backbone.publish(key, [2], 'test.Happened', topic);
    await backbone.publish(key, [3, 4], 'test.Other', topic);
    await backbone.publish(key, [5], 'test.Happened', topic);
    await backbone.publish(key, [6], 'test.Other', topic);
    await backbone.sequence();
    await backbone.consumer([{ name: lane, topic, handle: await backbone.recorder(lane) }]);
    await eventually(async () => {
      const [row] = await backbone.ask<{ last_version: number }>('SELECT last_version FROM inbox_key WHERE lane = $1', [
        lane,
      ]);
      return row?.last_version === 6;
    });
    expect(await backbone.versions(lane, key)).toEqual([2, 5]);
    const kept = await backbone.ask('SELECT 1 FROM inbox WHERE lane = $1 AND NOT wanted AND payload IS NOT NULL', [
      lane,
    ]);
    expect(kept).toEqual([]);
  });

  it('starts a late joiner where it declares', async () => {
    const { topic, lane } = fresh();
    const key = anId();
    await backbone.publish(key, [1, 2, 3], 'test.Happened', topic);
    await backbone.sequence();
    const late = `${lane}-late`;
    const consumer = await backbone.consumer([
      { name: lane, topic, handle: await backbone.recorder(lane) },
      { name: late, topic, start: 'now', handle: await backbone.recorder(late) },
    ]);
    await eventually(() => consumer.hasCaughtUp);
    const other = anId();
    await backbone.publish(key, [4], 'test.Happened', topic);
    await backbone.publish(other, [1], 'test.Happened', topic);
    await backbone.sequence();
    await eventually(
      async () => (await backbone.effects(lane)).length === 5 && (await backbone.effects(late)).length === 2,
    );
    expect([await backbone.versions(late, key), await backbone.versions(late, other)]).toEqual([[4], [1]]);
  });

  it('brings a lane that follows a further topic one day that topic from its beginning', async () => {
    const { topic, lane } = fresh();
    const further = `${topic}x`.replace('.v1x', 'x.v1');
    const [key, other] = [anId(), anId()];
    await backbone.publish(key, [1], 'test.Happened', topic);
    await backbone.publish(other, [1, 2], 'test.Further', further);
    await backbone.sequence();
    const handler = laneOf({ name: lane, topic, handle: await backbone.recorder(lane) });
    await backbone.consumer([handler]);
    await eventually(async () => (await backbone.effects(lane)).length === 1);
    await backbone.quieten();
    const more = laneOf({ name: lane, topic: further, types: ['test.Further'], handle: handler.handle as never });
    await backbone.consumer([{ ...handler, wants: new Map([...handler.wants, ...more.wants]) }]);
    await eventually(async () => (await backbone.versions(lane, other)).length === 2);
    expect(await backbone.versions(lane, key)).toEqual([1]);
  });
});

describe('rule 14: two contracts', () => {
  it('hands a set-based lane many events in one transaction, in order for each aggregate', async () => {
    const { topic, lane } = fresh();
    const keys = Array.from({ length: 30 }, anId);
    for (const key of keys) await backbone.publish(key, [1, 2, 3], 'test.Happened', topic);
    await backbone.sequence();
    const sizes: number[] = [];
    const record = await backbone.recorder(lane);
    const handle = async (events: readonly Parameters<typeof record>[0][]): Promise<void> => {
      sizes.push(events.length);
      for (const event of events) await record(event);
    };
    await backbone.consumer([batchLaneOf({ name: lane, topic, handle })]);
    await eventually(async () => (await backbone.effects(lane)).length >= 90);
    for (const key of keys) expect(await backbone.versions(lane, key)).toEqual([1, 2, 3]);
    expect(Math.max(...sizes)).toBeGreaterThan(30);
  });

  it('finds the one poisonous event of a batch: its aggregate stops, all others are handled', async () => {
    const { topic, lane } = fresh();
    const keys = Array.from({ length: 30 }, anId);
    const poisonous = keys[7];
    for (const key of keys) await backbone.publish(key, [1, 2], 'test.Happened', topic);
    await backbone.sequence();
    const record = await backbone.recorder(lane);
    const handle = async (events: readonly Parameters<typeof record>[0][]): Promise<void> => {
      for (const event of events) await record(event);
      if (events.some((event) => event.key === poisonous)) throw new Error('poison');
    };
    await backbone.consumer([batchLaneOf({ name: lane, topic, handle })]);
    await eventually(async () => {
      const dead = await backbone.ask('SELECT key FROM dead_letter WHERE lane = $1', [lane]);
      return (await backbone.effects(lane)).length >= 58 && dead.length === 1;
    });
    for (const key of keys) expect(await backbone.versions(lane, key)).toEqual(key === poisonous ? [] : [1, 2]);
  });
});
