import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleAndSignIn1763769600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        id uuid PRIMARY KEY,
        version integer NOT NULL,
        names jsonb NOT NULL,
        email text NOT NULL,
        language text NOT NULL CHECK (language IN ('zh-Hans', 'zh-Hant', 'en')),
        password_hash text,
        sample boolean NOT NULL DEFAULT false,
        failed_sign_ins integer NOT NULL DEFAULT 0,
        locked_until timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    // One account for one mailbox, however the address is written.
    await runner.query(`CREATE UNIQUE INDEX person_email ON person (lower(email))`);
    await runner.query(`
      CREATE TABLE membership (
        id uuid PRIMARY KEY,
        version integer NOT NULL,
        status text NOT NULL,
        person_id uuid NOT NULL REFERENCES person,
        organisation_id text NOT NULL,
        organisation_kind text NOT NULL,
        role text NOT NULL
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX membership_once ON membership (person_id, organisation_id, role) WHERE status = 'active'`);
    await runner.query(`
      CREATE TABLE oidc_payload (
        model text NOT NULL,
        id text NOT NULL,
        payload jsonb NOT NULL,
        grant_id text,
        uid text,
        expires_at timestamptz,
        PRIMARY KEY (model, id)
      )`);
    await runner.query(`CREATE INDEX oidc_payload_grant ON oidc_payload (grant_id) WHERE grant_id IS NOT NULL`);
    await runner.query(`CREATE INDEX oidc_payload_uid ON oidc_payload (uid) WHERE uid IS NOT NULL`);
    await runner.query(`CREATE INDEX oidc_payload_expiry ON oidc_payload (expires_at)`);
    await runner.query(`
      CREATE TABLE link (
        token_hash text PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        organisation_id text,
        purpose text NOT NULL,
        resource_id text NOT NULL,
        expires_at timestamptz NOT NULL,
        sessions integer NOT NULL DEFAULT 0,
        closed_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`CREATE INDEX link_person ON link (person_id)`);
    await runner.query(`CREATE INDEX link_resource ON link (resource_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE link, oidc_payload, membership, person`);
  }
}
