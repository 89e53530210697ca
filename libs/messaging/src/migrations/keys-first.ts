import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveKey } from './give-key.js';

/**
 * What tells rows apart comes first in a key. A lane has many aggregates and few topics: with the lane and the topic in front,
 * each step down the index compares two texts that are the same everywhere, and a look at a row took twice as long. A table to
 * a transaction: who handles an event holds one of the two when it asks for the other.
 */
export class KeysFirst1700000000015 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return giveKey(runner, 'inbox_key', 'key, topic, lane');
  }

  down(runner: QueryRunner): Promise<void> {
    return giveKey(runner, 'inbox_key', 'lane, topic, key');
  }
}

export class EventsFirst1700000000016 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return giveKey(runner, 'inbox', 'event_id, lane, received_on');
  }

  down(runner: QueryRunner): Promise<void> {
    return giveKey(runner, 'inbox', 'received_on, lane, event_id');
  }
}
