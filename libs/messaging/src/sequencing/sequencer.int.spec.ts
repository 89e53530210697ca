import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { eventually } from '@harbourlink/testing';
import { Outbox } from '../outbox.js';
import { anId, Backbone } from '../schemas.fixture.js';
import type { Sequencer } from './sequencer.js';

let backbone: Backbone;
beforeEach(async () => {
  backbone = await Backbone.start();
});
afterEach(() => backbone.stop());

/** A connection that commits when it is told to. */
async function transaction(): Promise<Client> {
  const client = new Client({
    connectionString: backbone.urlOf('registry', 'running'),
    options: '-c search_path=registry',
  });
  await client.connect();
  await client.query('BEGIN');
  return client;
}

const row = `(event_id, topic, aggregate_id, version, type, payload, occurred_at, correlation_id)
  VALUES (gen_random_uuid(), 'registry.enterprise.v1', $1, $2, 'test.Happened', 'x', now(), gen_random_uuid())`;

const insertInto = (client: Client, key: string, version = 1): Promise<unknown> =>
  client.query(`INSERT INTO outbox ${row}`, [key, version]);

async function finish(client: Client, how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  await client.query(how);
  await client.end();
}

async function journal(): Promise<{ position: number; key: string; version: number }[]> {
  return backbone.owner('SELECT position::int, aggregate_id AS key, version FROM journal ORDER BY position');
}

const outboxSize = async (): Promise<number> =>
  (await backbone.owner<{ n: number }>('SELECT count(*)::int AS n FROM outbox'))[0]?.n ?? -1;

/** Passes until the bound has come so far: transactions of other databases on the server hold it back too. */
async function settled(sequencer: Sequencer, bound: bigint): Promise<void> {
  await eventually(async () => {
    await sequencer.pass();
    return sequencer.lowerBound === bound;
  });
}

describe('rule 2: the order is decided and committed before anything is sent', () => {
  it('gives gapless positions, although numbers of rolled back transactions are missing', async () => {
    const units = await backbone.units('registry');
    for (let n = 0; n < 10; n += 1) {
      await backbone.publish(anId(), [1, 2]);
      const rolledBack = units.run(async (unit) => {
        const lost = {
          topic: 'registry.enterprise.v1',
          key: anId(),
          version: 1,
          type: 'test.Happened',
          payload: Buffer.of(),
        };
        await new Outbox('registry').append(unit, [lost]);
        throw new Error('changed my mind');
      });
      await expect(rolledBack).rejects.toThrow('changed my mind');
    }
    await backbone.sequence();
    expect((await journal()).map((event) => event.position)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  it('gives an event the same position and hash whoever asks, and however often', async () => {
    await backbone.publish(anId(), [1, 2, 3]);
    await backbone.sequence();
    const ask = async (): Promise<unknown> =>
      (await backbone.journals()).read('registry', ['registry.enterprise.v1'], 0, 10);
    const first = await ask();
    await backbone.publish(anId(), [1]);
    expect(await (await backbone.journals()).read('registry', ['registry.enterprise.v1'], 0, 3)).toEqual({
      ...(first as object),
      to: 3,
    });
  });
});

describe('rule 3: one statement moves a batch', () => {
  it('leaves neither a row nor a flag behind in the outbox', async () => {
    for (let n = 0; n < 30; n += 1) await backbone.publish(anId(), [1]);
    const sequencer = backbone.sequencer({ batch: 10 });
    expect([await sequencer.pass(), await outboxSize()]).toEqual([true, 20]);
    expect([await sequencer.pass(), await outboxSize()]).toEqual([true, 10]);
    expect([await sequencer.pass(), await outboxSize()]).toEqual([true, 0]);
    expect(await sequencer.pass()).toBe(false);
    expect(await journal()).toHaveLength(30);
  });

  it('refuses a batch in which a version is missing, with an alarm and nothing moved', async () => {
    await backbone.publish(anId(), [1]);
    const broken = anId();
    await backbone.publish(broken, [1, 3]);
    await expect(backbone.sequencer().pass()).rejects.toThrow('version gap');
    expect(backbone.alarms).toEqual([
      expect.stringContaining(`version gap: the events of registry.enterprise.v1 ${broken}`),
    ]);
    expect([await outboxSize(), (await journal()).length]).toEqual([3, 0]);
  });

  it.each([
    ['the order of two versions is turned round', [2, 1]],
    ['a version is doubled', [1, 1, 3]],
    ['the first version is not 1', [2]],
  ])('refuses a batch in which %s', async (_, versions) => {
    await backbone.publish(anId(), versions);
    await expect(backbone.sequencer().pass()).rejects.toThrow('version gap');
    expect(await journal()).toEqual([]);
  });

  it.each([[[2]], [[1]], [[1, 2]], [[1, 2, 3]]])('refuses versions that were given before: %j', async (again) => {
    const key = anId();
    await backbone.publish(key, [1, 2]);
    await backbone.sequence();
    await backbone.publish(key, again);
    await expect(backbone.sequencer().pass()).rejects.toThrow('version gap');
    expect(await journal()).toHaveLength(2);
  });

  it('counts the versions of two topics apart, although they share an id', async () => {
    const key = anId();
    await backbone.publish(key, [1, 2]);
    await backbone.publish(key, [1], 'test.Happened', 'registry.need.v1');
    await backbone.sequence();
    expect(await journal()).toHaveLength(3);
  });
});

describe('rule 4: never read past an uncommitted number', () => {
  it('moves the event of an early transaction that commits late', async () => {
    const slow = await transaction();
    await insertInto(slow, anId());
    const sequencer = backbone.sequencer({ batch: 5 });
    for (let n = 0; n < 12; n += 1) await backbone.publish(anId(), [1]);
    for (let n = 0; n < 6; n += 1) await sequencer.pass();
    expect(await journal()).toHaveLength(12);
    await finish(slow, 'COMMIT');
    await sequencer.pass();
    expect(await journal()).toHaveLength(13);
  });

  it('moves the event of a transaction that has drawn its number and nothing else yet', async () => {
    // The first number of all is written to the log at once, which gives an id: later ones are not.
    await backbone.publish(anId(), [1]);
    const blocker = await transaction();
    await blocker.query('SELECT pg_advisory_xact_lock(1)');
    const client = await transaction();
    // The number is the first column; the payload is waited for after it.
    const inserted = client.query(
      `INSERT INTO outbox (event_id, topic, aggregate_id, version, type, payload, occurred_at, correlation_id)
       VALUES (gen_random_uuid(), 'registry.enterprise.v1', gen_random_uuid(), 1, 'test.Happened',
               convert_to(pg_advisory_xact_lock(1)::text, 'UTF8'), now(), gen_random_uuid())`,
    );
    await eventually(async () => {
      const waiting = await backbone.owner(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`);
      return waiting.length === 1;
    });
    const sequencer = backbone.sequencer();
    for (let n = 0; n < 4; n += 1) await sequencer.pass();
    await finish(blocker, 'COMMIT');
    await inserted;
    await finish(client, 'COMMIT');
    await sequencer.pass();
    expect(await journal()).toHaveLength(2);
  });

  it('loses and doubles nothing while clients commit out of order and roll back', async () => {
    const sequencer = backbone.sequencer({ batch: 7, idleMilliseconds: 1, sweepMilliseconds: 0 });
    sequencer.start();
    const committed: string[] = [];
    const client = async (name: number): Promise<void> => {
      for (let n = 0; n < 25; n += 1) {
        const open = await transaction();
        const key = anId();
        await insertInto(open, key);
        // Some stay open while the others' next ones come and go.
        await open.query('SELECT pg_sleep($1)', [((name * n) % 5) / 200]);
        const how = (name + n) % 4 === 0 ? 'ROLLBACK' : 'COMMIT';
        await finish(open, how);
        if (how === 'COMMIT') committed.push(key);
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, name) => client(name)));
    await eventually(async () => (await outboxSize()) === 0);
    const moved = (await journal()).map((event) => event.key);
    expect(moved.sort()).toEqual(committed.sort());
    expect([backbone.alarms, backbone.errors]).toEqual([[], []]);
  });

  it('sounds an alarm on a row below the bound, and moves it', async () => {
    const sequencer = backbone.sequencer({ sweepMilliseconds: 0 });
    await backbone.publish(anId(), [1, 2, 3]);
    await settled(sequencer, 3n);
    await backbone.owner(
      `INSERT INTO outbox (seq, ${row.slice(1).replace('VALUES (', 'OVERRIDING SYSTEM VALUE VALUES (1, ')}`,
      [anId(), 1],
    );
    await sequencer.pass();
    expect(backbone.alarms).toEqual(['1 outbox rows of registry stand below the lower bound 3']);
    await sequencer.pass();
    expect(await outboxSize()).toBe(0);
  });

  it('locks nothing and writes nothing while nothing happens', async () => {
    const sequencer = backbone.sequencer();
    await backbone.publish(anId(), [1]);
    await settled(sequencer, 1n);
    const touched = (): Promise<unknown[]> => backbone.owner('SELECT ctid, xmin, xmax FROM sequencer');
    const before = await touched();
    for (let n = 0; n < 5; n += 1) await sequencer.pass();
    expect(await touched()).toEqual(before);
  });
});

describe('rule 5: leadership is a lease with an epoch', () => {
  const expire = (): Promise<unknown> =>
    backbone.owner(`UPDATE sequencer SET expires_at = clock_timestamp() - interval '1 second'`);

  it('lets one of two sequencers move, and the other when the first gives up', async () => {
    const [first, second] = [backbone.sequencer(), backbone.sequencer()];
    await first.pass();
    await backbone.publish(anId(), [1]);
    await second.pass();
    expect([second.holdsLease, await outboxSize()]).toEqual([false, 1]);
    await first.stop();
    await second.pass();
    expect([second.holdsLease, await outboxSize()]).toEqual([true, 0]);
  });

  it('takes a lease that ends further ahead than any lasts: the clock was put back since', async () => {
    const [first, second] = [backbone.sequencer(), backbone.sequencer({ leaseSeconds: 1.5 })];
    await first.pass();
    await backbone.owner(`UPDATE sequencer SET expires_at = clock_timestamp() + interval '1 hour'`);
    await backbone.publish(anId(), [1]);
    await second.pass();
    expect([second.holdsLease, await outboxSize()]).toEqual([true, 0]);
    await backbone.publish(anId(), [1]);
    await first.pass();
    expect([first.holdsLease, await outboxSize()]).toEqual([false, 1]);
  });

  it('fences a holder that slept beyond its lease', async () => {
    const [slept, taker] = [backbone.sequencer(), backbone.sequencer()];
    await slept.pass();
    await expire();
    await taker.pass();
    await backbone.publish(anId(), [1]);
    // It believes to be the leader still: nothing has told it otherwise.
    expect(slept.holdsLease).toBe(true);
    await slept.pass();
    expect([slept.holdsLease, await outboxSize()]).toEqual([false, 1]);
    await taker.pass();
    expect(await outboxSize()).toBe(0);
    expect(await backbone.owner('SELECT epoch::int FROM sequencer')).toEqual([{ epoch: 2 }]);
  });

  it('moves every event once while two sequencers take the lease from each other', async () => {
    const sequencers = [1, 2].map(() => backbone.sequencer({ idleMilliseconds: 1, batch: 3 }));
    for (const sequencer of sequencers) sequencer.start();
    for (let n = 0; n < 40; n += 1) {
      await backbone.publish(anId(), [1]);
      if (n % 5 === 0) await expire();
    }
    await eventually(async () => (await outboxSize()) === 0);
    const moved = await journal();
    expect(moved.map((event) => event.position)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    expect(new Set(moved.map((event) => event.key)).size).toBe(40);
    expect(backbone.errors).toEqual([]);
  });
});

describe('rule 6: polling is authoritative, waking is free', () => {
  it('moves at once what is committed in the same process, long before the next poll', async () => {
    const sequencer = backbone.sequencer({ idleMilliseconds: 600_000 });
    sequencer.start();
    await eventually(() => sequencer.lastSuccess > 0);
    await backbone.publish(anId(), [1]);
    await eventually(async () => (await journal()).length === 1);
  });

  it('finds by polling what another process has committed', async () => {
    backbone.sequencer({ idleMilliseconds: 5 }).start();
    const other = await transaction();
    await insertInto(other, anId());
    await finish(other, 'COMMIT');
    await eventually(async () => (await journal()).length === 1);
  });

  it('notifies once for a batch', async () => {
    const listener = new Client({ connectionString: backbone.urlOf('matching', 'running') });
    await listener.connect();
    const heard: (string | undefined)[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload));
    await listener.query('LISTEN harbourlink_journal');
    for (let n = 0; n < 20; n += 1) await backbone.publish(anId(), [1]);
    await backbone.sequence();
    await eventually(() => heard.length > 0);
    await listener.query('SELECT 1');
    expect(heard).toEqual(['registry']);
    await listener.end();
  });
});
