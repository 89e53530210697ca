import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What enterprises look for and what providers offer; both end by themselves on a date. */
export class NeedsAndOffers1764000000002 implements MigrationInterface {
  name = 'NeedsAndOffers1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, owner] of [
      ['need', 'enterprise_id'],
      ['offer', 'provider_id'],
    ] as const) {
      await runner.query(`
        CREATE TABLE ${table} (
          id uuid PRIMARY KEY,
          version int NOT NULL,
          status text NOT NULL,
          content jsonb NOT NULL,
          ends_on text,
          ended_reason_code text,
          ${owner} uuid NOT NULL,
          service_codes text[] NOT NULL
        )`);
      await runner.query(`CREATE INDEX ${table}_owner ON ${table} (${owner}, id)`);
      await runner.query(`CREATE INDEX ${table}_status ON ${table} (status, id)`);
      await runner.query(`CREATE INDEX ${table}_services ON ${table} USING gin (service_codes)`);
      await runner.query(`CREATE INDEX ${table}_ends ON ${table} (ends_on) WHERE status = 'published'`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE offer, need`);
  }
}
