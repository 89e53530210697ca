import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What matching knows of firms, needs and offers: copies from the registry's events. */
export class Copies1720000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE known_enterprise (
        enterprise_id uuid PRIMARY KEY,
        version integer NOT NULL,
        standing text NOT NULL CHECK (standing IN ('unchecked', 'checked', 'suspended', 'withdrawn')),
        profile jsonb NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE known_need (
        need_id uuid PRIMARY KEY,
        version integer NOT NULL,
        enterprise_id uuid NOT NULL,
        publication text NOT NULL CHECK (publication IN ('published', 'ended')),
        service_codes text[] NOT NULL,
        content jsonb NOT NULL
      )`);
    await runner.query(`CREATE INDEX ON known_need (enterprise_id)`);
    await runner.query(`CREATE INDEX ON known_need USING gin (service_codes) WHERE publication = 'published'`);
    await runner.query(`
      CREATE TABLE known_offer (
        offer_id uuid PRIMARY KEY,
        version integer NOT NULL,
        provider_id uuid NOT NULL,
        publication text NOT NULL CHECK (publication IN ('published', 'ended')),
        service_codes text[] NOT NULL,
        content jsonb NOT NULL
      )`);
    await runner.query(`CREATE INDEX ON known_offer (provider_id)`);
    await runner.query(`CREATE INDEX ON known_offer USING gin (service_codes) WHERE publication = 'published'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE known_offer, known_need, known_enterprise`);
  }
}
