import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How often each sink was refilled. A sender that was under way meanwhile must not count what it sent before: where the watermark
 * stands does not tell when it stood there already.
 */
export class Refills1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ schema }] = await runner.query('SELECT current_schema() AS schema');
    await runner.query(`SET LOCAL search_path = ${schema}, pg_temp`);
    await runner.query(`ALTER TABLE sink_watermark ADD COLUMN refills int NOT NULL DEFAULT 0`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION refill_sink(refilled text, after bigint) RETURNS bigint
      LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
        UPDATE sink_watermark SET position = least(position, after), refills = refills + 1, moved_at = clock_timestamp()
         WHERE sink = refilled AND after >= 0 RETURNING position
      $$`);
  }

  async down(): Promise<void> {
    throw new Error('how far a broker was sent the journal is not forgotten by a migration');
  }
}
