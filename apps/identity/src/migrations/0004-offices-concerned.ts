import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which offices an introduction concerns: the one that made it, and those that have a case of a party. */
export class OfficesConcerned1763769600004 implements MigrationInterface {
  name = 'OfficesConcerned1763769600004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE introduction_office (introduction_id uuid PRIMARY KEY, office_code text NOT NULL)`);
    await runner.query(`
      CREATE TABLE case_office (case_id uuid PRIMARY KEY, enterprise_id uuid, office_code text)`);
    await runner.query(`CREATE INDEX case_office_enterprise ON case_office (enterprise_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE case_office, introduction_office`);
  }
}
