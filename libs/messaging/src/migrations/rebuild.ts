import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rolesOf } from '@harbourlink/persistence';

/**
 * Shadow tables for the rebuild of a projection: the running role may ask for them and for the swap, not change a table
 * itself. They stand in a schema of their own, which a rebuild puts first on its search path.
 */
export class Rebuild1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ schema }] = await runner.query('SELECT current_schema() AS schema');
    const roles = rolesOf(schema);
    await runner.query(`SET LOCAL search_path = ${schema}, pg_temp`);
    await runner.query(`CREATE SCHEMA IF NOT EXISTS ${schema}_rebuild`);
    await runner.query(`GRANT USAGE ON SCHEMA ${schema}_rebuild TO ${roles.running}`);
    await runner.query(`
      CREATE TABLE rebuild_key (lane text, topic text, key uuid, version int NOT NULL, PRIMARY KEY (lane, topic, key))`);
    await runner.query(`
      CREATE TABLE rebuild_cursor (lane text, source text, cursor bigint NOT NULL, PRIMARY KEY (lane, source))`);
    // Whose turn it is: a second rebuild of a lane takes over, and the first one finds out at its next step.
    await runner.query(`
      CREATE TABLE rebuild_run (
        lane text PRIMARY KEY,
        run uuid NOT NULL,
        state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'cancelled', 'failed')),
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended_at timestamptz,
        events bigint NOT NULL DEFAULT 0,
        error text
      )`);
    // First on a rebuild's search path, and nobody may insert into it: a projection that publishes is refused there.
    await runner.query(`CREATE TABLE ${schema}_rebuild.outbox ()`);
    await runner.query(`
      CREATE FUNCTION must_be_rebuildable(tables text[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      DECLARE name text;
      BEGIN
        FOREACH name IN ARRAY tables LOOP
          IF NOT has_table_privilege('${roles.running}', format('${schema}.%I', name), 'DELETE') THEN
            RAISE EXCEPTION 'table % is not a projection: the running service may not empty it', name
              USING ERRCODE = 'insufficient_privilege';
          END IF;
        END LOOP;
      END $$`);
    await runner.query(`
      CREATE FUNCTION begin_rebuild(rebuilt_lane text, new_run uuid, tables text[]) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE name text;
      BEGIN
        PERFORM must_be_rebuildable(tables);
        DELETE FROM rebuild_run WHERE lane = rebuilt_lane;
        INSERT INTO rebuild_run (lane, run) VALUES (rebuilt_lane, new_run);
        DELETE FROM rebuild_key WHERE lane = rebuilt_lane;
        DELETE FROM rebuild_cursor WHERE lane = rebuilt_lane;
        FOREACH name IN ARRAY tables LOOP
          EXECUTE format('DROP TABLE IF EXISTS ${schema}_rebuild.%I', name);
          EXECUTE format('CREATE TABLE ${schema}_rebuild.%I (LIKE ${schema}.%I INCLUDING ALL)', name, name);
          EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}_rebuild.%I TO ${roles.running}', name);
        END LOOP;
      END $$`);
    await runner.query(`
      CREATE FUNCTION swap_rebuild(tables text[]) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE name text;
      BEGIN
        PERFORM must_be_rebuildable(tables);
        FOREACH name IN ARRAY tables LOOP
          EXECUTE format('DROP TABLE ${schema}.%I', name);
          EXECUTE format('ALTER TABLE ${schema}_rebuild.%I SET SCHEMA ${schema}', name);
        END LOOP;
      END $$`);
    await runner.query(`REVOKE ALL ON FUNCTION begin_rebuild, swap_rebuild FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION begin_rebuild, swap_rebuild TO ${roles.running}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const [{ schema }] = await runner.query('SELECT current_schema() AS schema');
    await runner.query(`DROP SCHEMA ${schema}_rebuild CASCADE`);
    await runner.query('DROP FUNCTION begin_rebuild, swap_rebuild, must_be_rebuildable');
    await runner.query('DROP TABLE rebuild_key, rebuild_cursor, rebuild_run');
  }
}
