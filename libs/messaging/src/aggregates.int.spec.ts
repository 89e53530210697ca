import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refuse } from '@harbourlink/kernel';
import type { Decision } from '@harbourlink/kernel';
import { ConcurrentChange } from '@harbourlink/persistence';
import type { AggregateRows } from '@harbourlink/persistence';
import { Aggregates } from './aggregates.js';
import { Outbox } from './outbox.js';
import { anId, Backbone } from './schemas.fixture.js';

interface Counter {
  readonly total: number;
}
type Command = { readonly add: number; readonly times?: number };
type Added = { readonly type: 'Added'; readonly by: number };

function decide(_: Counter | undefined, { add, times = 1 }: Command): Decision<Added> {
  if (add < 0) return refuse('counter.negative', 'invalid');
  return Array.from({ length: times }, () => ({ type: 'Added', by: add }));
}

/** The counter's row is the table `seen`: events holds the total. */
const rows: AggregateRows<Counter> = {
  async lock(unit, id) {
    const [row] = await unit.query<{ version: number; events: number }>(
      'SELECT * FROM seen WHERE key = $1 FOR UPDATE',
      [id],
    );
    return row && { state: { total: row.events }, version: row.version };
  },
  async write(unit, id, state, version, fromVersion) {
    const sql =
      fromVersion === 0
        ? 'INSERT INTO seen VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1'
        : 'UPDATE seen SET version = $2, events = $3 WHERE key = $1 AND version = $4 RETURNING 1';
    const written = await unit.query(sql, [id, version, state.total, ...(fromVersion === 0 ? [] : [fromVersion])]);
    if (written.length !== 1) throw new ConcurrentChange(id);
  },
};

let backbone: Backbone;
let counters: Aggregates<Counter, Command, Added>;
beforeAll(async () => {
  backbone = await Backbone.start();
  counters = new Aggregates(await backbone.units('registry'), new Outbox('registry'), {
    contract: {
      topic: 'registry.counter.v1',
      encode: ({ by }) => ({ type: 'test.Added', payload: Buffer.from(String(by)) }),
    },
    decide,
    evolve: (state, { by }) => ({ total: (state?.total ?? 0) + by }),
    rows,
  });
});
afterAll(() => backbone.stop());

const published = (id: string): Promise<{ version: number; by: string }[]> =>
  backbone.owner(
    `SELECT version, convert_from(payload, 'UTF8') AS by FROM outbox WHERE aggregate_id = $1 ORDER BY seq`,
    [id],
  );
const row = (id: string): Promise<unknown[]> => backbone.owner('SELECT version, events FROM seen WHERE key = $1', [id]);

describe('rule 1: row and events share one transaction', () => {
  it('writes the row and its events, each event one version', async () => {
    const id = anId();
    expect(await counters.execute(id, { add: 2, times: 3 })).toEqual({ id, state: { total: 6 }, version: 3 });
    expect(await row(id)).toEqual([{ version: 3, events: 6 }]);
    expect(await published(id)).toEqual([1, 2, 3].map((version) => ({ version, by: '2' })));
  });

  it('writes neither when the command is refused', async () => {
    const id = anId();
    expect(await counters.execute(id, { add: -1 })).toMatchObject({ code: 'counter.negative' });
    expect([await row(id), await published(id)]).toEqual([[], []]);
  });

  it('writes neither when what surrounds it fails after it', async () => {
    const id = anId();
    const units = await backbone.units('registry');
    const failing = units.run(async () => {
      await counters.execute(id, { add: 1 });
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    expect([await row(id), await published(id)]).toEqual([[], []]);
  });

  it('refuses a version the asker has not seen', async () => {
    const id = anId();
    await counters.execute(id, { add: 1 });
    const stale = await counters.execute(id, { add: 1 }, { expectedVersion: 7 });
    expect(stale).toMatchObject({ kind: 'stale', details: { current: 1 } });
    expect(await published(id)).toHaveLength(1);
  });

  it('gives versions without gaps, in the order of the outbox, to twenty commands at the same moment', async () => {
    const id = anId();
    await counters.execute(id, { add: 1 });
    await Promise.all(Array.from({ length: 20 }, () => counters.execute(id, { add: 1 })));
    expect((await published(id)).map((event) => event.version)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
    expect(await row(id)).toEqual([{ version: 21, events: 21 }]);
  });

  it('creates once when two create at the same moment', async () => {
    const id = anId();
    const ends = await Promise.allSettled([1, 2, 3, 4].map(() => counters.execute(id, { add: 1 })));
    const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
    for (const failure of failures) expect(failure).toBeInstanceOf(ConcurrentChange);
    expect(await published(id)).toHaveLength(4 - failures.length);
    await backbone.sequence();
    expect(backbone.alarms).toEqual([]);
  });
});
