import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventSchema } from '@harbourlink/contracts';
import { eventually } from '@harbourlink/testing';
import type { Lane } from '../consuming/lane.js';
import type { ReceivedEvent } from '../envelope.js';
import { JournalReader } from '../journal/journal-reader.js';
import { Outbox } from '../outbox.js';
import type { OutgoingEvent } from '../outbox.js';
import { Rebuild } from '../rebuild/rebuild.js';
import { anId, type Backbone, declaredOrSmall } from '../schemas.fixture.js';
import { inOtherMajors } from '../shipping/other-majors.js';
import { outgoing, seminarLane, seminarMajors, v1, v2 } from './seminars.fixture.js';

/** How an event gets a further major while its consumers live on, over any transport: docs/events.md. */
export function itEvolves(name: string, start: () => Promise<Backbone>): void {
  describe(`over the ${name} transport an event gets a further major`, () => {
    let backbone: Backbone;
    const told = new Map<string, [version: number, type: string, data: unknown][]>();
    beforeEach(async () => {
      backbone = await start();
      await backbone.broker?.ensureTopics(declaredOrSmall(['registry.seminar.v1', 'registry.seminar.v2']));
      told.clear();
    });
    afterEach(() => backbone.stop());

    const publish = async (...events: readonly OutgoingEvent[]): Promise<void> => {
      await (await backbone.units('registry')).run((unit) => new Outbox('registry').append(unit, events));
      await backbone.sequence();
    };
    // Every release knows the types of all protos, whichever of them its lanes read.
    const consumer = (...lanes: readonly Lane[]) =>
      backbone.consumer(lanes, { isKnownType: (type) => type.startsWith('harbourlink.registry.') });
    const lane = (lane: string, schemas: readonly EventSchema[]): Lane =>
      seminarLane(lane, schemas, async ({ version, type, data }: ReceivedEvent) => {
        told.set(lane, [...(told.get(lane) ?? []), [version, type.replace('harbourlink.registry.', ''), data]]);
      });
    const isTold = (to: string, versions: number): Promise<unknown> =>
      eventually(() => told.get(to)?.length === versions, { within: 20_000 });
    const [old, fresh] = [Object.values(v1), Object.values(v2)];

    it('with old and new consumers at once, each told everything in its own major, in order', async () => {
      const key = anId();
      // The first release knows one major, and so does the reader.
      await publish(
        outgoing(v1.planned, key, 1, { cityCode: 'ningbo', heldOn: '2026-12-01' }),
        outgoing(v1.held, key, 2, { guests: 80 }),
      );
      await consumer(lane('reader', old));
      await isTold('reader', 2);
      await backbone.quieten();
      const before = await backbone.owner('SELECT * FROM journal ORDER BY position');

      // The next release publishes another one; to a broker the journal is sent again, so that it has all of both.
      backbone.alsoAs = inOtherMajors(seminarMajors);
      await backbone.ask(`SELECT refill_sink('kafka', 0)`, [], { schema: 'registry' });
      await publish(
        outgoing(v2.planned, key, 3, { cityCodes: ['ningbo', 'hong-kong'], heldOn: '2027-03-01' }),
        outgoing(v2.postponed, key, 4, { heldOn: '2027-03-02' }),
        outgoing(v2.held, key, 5, { guests: 120 }),
      );
      await consumer(lane('reader', old), lane('newcomer', fresh));
      await isTold('newcomer', 5);
      await isTold('reader', 4);
      expect(told.get('newcomer')).toEqual([
        [1, 'v2.SeminarPlanned', { cityCodes: ['ningbo'], heldOn: '2026-12-01' }],
        [2, 'v2.SeminarHeld', { guests: 80 }],
        [3, 'v2.SeminarPlanned', { cityCodes: ['ningbo', 'hong-kong'], heldOn: '2027-03-01' }],
        [4, 'v2.SeminarPostponed', { heldOn: '2027-03-02' }],
        [5, 'v2.SeminarHeld', { guests: 120 }],
      ]);
      expect(told.get('reader')).toEqual([
        [1, 'v1.SeminarPlanned', { cityCode: 'ningbo', heldOn: '2026-12-01' }],
        [2, 'v1.SeminarHeld', { guests: 80 }],
        [3, 'v1.SeminarPlanned', { cityCode: 'ningbo', heldOn: '2027-03-01' }],
        // The fourth passed by: v1 has nothing like it.
        [5, 'v1.SeminarHeld', { guests: 120 }],
      ]);
      // What was written stays as it was written.
      expect(await backbone.owner('SELECT * FROM journal WHERE position <= 2 ORDER BY position')).toEqual(before);

      // Then the reader moves on too: under its name, after what it has, in the new major.
      await backbone.quieten();
      await publish(outgoing(v2.postponed, key, 6, { heldOn: '2027-03-03' }));
      const moved = await consumer(lane('reader', fresh), lane('newcomer', fresh));
      await isTold('reader', 5);
      expect(told.get('reader')?.at(-1)).toEqual([6, 'v2.SeminarPostponed', { heldOn: '2027-03-03' }]);
      await isTold('newcomer', 6);
      await eventually(async () => (await moved.lag()).every(({ events }) => events === 0), { within: 20_000 });
      expect([backbone.errors, backbone.alarms]).toEqual([[], []]);
    });

    it('with what waited or died in the old major handled in the new one', async () => {
      const key = anId();
      await publish(outgoing(v1.planned, key, 1, { cityCode: 'ningbo', heldOn: '2026-12-01' }));
      const failing = seminarLane('reader', old, () => Promise.reject(new Error('not today')));
      await consumer(failing);
      await eventually(async () => (await backbone.ask('SELECT 1 FROM dead_letter')).length === 1, { within: 20_000 });
      await publish(outgoing(v1.held, key, 2, { guests: 80 }));
      await eventually(async () => (await backbone.ask(`SELECT 1 FROM inbox WHERE state = 'held'`)).length === 2, {
        within: 20_000,
      });
      await backbone.quieten();
      await backbone.ask(`UPDATE inbox_key SET state = 'open', attempts = 0`);
      await backbone.ask(`UPDATE inbox SET state = 'pending'`);
      backbone.alsoAs = inOtherMajors(seminarMajors);
      await consumer(lane('reader', fresh));
      await isTold('reader', 2);
      expect(told.get('reader')?.map(([version, type]) => [version, type])).toEqual([
        [1, 'v2.SeminarPlanned'],
        [2, 'v2.SeminarHeld'],
      ]);
    });

    it('with projections rebuilt from both, in the major they read', async () => {
      const key = anId();
      await publish(outgoing(v1.planned, key, 1, { cityCode: 'ningbo', heldOn: '2026-12-01' }));
      await publish(outgoing(v2.planned, key, 2, { cityCodes: ['wuhan'], heldOn: '2026-12-01' }));
      const units = await backbone.units('matching');
      const rebuilt = lane('rebuilt', fresh);
      const { events } = await new Rebuild('matching', rebuilt, units, new JournalReader(units), {
        isKnownType: () => true,
      }).run();
      expect([events, told.get('rebuilt')?.map(([, , data]) => data)]).toEqual([
        2,
        [
          { cityCodes: ['ningbo'], heldOn: '2026-12-01' },
          { cityCodes: ['wuhan'], heldOn: '2026-12-01' },
        ],
      ]);
    });
  });
}
