import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deliveries, and beside them the work that is left: what to say, how urgent it is, and who is at it. */
export class Deliveries1764000001003 implements MigrationInterface {
  name = 'Deliveries1764000001003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        status text NOT NULL,
        person_id uuid NOT NULL,
        organisation_id text NOT NULL,
        workflow_code text NOT NULL,
        channel_code text NOT NULL,
        event_id uuid NOT NULL,
        message_id text NOT NULL,
        subject_id uuid NOT NULL,
        queued_at timestamptz NOT NULL,
        failures int NOT NULL,
        last_failure_code text,
        due_at timestamptz,
        sent_at timestamptz,
        given_up_at timestamptz
      )`);
    await runner.query(`CREATE INDEX delivery_log ON delivery (queued_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX delivery_due ON delivery (due_at) WHERE status = 'waiting'`);
    await runner.query(`
      CREATE TABLE delivery_work (
        delivery_id uuid PRIMARY KEY,
        "values" jsonb NOT NULL,
        subject_kind text NOT NULL,
        urgent boolean NOT NULL,
        leased_until timestamptz NOT NULL DEFAULT '-infinity'
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE delivery_work, delivery`);
  }
}
