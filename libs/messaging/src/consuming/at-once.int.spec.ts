import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { UnitsOfWork } from '@harbourlink/persistence';
import type { ReceivedEvent } from '../envelope.js';
import { batchLaneOf } from '../lane.fixture.js';
import { anId, Backbone } from '../schemas.fixture.js';
import { AtOnce } from './at-once.js';
import { InboxStore } from './inbox-store.js';
import type { Lane } from './lane.js';
import { nobodyLooks } from './lane-observer.js';

let backbone: Backbone;
let units: UnitsOfWork;
let record: (event: ReceivedEvent) => Promise<void>;
beforeEach(async () => {
  backbone = await Backbone.start();
  units = await backbone.units('matching');
  record = await backbone.recorder('lane');
});
afterEach(() => backbone.stop());

const laneThat = (handle: (events: readonly ReceivedEvent[]) => Promise<void>): Lane =>
  batchLaneOf({ name: 'lane', kind: 'projection', handle });
const recording = () =>
  laneThat(async (events) => {
    for (const event of events) await record(event);
  });

/**
 * Stores what was published, except for what is left out, as a journal or a broker brings it; answers how much waits. Nothing
 * else runs: whatever is handled was handled at once.
 */
async function store(
  lane: Lane,
  { paused = false, without = [] as readonly number[], by = 'journal' } = {},
): Promise<number> {
  await backbone.sequence();
  const atOnce = new AtOnce({ observer: nobodyLooks, batchSize: 2, paused: { has: () => paused } });
  const inbox = new InboxStore(units, () => true, atOnce);
  const batch = await (await backbone.journals()).read('registry', ['registry.enterprise.v1'], 0, 1_000);
  const events = (batch?.events ?? []).filter(({ position }) => !without.includes(position));
  return units.run((unit) =>
    by === 'journal'
      ? inbox.insert(unit, [{ lane, topic: 'registry.enterprise.v1' }], events)
      : inbox.keep(unit, lane, events),
  );
}

const rows = () =>
  backbone.ask<{ version: number; state: string }>('SELECT version, state FROM inbox ORDER BY key, version');
const states = async () => (await rows()).map(({ version, state }) => `${version} ${state}`);
const heads = async () =>
  (await backbone.ask<{ last_version: number }>('SELECT last_version FROM inbox_key ORDER BY key')).map(
    (row) => row.last_version,
  );

describe('what arrives for a set-based lane', () => {
  it('is handled in the transaction that stores it, a few at a time, and written once', async () => {
    const key = anId();
    await backbone.publish(key, [1, 2, 3, 4, 5]);
    const sizes: number[] = [];
    await store(
      laneThat(async (events) => {
        sizes.push(events.length);
        for (const event of events) await record(event);
      }),
    );
    expect(await states()).toEqual(['1 done', '2 done', '3 done', '4 done', '5 done']);
    expect(sizes).toEqual([2, 2, 1]);
    expect(await backbone.versions('lane', key)).toEqual([1, 2, 3, 4, 5]);
    expect(await heads()).toEqual([5]);
  });

  it('is handled once, however often it arrives', async () => {
    await backbone.publish(anId(), [1, 2]);
    for (let n = 0; n < 3; n += 1) await store(recording());
    expect(await backbone.effects('lane')).toHaveLength(2);
    expect(await states()).toEqual(['1 done', '2 done']);
  });

  it('is left out when a broker brings it again, also when what came first is not kept any more', async () => {
    await backbone.publish(anId(), [1, 2]);
    expect(await store(recording(), { by: 'broker' })).toBe(0);
    await backbone.ask('DELETE FROM inbox', [], { role: 'owner' });
    await backbone.publish(anId(), [1]);
    expect(await store(recording(), { by: 'broker' })).toBe(0);
    expect(await states()).toEqual(['1 done']);
    expect(await backbone.effects('lane')).toHaveLength(3);
  });

  it('says how much of it waits, for whoever has to wake the workers', async () => {
    await backbone.publish(anId(), [1, 2, 3]);
    expect(await store(recording(), { by: 'broker', without: [2] })).toBe(1);
    expect(await store(recording(), { by: 'broker', paused: true })).toBe(2);
  });

  it('waits behind a gap, while other aggregates go on', async () => {
    const [gap, fine] = [anId(), anId()];
    await backbone.publish(gap, [1, 2, 3]);
    await backbone.publish(fine, [1]);
    await store(recording(), { without: [2] });
    expect(await backbone.versions('lane', gap)).toEqual([1]);
    expect(await backbone.versions('lane', fine)).toEqual([1]);
    expect((await states()).toSorted()).toEqual(['1 done', '1 done', '3 pending']);
  });

  it('waits with all that a failing handler was given, and nothing of what it did is left', async () => {
    await backbone.publish(anId(), [1, 2, 3]);
    const failing = laneThat(async (events) => {
      for (const event of events) await record(event);
      if (events.some(({ version }) => version === 3)) throw new Error('not this one');
    });
    await store(failing);
    expect(await states()).toEqual(['1 pending', '2 pending', '3 pending']);
    expect(await backbone.effects('lane')).toEqual([]);
    expect(await heads()).toEqual([0]);
  });

  it('waits where a statement failed and the failure was swallowed', async () => {
    await backbone.publish(anId(), [1]);
    const swallowing = laneThat(async (events) => {
      for (const event of events) await record(event);
      await units.run((unit) => unit.query('SELECT 1 / 0')).catch(() => undefined);
    });
    await store(swallowing);
    expect(await states()).toEqual(['1 pending']);
    expect(await backbone.effects('lane')).toEqual([]);
  });

  it('waits while an operator has paused the lane', async () => {
    await backbone.publish(anId(), [1]);
    await store(recording(), { paused: true });
    expect(await states()).toEqual(['1 pending']);
  });

  it('waits while the end of a rebuild has the lane closed', async () => {
    await backbone.publish(anId(), [1]);
    const client = await backbone.pool('matching', 'running').connect();
    await client.query(`BEGIN; SELECT close_inbox_lane('lane')`);
    await store(recording());
    await client.query('ROLLBACK');
    client.release();
    expect(await states()).toEqual(['1 pending']);
  });

  it('waits when it cannot be understood, with what follows it', async () => {
    const key = anId();
    await backbone.publish(key, [1]);
    const [{ id } = { id: '' }] = await backbone.owner<{ id: string }>('SELECT event_id AS id FROM outbox');
    await backbone.owner(`UPDATE outbox SET payload = '{' WHERE event_id = $1`, [id]);
    await backbone.publish(key, [2]);
    await store(recording());
    expect(await states()).toEqual(['1 pending', '2 pending']);
  });

  it('waits for an aggregate that somebody else has in hand', async () => {
    const [taken, free] = [anId(), anId()];
    await backbone.publish(taken, [1]);
    await backbone.publish(free, [1]);
    await store(recording());
    await backbone.publish(taken, [2]);
    await backbone.publish(free, [2]);
    const client = await backbone.pool('matching', 'running').connect();
    await client.query(`BEGIN; SELECT * FROM lock_inbox_key('lane', 'registry.enterprise.v1', '${taken}')`);
    await store(recording());
    await client.query('ROLLBACK');
    client.release();
    expect(await backbone.versions('lane', taken)).toEqual([1]);
    expect(await backbone.versions('lane', free)).toEqual([1, 2]);
  });

  it('moves on over types the lane does not want', async () => {
    const key = anId();
    await backbone.publish(key, [1], 'test.Other');
    await backbone.publish(key, [2]);
    await store(recording());
    expect(await states()).toEqual(['1 skipped', '2 done']);
    expect(await heads()).toEqual([2]);
  });
});
