import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rolesOf } from '@harbourlink/persistence';

/**
 * What was taken in from outside, by the names its senders gave it: kept for good, so that nothing comes in twice however
 * late it is sent again. And the headers of what could not be read, for another try.
 */
export class Outside1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ schema }] = await runner.query('SELECT current_schema() AS schema');
    const { running } = rolesOf(schema);
    await runner.query(`
      CREATE TABLE outside_event (
        lane text NOT NULL, source text NOT NULL, id text NOT NULL,
        -- How the inbox and a dead letter name it.
        event_id uuid NOT NULL,
        type text NOT NULL,
        subject text,
        version int,
        received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (lane, source, id)
      )`);
    await runner.query('CREATE INDEX outside_event_id ON outside_event (event_id)');
    // As json, not jsonb: a header may hold an escaped zero character.
    await runner.query(`
      CREATE TABLE outside_parked (
        lane text NOT NULL, event_id uuid NOT NULL, headers json NOT NULL,
        PRIMARY KEY (lane, event_id)
      )`);
    await runner.query(`GRANT SELECT, INSERT ON outside_event, outside_parked TO ${running}`);
  }

  async down(): Promise<void> {
    throw new Error('what was taken in from outside is remembered for good: it is not dropped by a migration');
  }
}
