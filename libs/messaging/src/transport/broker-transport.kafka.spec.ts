import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, testBrokers } from '@harbourlink/testing';
import type { Broker } from '../broker/broker.js';
import type { ReceivedEvent } from '../envelope.js';
import { batchLaneOf } from '../lane.fixture.js';
import { Rebuild } from '../rebuild/rebuild.js';
import { anId, Backbone } from '../schemas.fixture.js';
import { itIsATransport } from './transport-contract.fixture.js';

itIsATransport('Kafka', () => Backbone.overKafka(testBrokers()));

describe('over Kafka', () => {
  let backbone: Backbone;
  let broker: Broker;
  beforeEach(async () => {
    backbone = await Backbone.overKafka(testBrokers());
    if (!backbone.broker) throw new Error('no broker');
    ({ broker } = backbone);
  });
  afterEach(() => backbone.stop());

  const applied = async (lane: string, events: number): Promise<void> => {
    await eventually(async () => (await backbone.effects(lane)).length >= events, { within: 20_000 });
    expect(await backbone.effects(lane)).toHaveLength(events);
  };
  const lane = async () => ({ name: 'lane', handle: await backbone.recorder('lane') });

  it('what is sent again and again is handled once', async () => {
    const keys = Array.from({ length: 5 }, anId);
    for (const key of keys) await backbone.publish(key, [1, 2]);
    await backbone.sequence();
    const consumer = await backbone.consumer([await lane()]);
    const leader = backbone.sequencer();
    for (let n = 0; n < 40; n += 1) {
      await backbone.ask(`SELECT refill_sink('kafka', 0)`, [], { schema: 'registry' });
      await leader.pass();
      await backbone.ship(leader, broker);
    }
    await eventually(async () => (await consumer.lag()).every(({ events }) => events === 0), { within: 20_000 });
    await applied('lane', 10);
    // Duplicates of what was handled are left out; the few that came before it was are settled as passed.
    expect(await backbone.ask(`SELECT 1 FROM inbox WHERE state IN ('pending', 'held')`)).toEqual([]);
    expect([backbone.errors, backbone.alarms]).toEqual([[], []]);
  });

  it('what is no event is parked once with its bytes, and what follows goes on', async () => {
    const strange = ['{"a":1}', '', 'x'.repeat(2_000), '\u0000\u0001'];
    const put = (value: string) => ({
      topic: 'registry.enterprise.v1',
      key: 'any',
      value: Buffer.from(value),
      headers: {},
    });
    await broker.send(strange.map(put));
    const key = anId();
    await backbone.publish(key, [1]);
    await backbone.sequence();
    const handling = await lane();
    await backbone.consumer([handling, { ...handling, name: 'other' }]);
    await applied('lane', 2);
    // Of another partition than what follows: it may come later.
    await eventually(async () => (await backbone.ask('SELECT 1 FROM dead_letter')).length >= 2 * strange.length, {
      within: 20_000,
    });
    const letters = await backbone.ask<{ lane: string; kind: string; payload: Buffer; error: string }>(
      'SELECT * FROM dead_letter ORDER BY id',
    );
    const bytesOf = (wanted: string) =>
      letters.filter((one) => one.lane === wanted).map(({ payload }) => String(payload));
    for (const name of ['lane', 'other']) expect(bytesOf(name).toSorted()).toEqual(strange.toSorted());
    for (const { kind, error } of letters) expect([kind, error]).toEqual(['parked', expect.stringContaining('ce_')]);
    expect(backbone.alarms).toHaveLength(8);
  });

  it('what was wiped comes again from the journal, and nobody handles it twice', async () => {
    const key = anId();
    await backbone.publish(key, [1, 2]);
    await backbone.sequence();
    await backbone.consumer([await lane()]);
    await applied('lane', 2);
    await backbone.quieten();
    const other = await Backbone.overKafka(testBrokers());
    try {
      // An empty cluster, as far as this platform goes: other topics, other groups.
      await backbone.ask(`SELECT refill_sink('kafka', 0)`, [], { schema: 'registry' });
      await backbone.publish(key, [3]);
      const leader = backbone.sequencer();
      while (await leader.pass());
      if (!other.broker) throw new Error('no broker');
      await backbone.ship(leader, other.broker);
      await backbone.consumer([await lane()], {}, other.broker);
      await applied('lane', 3);
      expect(await backbone.versions('lane', key)).toEqual([1, 2, 3]);
    } finally {
      await backbone.quieten();
      await other.stop();
    }
  });

  it('a platform that was embedded moves over with a backlog and loses nothing', async () => {
    const keys = Array.from({ length: 10 }, anId);
    for (const key of keys) await backbone.publish(key, [1, 2, 3]);
    await backbone.sequence();
    await backbone.consumer([await lane()], {}, undefined);
    await eventually(async () => (await backbone.effects('lane')).length > 3);
    await backbone.quieten();
    for (const key of keys) await backbone.publish(key, [4, 5]);
    await backbone.sequence();
    await backbone.consumer([await lane()]);
    await applied('lane', 50);
    for (const key of keys) expect(await backbone.versions('lane', key)).toEqual([1, 2, 3, 4, 5]);
    await backbone.quieten();
    // And back again.
    for (const key of keys) await backbone.publish(key, [6]);
    await backbone.sequence();
    await backbone.consumer([await lane()], {}, undefined);
    await applied('lane', 60);
    expect(backbone.alarms).toEqual([]);
  });

  it('a broker that comes later is waited for, and then has everything', async () => {
    const [host = '', port] = testBrokers().split(':');
    const doorway = createServer(
      (from) => void pipeline(from, connect(Number(port), host), from).catch(() => undefined),
    );
    await new Promise<void>((done) => doorway.listen(0, '127.0.0.1', done));
    const address = doorway.address() as AddressInfo;
    await new Promise((done) => doorway.close(done));
    const late = await Backbone.overKafka(`127.0.0.1:${address.port}`, { isThere: false });
    try {
      const key = anId();
      const leader = late.sequencer();
      await late.publish(key, [1, 2]);
      while (await leader.pass());
      const shipper = late.shipper(leader, late.broker as Broker);
      shipper.start();
      const consumer = await late.consumer([{ name: 'lane', handle: await late.recorder('lane') }]);
      await eventually(() => late.errors.length > 1, { within: 60_000 });
      expect([consumer.hasCaughtUp, consumer.lastSuccess]).toEqual([false, 0]);
      await new Promise<void>((done) => doorway.listen(address.port, '127.0.0.1', done));
      await eventually(async () => (await late.effects('lane')).length === 2, { within: 60_000 });
      await eventually(() => consumer.hasCaughtUp, { within: 20_000 });
      await shipper.stop();
    } finally {
      await late.stop();
      doorway.close();
    }
  }, 180_000);

  it('a projection is made anew from the journals while events keep coming', async () => {
    const keys = Array.from({ length: 10 }, anId);
    const units = await backbone.units('matching');
    const counting = batchLaneOf({
      name: 'seen',
      kind: 'projection',
      tables: ['seen'],
      handle: async (events: readonly ReceivedEvent[]) => {
        for (const { key, version } of events)
          await units.run((unit) =>
            unit.query(
              `INSERT INTO seen VALUES ($1, $2, 1)
               ON CONFLICT (key) DO UPDATE SET version = excluded.version, events = seen.events + 1`,
              [key, version],
            ),
          );
      },
    });
    await backbone.consumer([counting]);
    const rounds = 12;
    for (let version = 1; version <= rounds; version += 1) {
      for (const key of keys) await backbone.publish(key, [version]);
      await backbone.sequence();
      // In the middle of what is on its way.
      if (version % 4 === 0)
        await new Rebuild('matching', counting, units, await backbone.journals(), {
          batchSize: 20,
          isKnownType: () => true,
        }).run();
    }
    const seen = () => backbone.ask<{ events: number; version: number }>('SELECT events, version FROM seen');
    await eventually(async () => (await seen()).filter(({ version }) => version === rounds).length === keys.length, {
      within: 20_000,
    });
    expect(await seen()).toEqual(keys.map(() => ({ events: rounds, version: rounds })));
    expect([backbone.errors, backbone.alarms]).toEqual([[], []]);
  });
});
