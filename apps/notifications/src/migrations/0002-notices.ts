import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notices inside the application and the preferences of people. `notice_counter` numbers the notices of one person under
 * a row lock, so that a reader who has seen number n has seen everything below n.
 */
export class Notices1764000001002 implements MigrationInterface {
  name = 'Notices1764000001002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE notice_counter (person_id uuid PRIMARY KEY, last int NOT NULL)`);
    await runner.query(`
      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL,
        number int NOT NULL,
        event_id uuid NOT NULL,
        workflow_code text NOT NULL,
        organisation_id text NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        "values" jsonb NOT NULL,
        occurred_at timestamptz NOT NULL,
        read_at timestamptz,
        UNIQUE (person_id, number),
        UNIQUE (event_id, person_id, workflow_code)
      )`);
    await runner.query(`CREATE INDEX notice_unread ON notice (person_id, number) WHERE read_at IS NULL`);
    await runner.query(`
      CREATE TABLE preference (
        person_id uuid PRIMARY KEY,
        version int NOT NULL,
        choices jsonb NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE preference, notice, notice_counter`);
  }
}
