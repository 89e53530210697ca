import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveKey } from './give-key.js';

/**
 * The head of a stream is found by its version as well. While somebody holds an old snapshot nothing is pruned, and every
 * earlier version of a row is met on the way to the one that counts: a backlog drained a quarter slower. With the version in
 * the key there is one entry to look at, whatever is left behind; the dead ones are for vacuum alone, which comes sooner.
 */
export class StreamHeads1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await giveKey(runner, 'journal_stream', 'aggregate_id, topic, version');
    await runner.query('ALTER TABLE journal_stream SET (autovacuum_vacuum_scale_factor = 0.05)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await giveKey(runner, 'journal_stream', 'aggregate_id, topic');
    await runner.query('ALTER TABLE journal_stream RESET (autovacuum_vacuum_scale_factor)');
  }
}
