import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The two aggregates. What the lists filter by stands beside the content it was taken from. */
export class MemorandaAndOutcomes1764000000001 implements MigrationInterface {
  name = 'MemorandaAndOutcomes1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE memorandum (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        stage text NOT NULL,
        status text NOT NULL,
        office_code text NOT NULL,
        owner_person_id uuid NOT NULL,
        signed_on text,
        content jsonb NOT NULL,
        milestones jsonb NOT NULL,
        organisation_ids text[] NOT NULL,
        introduction_id uuid,
        parent_memorandum_id uuid
      )`);
    await runner.query(`CREATE INDEX memorandum_organisations ON memorandum USING gin (organisation_ids)`);
    await runner.query(`CREATE INDEX memorandum_introduction ON memorandum (introduction_id)`);
    await runner.query(`CREATE INDEX memorandum_parent ON memorandum (parent_memorandum_id)`);
    await runner.query(`
      CREATE TABLE outcome (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        status text NOT NULL,
        enterprise_id uuid NOT NULL,
        memorandum_id uuid,
        claimed_by_person_id uuid NOT NULL,
        office_code text NOT NULL,
        content jsonb NOT NULL,
        corrects_outcome_id uuid,
        correction_outcome_id uuid,
        confirmation jsonb,
        verification jsonb,
        reason_code text
      )`);
    await runner.query(`CREATE INDEX outcome_enterprise ON outcome (enterprise_id, id)`);
    await runner.query(`CREATE INDEX outcome_memorandum ON outcome (memorandum_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE outcome, memorandum`);
  }
}
