import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Own copies of what others own, kept from their events: just enough to know whom to tell and by which name. */
export class Copies1764000001001 implements MigrationInterface {
  name = 'Copies1764000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE known_name (
        organisation_id uuid PRIMARY KEY,
        names jsonb NOT NULL,
        submitted_by_person_id uuid,
        version int NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE known_case (
        case_id uuid PRIMARY KEY,
        enterprise_id uuid NOT NULL,
        office_code text,
        owner_person_id uuid
      )`);
    await runner.query(`CREATE INDEX known_case_enterprise ON known_case (enterprise_id)`);
    await runner.query(`
      CREATE TABLE known_introduction (
        introduction_id uuid PRIMARY KEY,
        organisation_ids uuid[] NOT NULL,
        proposed_by_person_id uuid NOT NULL,
        office_code text NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE known_memorandum (
        memorandum_id uuid PRIMARY KEY,
        title jsonb NOT NULL,
        owner_person_id uuid NOT NULL,
        office_code text NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE known_outcome (
        outcome_id uuid PRIMARY KEY,
        enterprise_id uuid NOT NULL,
        claimed_by_person_id uuid NOT NULL,
        office_code text NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE known_outcome, known_memorandum, known_introduction, known_case, known_name`);
  }
}
