import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Enterprises and the work on them. What the lists filter by stands beside the profile it was taken from. */
export class EnterprisesAndCases1764000000001 implements MigrationInterface {
  name = 'EnterprisesAndCases1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE enterprise (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        status text NOT NULL,
        profile jsonb NOT NULL,
        checked_on text,
        valid_until_on text,
        reason_codes text[] NOT NULL,
        revision jsonb,
        uscc text,
        br_number text,
        listing_code text,
        sector_codes text[] NOT NULL,
        searched_names text NOT NULL,
        awaits_check boolean NOT NULL
      )`);
    // A firm is on record once: its numbers come free only when it left or was not accepted.
    for (const column of ['uscc', 'br_number', 'listing_code']) {
      await runner.query(`
        CREATE UNIQUE INDEX enterprise_${column} ON enterprise (${column})
         WHERE status NOT IN ('withdrawn', 'not-accepted')`);
    }
    await runner.query(`CREATE INDEX enterprise_status ON enterprise (status, id)`);
    await runner.query(`CREATE INDEX enterprise_awaits_check ON enterprise (id) WHERE awaits_check`);
    await runner.query(`CREATE INDEX enterprise_sectors ON enterprise USING gin (sector_codes)`);
    await runner.query(`
      CREATE TABLE enterprise_case (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        status text NOT NULL,
        enterprise_id uuid NOT NULL UNIQUE,
        office_code text,
        unrouted_reason_code text,
        owner_person_id uuid,
        former_holders jsonb NOT NULL,
        closed_reason_code text
      )`);
    await runner.query(`CREATE INDEX enterprise_case_office ON enterprise_case (office_code, status, id)`);
    await runner.query(`CREATE INDEX enterprise_case_unrouted ON enterprise_case (id) WHERE status = 'unrouted'`);
    await runner.query(`CREATE INDEX enterprise_case_owner ON enterprise_case (owner_person_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE enterprise_case, enterprise`);
  }
}
