import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rolesOf } from '@harbourlink/persistence';

/**
 * What operators do to a service's events, for ever with who, when and why, and which lanes they have paused. Words stand
 * here and never in an event; the running service may add an action and change none.
 */
export class Operating1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ schema }] = await runner.query('SELECT current_schema() AS schema');
    await runner.query(`
      CREATE TABLE operator_action (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        person_id uuid NOT NULL,
        action text NOT NULL,
        lane text,
        letter bigint,
        reason_code text,
        note text,
        details jsonb NOT NULL DEFAULT '{}'
      )`);
    await runner.query('CREATE INDEX operator_action_letter ON operator_action (letter, id) WHERE letter IS NOT NULL');
    await runner.query(`
      CREATE TABLE lane_pause (
        lane text PRIMARY KEY,
        paused_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        paused_by uuid NOT NULL,
        reason text NOT NULL
      )`);
    await runner.query('CREATE INDEX dead_letter_open ON dead_letter (lane, kind) WHERE settled_at IS NULL');
    await runner.query(`GRANT SELECT, INSERT ON operator_action TO ${rolesOf(schema).running}`);
  }

  async down(): Promise<void> {
    throw new Error('what operators did is an audit trail: it is not dropped by a migration');
  }
}
