import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rolesOf } from '@harbourlink/persistence';

/**
 * How far each sink (a broker) has been sent the journal. The sequencer's role moves a watermark on; the running role may
 * lower it through a function, to send again what a wiped broker has lost.
 */
export class Shipping1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ schema }] = await runner.query('SELECT current_schema() AS schema');
    const roles = rolesOf(schema);
    await runner.query(`SET LOCAL search_path = ${schema}, pg_temp`);
    await runner.query(`
      CREATE TABLE sink_watermark (
        sink text PRIMARY KEY,
        position bigint NOT NULL DEFAULT 0 CHECK (position >= 0),
        moved_at timestamptz NOT NULL DEFAULT clock_timestamp()
      ) WITH (fillfactor = 50)`);
    await runner.query(`
      CREATE FUNCTION refill_sink(refilled text, after bigint) RETURNS bigint
      LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
        UPDATE sink_watermark SET position = least(position, after), moved_at = clock_timestamp()
         WHERE sink = refilled AND after >= 0 RETURNING position
      $$`);
    await runner.query(`GRANT SELECT ON sink_watermark TO ${roles.running}`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON sink_watermark TO ${roles.sequencer}`);
    await runner.query(`REVOKE ALL ON FUNCTION refill_sink FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION refill_sink TO ${roles.running}`);
  }

  async down(): Promise<void> {
    throw new Error('how far a broker was sent the journal is not forgotten by a migration');
  }
}
