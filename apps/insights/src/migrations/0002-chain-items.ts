import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every thing that is part of a chain from an enterprise to an outcome, one row each, and what it came of. */
export class ChainItems1764000000002 implements MigrationInterface {
  name = 'ChainItems1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE chain_item (
        id uuid PRIMARY KEY,
        kind text,
        status text,
        lapsed boolean,
        began_at timestamptz,
        changed_at timestamptz,
        parent_ids uuid[],
        organisation_ids text[],
        names jsonb,
        office_code text,
        codes text[]
      )`);
    await runner.query(`CREATE INDEX chain_item_parents ON chain_item USING gin (parent_ids)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE chain_item`);
  }
}
