import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One table of facts for each topic, keyed by the aggregate's id; a fact no event has told of is NULL. */
export class FunnelFacts1764000000001 implements MigrationInterface {
  name = 'FunnelFacts1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE enterprise_fact (id uuid PRIMARY KEY, sector_codes text[], checked boolean)`);
    await runner.query(`CREATE TABLE case_fact (id uuid PRIMARY KEY, enterprise_id uuid, office_code text)`);
    await runner.query(`CREATE INDEX case_fact_enterprise ON case_fact (enterprise_id, id DESC)`);
    await runner.query(`CREATE TABLE need_fact (id uuid PRIMARY KEY, enterprise_id uuid, published boolean)`);
    await runner.query(`CREATE INDEX need_fact_enterprise ON need_fact (enterprise_id)`);
    await runner.query(`CREATE TABLE suggestion_fact (id uuid PRIMARY KEY, need_id uuid)`);
    await runner.query(`CREATE INDEX suggestion_fact_need ON suggestion_fact (need_id)`);
    await runner.query(`CREATE TABLE introduction_fact (id uuid PRIMARY KEY, need_id uuid, accepted boolean)`);
    await runner.query(`CREATE INDEX introduction_fact_need ON introduction_fact (need_id)`);
    await runner.query(`
      CREATE TABLE meeting_fact (id uuid PRIMARY KEY, introduction_id uuid, held boolean, promising boolean)`);
    await runner.query(`CREATE INDEX meeting_fact_introduction ON meeting_fact (introduction_id)`);
    await runner.query(`
      CREATE TABLE memorandum_fact (
        id uuid PRIMARY KEY,
        introduction_id uuid,
        enterprise_id uuid,
        office_code text,
        signed boolean,
        implementing boolean
      )`);
    await runner.query(`
      CREATE TABLE outcome_fact (
        id uuid PRIMARY KEY,
        enterprise_id uuid,
        confirmed boolean,
        means_code text,
        verified boolean,
        corrected boolean
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE outcome_fact, memorandum_fact, meeting_fact, introduction_fact, suggestion_fact, need_fact, case_fact,
                 enterprise_fact`);
  }
}
