import { Client } from 'pg';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';

const opened: FreshDatabase[] = [];
let prepared = 0;

async function freshNotes(): Promise<FreshDatabase> {
  const database = await freshDatabase({
    template: 'notes',
    prepare: async (ownerUrl) => {
      prepared += 1;
      await ask(ownerUrl, 'CREATE TABLE note (text text)');
    },
  });
  opened.push(database);
  return database;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

describe('a fresh database', () => {
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.drop()));
  });

  it('prepares its template once however many tests ask at the same moment', async () => {
    await Promise.all([freshNotes(), freshNotes(), freshNotes(), freshNotes()]);
    expect(prepared).toBe(1);
  });

  it('gives each test a copy of its own', async () => {
    const [mine, yours] = await Promise.all([freshNotes(), freshNotes()]);
    await ask(mine.url, "INSERT INTO note VALUES ('mine')");
    expect(await ask(mine.url, 'SELECT text FROM note')).toEqual([{ text: 'mine' }]);
    expect(await ask(yours.url, 'SELECT text FROM note')).toEqual([]);
  });

  it('can be dropped while somebody is still connected', async () => {
    const database = await freshNotes();
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await database.drop();
    await expect(ask(database.url, 'SELECT 1')).rejects.toThrow('does not exist');
  });

  it('tells the preparation error and prepares anew the next time', async () => {
    const prepare = async () => Promise.reject(new Error('no such table'));
    await expect(freshDatabase({ template: 'broken', prepare })).rejects.toThrow('no such table');
    const mended = await freshDatabase({ template: 'broken', prepare: async () => undefined });
    opened.push(mended);
    expect(await ask(mended.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('runs on PostgreSQL 18 and knows the small letters of every script', async () => {
    const { url } = await freshNotes();
    const [row] = await ask(url, "SELECT current_setting('server_version') AS version");
    expect(row?.['version']).toMatch(/^18\./);
    expect(await ask(url, "SELECT lower('ÉＡЖ香港') AS small")).toEqual([{ small: 'éａж香港' }]);
  });
});
