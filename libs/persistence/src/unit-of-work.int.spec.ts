import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { refuse } from '@harbourlink/kernel';
import { freshDatabase } from '@harbourlink/testing';
import type { FreshDatabase } from '@harbourlink/testing';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { dataSource } from './database.js';
import { poolOf, RolledBackAtCommit, UnitHasEnded, UnitsOfWork } from './unit-of-work.js';

let database: FreshDatabase;
let source: DataSource;
let units: UnitsOfWork;

beforeAll(async () => {
  database = await freshDatabase({
    template: 'persistence',
    prepare: async (url) => {
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query('CREATE TABLE note (text text PRIMARY KEY)');
      await client.query('CREATE TABLE line (text text REFERENCES note DEFERRABLE INITIALLY DEFERRED)');
      await client.end();
    },
  });
  source = dataSource({ url: database.url, schema: 'public', applicationName: 'test', poolSize: 4 });
  await source.initialize();
  units = new UnitsOfWork(source);
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});
beforeEach(() => source.query('TRUNCATE note, line'));

const notes = async (): Promise<string[]> =>
  ((await source.query('SELECT text FROM note ORDER BY text')) as { text: string }[]).map((note) => note.text);
const write = (text: string): Promise<unknown> =>
  units.run((unit) => unit.query('INSERT INTO note VALUES ($1)', [text]));

describe('a unit of work', () => {
  it('commits when the work resolves, and tells the database clock', async () => {
    const now = await units.run(async (unit) => {
      await write('kept');
      return unit.now;
    });
    expect(await notes()).toEqual(['kept']);
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/);
  });

  it('rolls back when the work throws, with the very error', async () => {
    const thrown = new Error('no');
    const work = units.run(async () => {
      await write('lost');
      throw thrown;
    });
    await expect(work).rejects.toBe(thrown);
    expect(await notes()).toEqual([]);
  });

  it('rolls back when the outermost work answers a refusal', async () => {
    const answer = await units.run(async () => {
      await write('lost');
      return refuse('not.now', 'conflict');
    });
    expect(answer).toMatchObject({ code: 'not.now' });
    expect(await notes()).toEqual([]);
  });

  it('is joined from inside, also through another UnitsOfWork on the same data source', async () => {
    const work = units.run(async (outer) => {
      await new UnitsOfWork(source).run(async (inner) => expect(inner).toBe(outer));
      await write('lost');
      throw new Error('roll back');
    });
    await expect(work).rejects.toThrow('roll back');
    expect(await notes()).toEqual([]);
  });

  it('is read in from inside, with what it has written; from outside, what is committed is read', async () => {
    const count = (): Promise<number> =>
      units.read(async (reader) => (await reader.query('SELECT 1 FROM note')).length);
    await units.run(async () => {
      await write('new');
      expect(await count()).toBe(1);
      expect(await source.query('SELECT 1 FROM note')).toEqual([]);
    });
    expect(await count()).toBe(1);
  });

  it('reads on after a column was added behind a prepared statement', async () => {
    const read = (): Promise<unknown[]> => units.read((reader) => reader.query('SELECT * FROM line'));
    await Promise.all(Array.from({ length: 8 }, read));
    await source.query('ALTER TABLE line ADD COLUMN number int');
    await expect(Promise.all(Array.from({ length: 4 }, read))).rejects.toThrow('cached plan');
    expect(await read()).toEqual([]);
  });

  it("takes no statement after its end: the connection is somebody else's by then", async () => {
    let late: (() => Promise<unknown>) | undefined;
    await units.run(async (unit) => {
      late = () => unit.query('INSERT INTO note VALUES ($1)', ['late']);
    });
    await expect(late?.()).rejects.toThrow(UnitHasEnded);
    expect(await notes()).toEqual([]);
  });

  it('works after the commit, and not after a roll-back', async () => {
    const after: string[] = [];
    await units.run(async (unit) => {
      unit.afterCommit(() => after.push('committed'));
      expect(after).toEqual([]);
    });
    await units.run(async (unit) => {
      unit.afterCommit(() => after.push('rolled back'));
      return refuse('not.now', 'conflict');
    });
    expect(after).toEqual(['committed']);
  });

  it('gives its connection back whatever happens', async () => {
    for (let n = 0; n < 20; n += 1) {
      await units.run(() => Promise.reject(new Error('no'))).catch(() => undefined);
      await units.run(async () => refuse('no', 'conflict'));
    }
    expect(await units.run((unit) => unit.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });
});

describe('rule 13: the answer to COMMIT is looked at', () => {
  it('throws when a failed statement was swallowed, because nothing was committed', async () => {
    const work = units.run(async (unit) => {
      await write('lost');
      await unit.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow(RolledBackAtCommit);
    expect(await notes()).toEqual([]);
  });

  it('throws what a deferred constraint says at the commit, and leaves a usable connection', async () => {
    const work = units.run((unit) => unit.query(`INSERT INTO line VALUES ('of no note')`));
    await expect(work).rejects.toThrow('foreign key');
    await write('kept');
    expect(await notes()).toEqual(['kept']);
  });
});

describe('a connection the server ends while nobody listens', () => {
  it('fails the next statement, and nothing else', async () => {
    const client = await poolOf(source).connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const ended = new Promise((done) => client.once('end', done));
    await source.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release(true);
  });
});
