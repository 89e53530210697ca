import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every service keeps besides its own tables: who belongs where, and the replies of creates. */
export class KitTables1710000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE known_membership (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL,
        organisation_id text NOT NULL,
        organisation_kind text NOT NULL,
        role text NOT NULL,
        revoked_at timestamptz
      )`);
    await runner.query('CREATE INDEX known_membership_person ON known_membership (person_id) WHERE revoked_at IS NULL');
    await runner.query(
      'CREATE INDEX known_membership_organisation ON known_membership (organisation_id) WHERE revoked_at IS NULL',
    );
    await runner.query(`
      CREATE TABLE idempotency_key (
        subject text NOT NULL, key text NOT NULL,
        request_hash bytea NOT NULL,
        reply jsonb,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (subject, key)
      )`);
    await runner.query('CREATE INDEX idempotency_key_age ON idempotency_key (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE known_membership, idempotency_key');
  }
}

export const kitMigrations = [KitTables1710000000001];
