import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anId, Backbone } from './schemas.fixture.js';

let backbone: Backbone;
beforeAll(async () => {
  backbone = await Backbone.start();
  await backbone.publish(anId(), [1, 2]);
  await backbone.sequence();
});
afterAll(() => backbone.stop());

const asService = (sql: string): Promise<unknown[]> => backbone.ask(sql, [], { schema: 'registry' });
const asSequencer = (sql: string): Promise<unknown[]> =>
  backbone.ask(sql, [], { schema: 'registry', role: 'sequencer' });
const asOtherService = (sql: string): Promise<unknown[]> => backbone.ask(sql, [], { schema: 'matching' });

describe('rule 7: who may touch the journal', () => {
  it.each([
    'SELECT * FROM journal',
    `INSERT INTO journal SELECT * FROM journal`,
    `UPDATE journal SET type = 'x'`,
    'DELETE FROM journal',
    'TRUNCATE journal',
    'DELETE FROM journal_from_1',
    'DELETE FROM outbox',
    `UPDATE sequencer SET position = 0`,
    'DELETE FROM journal_checkpoint',
    `SELECT cut_journal(now())`,
    `SELECT redact_journal(ARRAY[1]::bigint[], gen_random_uuid(), gen_random_uuid())`,
  ])('refuses the running service: %s', async (sql) => {
    await expect(asService(sql)).rejects.toThrow('permission denied');
  });

  it.each([
    `UPDATE journal SET type = 'x'`,
    'DELETE FROM journal',
    'TRUNCATE journal',
    `UPDATE journal_from_1 SET type = 'x'`,
    'UPDATE journal_checkpoint SET position = 1',
    'INSERT INTO outbox (event_id, version) VALUES (gen_random_uuid(), 1)',
    'UPDATE outbox SET version = 1',
    'SELECT * FROM inbox',
    `SELECT redact_journal(ARRAY[1]::bigint[], gen_random_uuid(), gen_random_uuid())`,
  ])('refuses the sequencer: %s', async (sql) => {
    await expect(asSequencer(sql)).rejects.toThrow('permission denied');
  });

  it.each(['journal', 'outbox', 'sequencer', 'migration'])('lets no rebuild replace the table %s', async (table) => {
    await expect(asService(`SELECT begin_rebuild('x', gen_random_uuid(), ARRAY['${table}'])`)).rejects.toThrow(
      'not a projection',
    );
    await expect(asService(`SELECT swap_rebuild(ARRAY['${table}'])`)).rejects.toThrow('not a projection');
  });

  it('is not fooled by a temporary table of the same name', async () => {
    const client = await backbone.pool('registry', 'sequencer').connect();
    try {
      await client.query('CREATE TEMPORARY TABLE sequencer (id int, position bigint)');
      await client.query('INSERT INTO sequencer VALUES (1, 99)');
      await expect(client.query('SELECT cut_journal(now())')).resolves.toMatchObject({ rows: [{ cut_journal: '3' }] });
    } finally {
      client.release(true);
    }
  });
});

describe('a service has its own schema and nothing else', () => {
  it.each([
    'CREATE TABLE mine (id int)',
    'ALTER TABLE effect ADD COLUMN more int',
    'DROP TABLE effect',
    'DROP TABLE inbox',
  ])('cannot change its tables: %s', async (sql) => {
    await expect(asService(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each([
    'SELECT * FROM registry.effect',
    'SELECT * FROM registry.journal',
    'SELECT * FROM registry.outbox',
    'INSERT INTO registry.effect (lane) VALUES (1)',
    'CREATE TABLE registry.mine (id int)',
  ])('cannot touch another service: %s', async (sql) => {
    await expect(asOtherService(sql)).rejects.toThrow('permission denied');
  });

  it("reads another service's journal through the one function", async () => {
    const rows = await asOtherService(
      'SELECT position::int FROM registry.read_journal(0, registry.journal_head(), NULL, 10)',
    );
    expect(rows).toEqual([{ position: 1 }, { position: 2 }]);
  });
});
