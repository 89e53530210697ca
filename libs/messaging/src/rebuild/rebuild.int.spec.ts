import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dataSource, UnitsOfWork } from '@harbourlink/persistence';
import { eventually } from '@harbourlink/testing';
import { NotYet } from '../consuming/failures.js';
import type { SingleLane } from '../consuming/lane.js';
import type { ReceivedEvent } from '../envelope.js';
import { JournalReader } from '../journal/journal-reader.js';
import { batchLaneOf, laneOf } from '../lane.fixture.js';
import { Outbox } from '../outbox.js';
import { anId, Backbone } from '../schemas.fixture.js';
import { NotRebuildable, Rebuild, RebuildTakenOver } from './rebuild.js';

let backbone: Backbone;
beforeEach(async () => {
  backbone = await Backbone.start();
});
afterEach(() => backbone.stop());

/** Counts each aggregate's events in the table `seen`: a lost or doubled one shows. */
async function count(events: readonly ReceivedEvent[]): Promise<void> {
  const units = await backbone.units('matching');
  await units.run(async (unit) => {
    for (const event of events) {
      await unit.query(
        `INSERT INTO seen VALUES ($1, $2, 1)
         ON CONFLICT (key) DO UPDATE SET version = excluded.version, events = seen.events + 1`,
        [event.key, event.version],
      );
    }
  });
}

const counting = (handle: (event: ReceivedEvent) => Promise<void> = (event) => count([event])): SingleLane =>
  laneOf({ name: 'seen', kind: 'projection', tables: ['seen'], handle }) as SingleLane;

async function rebuild(
  lane: Parameters<typeof batchLaneOf>[0] | SingleLane = counting(),
  batchSize = 50,
): Promise<number> {
  const units = await backbone.units('matching');
  return (
    await new Rebuild('matching', lane as SingleLane, units, new JournalReader(units), {
      batchSize,
      isKnownType: () => true,
    }).run()
  ).events;
}

const seen = (): Promise<{ key: string; version: number; events: number }[]> =>
  backbone.ask('SELECT * FROM seen ORDER BY key');
const journalled = (): Promise<{ key: string; version: number; events: number }[]> =>
  backbone.owner(
    `SELECT aggregate_id AS key, max(version) AS version, count(*)::int AS events FROM journal GROUP BY 1 ORDER BY 1`,
  );

describe('rule 14: a projection is rebuilt, an effect never', () => {
  it('refuses a lane of effects, and a projection without tables', async () => {
    const effect = laneOf({ name: 'mails', kind: 'effect', tables: ['seen'], handle: async () => undefined });
    await expect(rebuild(effect as SingleLane)).rejects.toThrow(NotRebuildable);
    const bare = laneOf({ name: 'bare', kind: 'projection', handle: async () => undefined });
    await expect(rebuild(bare as SingleLane)).rejects.toThrow(NotRebuildable);
  });

  it('makes the table anew from the journal alone', async () => {
    for (let n = 0; n < 40; n += 1) await backbone.publish(anId(), [1, 2, 3]);
    await backbone.sequence();
    await backbone.ask(`INSERT INTO seen VALUES ($1, 99, 99)`, [anId()]);
    expect(await rebuild()).toBe(120);
    expect(await seen()).toEqual(await journalled());
  });

  it('needs one connection, also while it holds the lane closed and reads on', async () => {
    const key = anId();
    await backbone.publish(key, [1, 2, 3]);
    await backbone.sequence();
    await backbone.consumer([counting()]);
    await eventually(async () => (await seen())[0]?.version === 3);
    await backbone.quieten();
    const url = backbone.urlOf('matching', 'running');
    const source = dataSource({ url, schema: 'matching', applicationName: 'test', poolSize: 1 });
    await source.initialize();
    const units = new UnitsOfWork(source);
    const journal = new JournalReader(units);
    // The first look sees one event only: the others are left for when the lane is closed.
    const slow: Pick<JournalReader, 'read'> = {
      read: (from, topics, after, most) => journal.read(from, topics, after, after === 0 ? 1 : most),
    };
    const lane = counting(async (event) => {
      await units.run((unit) =>
        unit.query(
          `INSERT INTO seen VALUES ($1, $2, 1) ON CONFLICT (key) DO UPDATE SET version = $2, events = seen.events + 1`,
          [event.key, event.version],
        ),
      );
    });
    expect(await new Rebuild('matching', lane, units, slow, { isKnownType: () => true }).run()).toEqual({
      lane: 'seen',
      events: 3,
    });
    expect(await seen()).toEqual([{ key, version: 3, events: 3 }]);
    await source.destroy();
  });

  it('loses and doubles nothing under live traffic, and the live lane goes on', async () => {
    backbone.sequencer().start();
    const consumer = await backbone.consumer([counting()]);
    const keys = Array.from({ length: 15 }, anId);
    let version = 0;
    const publishRound = async (): Promise<void> => {
      version += 1;
      for (const key of keys) await backbone.publish(key, [version]);
    };
    for (let n = 0; n < 5; n += 1) await publishRound();
    let rebuilding = true;
    const traffic = (async (): Promise<void> => {
      while (rebuilding) {
        await publishRound();
        await eventually(async () => (await seen()).every((row) => row.version > version - 3));
      }
    })();
    for (let n = 0; n < 3; n += 1) await rebuild();
    rebuilding = false;
    await traffic;
    await publishRound();
    const done = async (): Promise<boolean> =>
      (await seen()).every((row) => row.events === version && row.version === version);
    await eventually(done, { within: 20_000 });
    expect(await seen()).toEqual(await journalled());
    expect(consumer.hasCaughtUp).toBe(true);
    expect([backbone.errors, backbone.alarms]).toEqual([[], []]);
  });

  it('rebuilds a set-based lane', async () => {
    for (let n = 0; n < 40; n += 1) await backbone.publish(anId(), [1, 2, 3]);
    await backbone.sequence();
    await rebuild(batchLaneOf({ name: 'seen', kind: 'projection', tables: ['seen'], handle: count }) as never);
    expect(await seen()).toEqual(await journalled());
  });

  it('settles the dead letters of the lane, whose aggregates go on', async () => {
    const key = anId();
    await backbone.publish(key, [1, 2]);
    await backbone.sequence();
    let mended = false;
    const lane = counting(async (event) => {
      if (!mended && event.version === 1) throw new Error('not yet mended');
      await count([event]);
    });
    await backbone.consumer([lane]);
    const unsettled = (): Promise<unknown[]> => backbone.ask('SELECT 1 FROM dead_letter WHERE settled_at IS NULL');
    await eventually(async () => (await unsettled()).length === 1);
    mended = true;
    await rebuild(lane);
    expect(await unsettled()).toEqual([]);
    await backbone.publish(key, [3]);
    await backbone.sequence();
    await eventually(async () => (await seen())[0]?.version === 3);
    expect(await seen()).toEqual(await journalled());
  });

  it('parks what nobody understands and the live lane has not come to', async () => {
    const key = anId();
    await backbone.publish(key, [1]);
    await backbone.publish(key, [2], 'strange.Happened');
    await backbone.publish(key, [3]);
    await backbone.sequence();
    const units = await backbone.units('matching');
    const isKnownType = (type: string): boolean => type.startsWith('test.');
    for (let n = 0; n < 2; n += 1)
      await new Rebuild('matching', counting(), units, new JournalReader(units), { isKnownType }).run();
    await backbone.consumer([counting()]);
    await backbone.publish(key, [4]);
    await backbone.sequence();
    await eventually(async () => (await seen())[0]?.version === 4);
    expect(await seen()).toEqual([{ key, version: 4, events: 3 }]);
    const letters = await backbone.ask('SELECT kind, type, version, settled_at FROM dead_letter');
    expect(letters).toEqual([{ kind: 'parked', type: 'strange.Happened', version: 2, settled_at: null }]);
  });

  it('settles what was parked and is understood by now, so that a replay does not do it twice', async () => {
    const key = anId();
    await backbone.publish(key, [1]);
    await backbone.publish(key, [2], 'test.New');
    await backbone.publish(key, [3], 'other.Unheard');
    await backbone.sequence();
    const parked = (): Promise<{ id: string; type: string; settlement: string | null }[]> =>
      backbone.ask('SELECT id, type, settlement FROM dead_letter ORDER BY version');
    await backbone.consumer([counting()], { isKnownType: (type) => type === 'test.Happened' });
    await eventually(async () => (await parked()).length === 2);
    const newer = laneOf({
      name: 'seen',
      kind: 'projection',
      tables: ['seen'],
      types: ['test.Happened', 'test.New'],
      handle: (event) => count([event]),
    }) as SingleLane;
    await rebuild(newer);
    expect((await seen())[0]?.events).toBe(2);
    expect((await parked()).map(({ type, settlement }) => [type, settlement])).toEqual([
      ['test.New', 'replayed'],
      ['other.Unheard', null],
    ]);
  });

  it('leaves to the live lane what still waits for another stream', async () => {
    const [waiting, fine] = [anId(), anId()];
    await backbone.publish(waiting, [1, 2, 3]);
    await backbone.publish(fine, [1, 2]);
    await backbone.sequence();
    let arrived = false;
    const lane = counting(async (event) => {
      if (!arrived && event.key === waiting && event.version === 2) throw new NotYet('the other stream');
      await count([event]);
    });
    await backbone.consumer([lane]);
    await eventually(async () => (await seen()).length === 2);
    await rebuild(lane);
    expect((await seen()).find((row) => row.key === waiting)).toEqual({ key: waiting, version: 1, events: 1 });
    arrived = true;
    await eventually(async () => (await seen()).find((row) => row.key === waiting)?.version === 3);
    expect(await seen()).toEqual(await journalled());
  });

  it('leaves everything as it was when a handler fails', async () => {
    await backbone.publish(anId(), [1, 2]);
    await backbone.sequence();
    const consumer = await backbone.consumer([counting()]);
    await eventually(async () => consumer.hasCaughtUp && (await seen())[0]?.version === 2);
    const failing = counting(async () => {
      throw new Error('cannot');
    });
    await expect(rebuild(failing)).rejects.toThrow('cannot');
    expect(await seen()).toEqual(await journalled());
  });

  it('refuses a projection that publishes', async () => {
    await backbone.publish(anId(), [1]);
    await backbone.sequence();
    const units = await backbone.units('matching');
    const publishing = counting((event) =>
      units.run((unit) =>
        new Outbox('matching').append(unit, [
          { topic: 'matching.suggestion.v1', key: event.key, version: 1, type: 'test.Caused', payload: Buffer.of() },
        ]),
      ),
    );
    await expect(rebuild(publishing)).rejects.toThrow(/outbox/);
  });

  it('gives way to a rebuild that began later', async () => {
    for (let n = 0; n < 10; n += 1) await backbone.publish(anId(), [1]);
    await backbone.sequence();
    const gate = Promise.withResolvers<undefined>();
    let begun = false;
    const first = rebuild(
      counting(async (event) => {
        begun = true;
        await gate.promise;
        await count([event]);
      }),
      5,
    );
    const firstEnds = expect(first).rejects.toThrow(RebuildTakenOver);
    await eventually(() => begun);
    const second = rebuild();
    await eventually(async () => (await backbone.owner('SELECT 1 FROM pg_locks WHERE NOT granted')).length === 1);
    gate.resolve(undefined);
    await Promise.all([firstEnds, second]);
    expect(await seen()).toEqual(await journalled());
  });
});
