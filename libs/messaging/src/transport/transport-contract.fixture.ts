import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import type { ReceivedEvent } from '../envelope.js';
import { batchLaneOf } from '../lane.fixture.js';
import { withMessageContext } from '../message-context.js';
import { anId } from '../schemas.fixture.js';
import type { Backbone } from '../schemas.fixture.js';

/** What every transport has to do; one suite for all of them. */
export function itIsATransport(name: string, start: () => Promise<Backbone>): void {
  describe(`the ${name} transport`, () => {
    let backbone: Backbone;
    beforeEach(async () => {
      backbone = await start();
    });
    afterEach(() => backbone.stop());

    const handled = async (lane: string, events: number): Promise<{ key: string; version: number }[]> => {
      await eventually(async () => (await backbone.effects(lane)).length >= events, { within: 20_000 });
      return backbone.effects(lane);
    };
    const recording = async (lane: string) => ({ name: lane, handle: await backbone.recorder(lane) });

    it('brings every event to every lane that follows its topic, once, in the order of versions', async () => {
      const keys = Array.from({ length: 20 }, anId);
      for (const key of keys) await backbone.publish(key, [1, 2, 3]);
      await backbone.sequence();
      const together: string[] = [];
      const batches = batchLaneOf({
        name: 'batch',
        kind: 'projection',
        handle: async (events: readonly ReceivedEvent[]) => {
          together.push(...events.map(({ key, version }) => `${key} ${version}`));
        },
      });
      await backbone.consumer([await recording('first'), await recording('second'), batches]);
      for (const lane of ['first', 'second']) {
        expect(await handled(lane, 60)).toHaveLength(60);
        for (const key of keys) expect(await backbone.versions(lane, key)).toEqual([1, 2, 3]);
      }
      await eventually(() => together.length >= 60);
      expect(new Set(together).size).toBe(60);
      expect([backbone.errors, backbone.alarms]).toEqual([[], []]);
    });

    it('hands over an event as it was published', async () => {
      const key = anId();
      const context = {
        correlationId: anId(),
        causationId: anId(),
        traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      };
      await withMessageContext(context, () => backbone.publish(key, [1]));
      await backbone.sequence();
      const [written] = await backbone.owner<{ event_id: string; occurred_at: Date }>('SELECT * FROM journal');
      const received: ReceivedEvent[] = [];
      await backbone.consumer([{ name: 'seen', handle: async (event) => void received.push(event) }]);
      await eventually(() => received.length === 1, { within: 20_000 });
      expect(received).toEqual([
        {
          id: written?.event_id,
          topic: 'registry.enterprise.v1',
          key,
          version: 1,
          type: 'test.Happened',
          occurredAt: written?.occurred_at.toISOString(),
          ...context,
          source: 'registry',
          position: 1,
          data: `${key} 1`,
        },
      ]);
    });

    it('goes on where it left off, also with what came while nobody listened', async () => {
      const [old, fresh] = [anId(), anId()];
      await backbone.publish(old, [1, 2]);
      await backbone.sequence();
      await backbone.consumer([await recording('lane')]);
      await handled('lane', 2);
      await backbone.quieten();
      await backbone.publish(old, [3]);
      await backbone.publish(fresh, [1]);
      await backbone.sequence();
      await backbone.consumer([await recording('lane')]);
      expect(await handled('lane', 4)).toHaveLength(4);
      expect(await backbone.versions('lane', old)).toEqual([1, 2, 3]);
      expect(backbone.alarms).toEqual([]);
    });

    it('brings a lane that joins late everything from the beginning, or from now on, as it declares', async () => {
      const key = anId();
      await backbone.publish(key, [1, 2]);
      await backbone.sequence();
      await backbone.consumer([await recording('early')]);
      await handled('early', 2);
      await backbone.quieten();
      const fromNow = { ...(await recording('from-now')), start: 'now' as const };
      const lanes = [await recording('early'), await recording('late'), fromNow];
      const consumer = await backbone.consumer(lanes);
      await eventually(() => consumer.hasCaughtUp, { within: 20_000 });
      await backbone.publish(key, [3]);
      await backbone.sequence();
      await handled('from-now', 1);
      await handled('late', 3);
      await handled('early', 3);
      expect(await backbone.versions('early', key)).toEqual([1, 2, 3]);
      expect(await backbone.versions('late', key)).toEqual([1, 2, 3]);
      expect(await backbone.versions('from-now', key)).toEqual([3]);
      expect(backbone.alarms).toEqual([]);
    });

    it('shares the keys of a lane between replicas, each event handled once and in order', async () => {
      const keys = Array.from({ length: 30 }, anId);
      const [one, two] = [await recording('shared'), await recording('shared')];
      await backbone.consumer([one]);
      await backbone.consumer([two]);
      for (const version of [1, 2, 3, 4]) {
        for (const key of keys) await backbone.publish(key, [version]);
        await backbone.sequence();
      }
      expect(await handled('shared', 120)).toHaveLength(120);
      for (const key of keys) expect(await backbone.versions('shared', key)).toEqual([1, 2, 3, 4]);
      expect([backbone.errors, backbone.alarms]).toEqual([[], []]);
    });

    it('parks what nobody understands with its bytes, and goes on behind it', async () => {
      const key = anId();
      await backbone.publish(key, [1], 'strange.Happened');
      await backbone.publish(key, [2]);
      await backbone.sequence();
      await backbone.consumer([await recording('lane')]);
      await handled('lane', 1);
      expect(await backbone.versions('lane', key)).toEqual([2]);
      const letters = await backbone.ask<{ payload: Buffer }>('SELECT * FROM dead_letter');
      expect(letters).toEqual([expect.objectContaining({ kind: 'parked', type: 'strange.Happened', version: 1, key })]);
      expect(letters[0]?.payload.toString()).toBe(`${key} 1`);
      expect(backbone.alarms).toEqual([expect.stringContaining('parked strange.Happened')]);
    });

    it('says when everything that was there has been received, and how much has not', async () => {
      for (let n = 0; n < 10; n += 1) await backbone.publish(anId(), [1, 2]);
      await backbone.sequence();
      const consumer = await backbone.consumer([await recording('lane')]);
      await eventually(() => consumer.hasCaughtUp, { within: 20_000 });
      expect(await consumer.lag()).toEqual([{ lane: 'lane', topic: 'registry.enterprise.v1', events: 0 }]);
      await backbone.quieten();
      await backbone.publish(anId(), [1, 2, 3]);
      await backbone.sequence();
      expect(await consumer.lag()).toEqual([{ lane: 'lane', topic: 'registry.enterprise.v1', events: 3 }]);
    });
  });
}
