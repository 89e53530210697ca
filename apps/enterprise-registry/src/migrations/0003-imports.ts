import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files as they came, in pieces, and how far each has been worked through. */
export class Imports1764000000003 implements MigrationInterface {
  name = 'Imports1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import (
        id uuid PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        state text NOT NULL,
        dry_run boolean NOT NULL,
        by_person_id uuid NOT NULL,
        bytes bigint NOT NULL,
        records_done int NOT NULL DEFAULT 0,
        rows int NOT NULL DEFAULT 0,
        created int NOT NULL DEFAULT 0,
        updated int NOT NULL DEFAULT 0,
        unchanged int NOT NULL DEFAULT 0,
        rejected int NOT NULL DEFAULT 0,
        routed int NOT NULL DEFAULT 0,
        unrouted int NOT NULL DEFAULT 0,
        failure_code text,
        leased_until timestamptz NOT NULL DEFAULT '-infinity',
        asked_at timestamptz NOT NULL,
        finished_at timestamptz
      )`);
    await runner.query(`CREATE INDEX import_open ON import (id) WHERE state IN ('waiting', 'running')`);
    await runner.query(`
      CREATE TABLE import_piece (
        import_id uuid NOT NULL REFERENCES import ON DELETE CASCADE,
        n int NOT NULL,
        content bytea NOT NULL,
        PRIMARY KEY (import_id, n)
      )`);
    await runner.query(`
      CREATE TABLE import_error (
        import_id uuid NOT NULL REFERENCES import ON DELETE CASCADE,
        row_number int NOT NULL,
        n int NOT NULL,
        column_name text NOT NULL,
        value text NOT NULL,
        reason_code text NOT NULL,
        PRIMARY KEY (import_id, row_number, n)
      )`);
    // Which row of the file spoke of a firm first: a second one is told so.
    await runner.query(`
      CREATE TABLE import_identity (
        import_id uuid NOT NULL REFERENCES import ON DELETE CASCADE,
        identity text NOT NULL,
        row_number int NOT NULL,
        PRIMARY KEY (import_id, identity)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE import_identity, import_error, import_piece, import`);
  }
}
