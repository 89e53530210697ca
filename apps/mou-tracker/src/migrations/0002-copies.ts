import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Own copies of what the registry and matching own, kept from their events: what a memorandum or outcome may refer to. */
export class Copies1764000000002 implements MigrationInterface {
  name = 'Copies1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE known_enterprise (enterprise_id uuid PRIMARY KEY, names jsonb NOT NULL)`);
    await runner.query(`
      CREATE TABLE known_case (case_id uuid PRIMARY KEY, enterprise_id uuid NOT NULL, office_code text)`);
    await runner.query(`CREATE INDEX known_case_enterprise ON known_case (enterprise_id)`);
    await runner.query(`
      CREATE TABLE known_case_owner (case_id uuid, person_id uuid, PRIMARY KEY (case_id, person_id))`);
    await runner.query(`
      CREATE TABLE known_introduction (
        introduction_id uuid PRIMARY KEY,
        need_id uuid NOT NULL,
        organisation_ids uuid[] NOT NULL,
        accepted boolean NOT NULL DEFAULT false
      )`);
    await runner.query(`CREATE TABLE known_meeting (meeting_id uuid PRIMARY KEY, introduction_id uuid NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE known_meeting, known_introduction, known_case_owner, known_case, known_enterprise`);
  }
}
