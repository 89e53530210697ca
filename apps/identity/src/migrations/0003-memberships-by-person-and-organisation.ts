import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who answered for a firm and who works for an office are asked for among active and former memberships alike. */
export class MembershipsByPersonAndOrganisation1763769600003 implements MigrationInterface {
  name = 'MembershipsByPersonAndOrganisation1763769600003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX membership_person ON membership (person_id, organisation_id)`);
    await runner.query(`
      CREATE INDEX membership_of_offices ON membership (organisation_id, person_id)
       WHERE organisation_kind IN ('office', 'agency')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX membership_of_offices, membership_person`);
  }
}
