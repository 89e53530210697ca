import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import type { Lane } from '../consuming/lane.js';
import { laneOf } from '../lane.fixture.js';
import { anId, Backbone } from '../schemas.fixture.js';
import { Rebuilds } from './rebuilds.js';

let backbone: Backbone;
let release: () => void;
beforeEach(async () => {
  backbone = await Backbone.start();
});
afterEach(async () => {
  release?.();
  await backbone.stop();
});

const operator = { personId: anId() };
const errors: unknown[] = [];

/** Takes in an event by its version; waits at version 2 until it is released, where that is wanted. */
async function projection(at2: 'goes on' | 'waits' | 'fails' = 'goes on'): Promise<Lane> {
  const units = await backbone.units('matching');
  const released = new Promise<void>((resolve) => (release = resolve));
  return laneOf({
    name: 'seen',
    kind: 'projection',
    tables: ['seen'],
    handle: async ({ key, version }) => {
      if (version === 2 && at2 === 'waits') await released;
      if (version === 2 && at2 === 'fails') throw new Error('cannot take in 2');
      await units.run((unit) =>
        unit.query(
          `INSERT INTO seen VALUES ($1, $2, 1) ON CONFLICT (key) DO UPDATE SET version = $2, events = seen.events + 1`,
          [key, version],
        ),
      );
    },
  });
}

async function rebuilds(lane: Lane): Promise<Rebuilds> {
  return new Rebuilds(
    'matching',
    await backbone.units('matching'),
    () => [lane],
    () => true,
    (error) => errors.push(error),
  );
}

/** Two batches' worth of events of one object. */
async function published(): Promise<string> {
  const key = anId();
  await backbone.publish(key, [1, 2, 3]);
  await backbone.sequence();
  return key;
}

const live = (): Promise<unknown[]> => backbone.ask('SELECT key, version, events FROM seen');

describe('a rebuild', () => {
  it('that is quick answers with its end, and stays to be read', async () => {
    const key = await published();
    const all = await rebuilds(await projection());
    const ended = await all.start('seen', operator, 5_000);
    expect(ended).toMatchObject({ lane: 'seen', state: 'done', events: 3, sources: [], endedAt: expect.any(String) });
    expect(await all.progress('seen')).toEqual(ended);
    expect(await live()).toEqual([{ key, version: 3, events: 3 }]);
  });

  it('that takes long says how far it is, in every replica', async () => {
    await published();
    const lane = await projection('waits');
    const all = await rebuilds(lane);
    const other = await rebuilds(lane);
    expect(await all.start('seen', operator, 20)).toMatchObject({ state: 'running' });
    expect(await other.progress('seen')).toMatchObject({
      state: 'running',
      sources: [{ source: 'registry', position: 0, head: 3 }],
    });
    release();
    await eventually(async () => 'state' in (await other.progress('seen')) && (await live()).length === 1);
    expect(await other.progress('seen')).toMatchObject({ state: 'done', events: 3 });
  });

  it('that is called off, through any replica, leaves the live table as it was', async () => {
    await published();
    await backbone.ask('INSERT INTO seen VALUES ($1, 9, 9)', [anId()]);
    const before = await live();
    const lane = await projection('waits');
    const all = await rebuilds(lane);
    await all.start('seen', operator, 20);
    const calling = (await rebuilds(lane)).cancel('seen', operator);
    // Until the batch under way has ended, the order waits for its row.
    await eventually(
      async () =>
        (
          await backbone.ask(
            `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          )
        ).length > 0,
    );
    release();
    expect(await calling).toMatchObject({ state: 'cancelled' });
    await all.stop();
    expect(await all.progress('seen')).toMatchObject({ state: 'cancelled' });
    expect(await live()).toEqual(before);
    const trail = await backbone.ask('SELECT action FROM operator_action ORDER BY id');
    expect(trail).toEqual([{ action: 'rebuild' }, { action: 'cancel-rebuild' }]);
    expect(await all.start('seen', operator, 5_000)).toMatchObject({ state: 'done', events: 3 });
  });

  it('ends with its process, and says why', async () => {
    await published();
    const all = await rebuilds(await projection('waits'));
    await all.start('seen', operator, 20);
    const stopping = all.stop();
    release();
    await stopping;
    expect(await all.progress('seen')).toMatchObject({ state: 'cancelled', error: 'the service was stopped' });
  });

  it('whose process was killed is stalled', async () => {
    const all = await rebuilds(await projection());
    await backbone.ask(
      `INSERT INTO rebuild_run (lane, run, seen_at) VALUES ('seen', $1, now() - interval '2 minutes')`,
      [anId()],
    );
    expect(await all.progress('seen')).toMatchObject({ state: 'stalled' });
  });

  it('that fails says so, with the first line of why', async () => {
    await published();
    const all = await rebuilds(await projection('fails'));
    expect(await all.start('seen', operator, 5_000)).toMatchObject({ code: 'rebuild.failed' });
    expect(await all.progress('seen')).toMatchObject({ state: 'failed', error: 'Error: cannot take in 2' });
  });

  it('names the file when the past is archived', async () => {
    await published();
    await backbone.owner(
      `INSERT INTO journal_archive (first, last, hash_before, hash_after, counts, file, file_sha256)
       VALUES (1, 2, '', '', '{}', 'old.ndjson.gz', '')`,
    );
    expect(await (await rebuilds(await projection())).start('seen', operator, 5_000)).toMatchObject({
      code: 'journal.archived',
      details: { first: 1, last: 2, source: 'registry', file: 'old.ndjson.gz' },
    });
  });

  it('is refused for a lane that is unknown or an effect, and there is none to read before the first', async () => {
    const all = await rebuilds(laneOf({ name: 'mails', handle: async () => undefined }));
    expect(await all.start('seen', operator, 10)).toMatchObject({ code: 'rebuild.unknown-lane' });
    expect(await all.start('mails', operator, 10)).toMatchObject({ code: 'rebuild.not-a-projection' });
    expect(await all.progress('mails')).toMatchObject({ code: 'rebuild.none' });
  });
});
