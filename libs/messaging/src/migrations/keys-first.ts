import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What tells rows apart comes first in a key. A lane has many aggregates and few topics: with the lane and the topic in front,
 * each step down the index compares two texts that are the same everywhere, and a look at a row took twice as long.
 */
export class KeysFirst1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE inbox_key DROP CONSTRAINT inbox_key_pkey, ADD PRIMARY KEY (key, topic, lane)`);
    await runner.query(`ALTER TABLE inbox DROP CONSTRAINT inbox_pkey, ADD PRIMARY KEY (event_id, lane, received_on)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE inbox_key DROP CONSTRAINT inbox_key_pkey, ADD PRIMARY KEY (lane, topic, key)`);
    await runner.query(`ALTER TABLE inbox DROP CONSTRAINT inbox_pkey, ADD PRIMARY KEY (received_on, lane, event_id)`);
  }
}
