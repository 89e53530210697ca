import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, testBrokers } from '@harbourlink/testing';
import type { Broker } from '../broker/broker.js';
import { outsideLane, prospectTopic, sent } from '../consuming/outside.fixture.js';
import type { Sent } from '../consuming/outside.fixture.js';
import { MessagingOperations } from '../operations/messaging-operations.js';
import { anId, Backbone } from '../schemas.fixture.js';

describe('what others write to a topic of theirs', () => {
  let backbone: Backbone;
  let broker: Broker;
  const names: (string | undefined)[] = [];
  beforeEach(async () => {
    backbone = await Backbone.overKafka(testBrokers());
    if (!backbone.broker) throw new Error('no broker');
    ({ broker } = backbone);
    names.length = 0;
  });
  afterEach(() => backbone.stop());

  const write = (...events: readonly Sent[]): Promise<void> =>
    broker.send(events.map((event) => ({ ...event, topic: prospectTopic, key: 'any' })));
  const lane = outsideLane('prospects', async ({ data }) => void names.push(data.names.en));
  const letters = () =>
    backbone.ask<{ id: string; payload: Buffer; error: string }>('SELECT * FROM dead_letter ORDER BY id');

  it('is taken in once; what is no event is parked with its bytes, and tried again when the cause is gone', async () => {
    const consumer = await backbone.consumer([lane]);
    const operations = new MessagingOperations('matching', await backbone.units('matching'), () => consumer);
    const noType = {
      ...sent('typed'),
      headers: { ...sent('typed').headers, ce_type: 'harbourlink.outside.v1.Unheard' },
    };
    const bare = { headers: {}, value: Buffer.from('{"a":1}') };
    await write(sent('1'), sent('1'), noType, bare, sent('2'), sent('1'));
    await eventually(async () => names.length === 2 && (await letters()).length === 2, { within: 20_000 });
    expect(names.toSorted()).toEqual(['1', '2']);
    const [unheard, headerless] = await letters();
    expect([unheard?.error, headerless?.error]).toEqual([
      expect.stringContaining('nobody takes events of this type from outside'),
      expect.stringContaining('specversion is not 1.0'),
    ]);
    expect(headerless?.payload.toString()).toBe('{"a":1}');
    expect(backbone.alarms).toHaveLength(2);

    const operator = { personId: anId() };
    expect(await operations.settling.replay(Number(unheard?.id), operator)).toMatchObject({
      code: 'dead-letter.undecodable',
    });
    // The release that knows the type: as far as this test goes, the header is mended.
    await backbone.ask(
      `UPDATE outside_parked SET headers = replace(headers::text, 'Unheard', 'ProspectReported')::json`,
      [],
      { schema: 'matching', role: 'owner' },
    );
    for (const _twice of [1, 2]) await operations.settling.replay(Number(unheard?.id), operator);
    await eventually(() => names.length === 3);
    expect(names.toSorted()).toEqual(['1', '2', 'typed']);
    await operations.settling.discard(Number(headerless?.id), operator, { reasonCode: 'cannot-be-mended' });
    expect(await operations.letters.list({}, 0, 10)).toEqual([]);
    await eventually(async () => (await consumer.lag())[0]?.events === 0);
    expect(await consumer.lag()).toEqual([{ lane: 'prospects', topic: prospectTopic, events: 0 }]);
  });

  it('waits in the topic while too much of it waits inside, and comes in afterwards', async () => {
    let goOn = (): void => undefined;
    const gate = new Promise<void>((done) => (goOn = done));
    const handled = new Set<string>();
    const slow = outsideLane('prospects', async ({ id }) => {
      await gate;
      handled.add(id);
    });
    const consumer = await backbone.consumer([slow], { pauseAbove: 100 });
    const waiting = async (): Promise<number> =>
      (await backbone.ask<{ count: number }>(`SELECT count(*)::int AS count FROM inbox WHERE state = 'pending'`))[0]
        ?.count ?? 0;
    // One portion of what a fetch brings is taken whole; what comes after it stays where it is.
    await write(sent('first'));
    await eventually(async () => (await waiting()) === 1, { within: 20_000 });
    await write(...Array.from({ length: 200 }, (_, n) => sent(`second ${n}`)));
    await eventually(async () => (await waiting()) === 201, { within: 20_000 });
    await write(...Array.from({ length: 50 }, (_, n) => sent(`third ${n}`)));
    await eventually(async () => (await consumer.lag())[0]?.events === 50, { within: 20_000 });
    expect(await waiting()).toBe(201);
    goOn();
    await eventually(() => handled.size === 251, { within: 20_000 });
  });
});
