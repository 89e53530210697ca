import type { MigrationInterface, QueryRunner } from 'typeorm';
import { journalReader, rolesOf } from '@harbourlink/persistence';

/**
 * Stretches of the journal that were exported to a file and detached. Reading across one is refused, naming the file: less
 * than was asked for would be a loss that nobody sees. Only the owner role detaches; what is detached stands in a schema of
 * its own, out of everybody's reach, until it is dropped.
 */
export class JournalArchive1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ schema }] = await runner.query('SELECT current_schema() AS schema');
    const roles = rolesOf(schema);
    await runner.query(`SET LOCAL search_path = ${schema}, pg_temp`);
    await runner.query(`CREATE SCHEMA IF NOT EXISTS ${schema}_archive`);
    await runner.query(`
      CREATE TABLE journal_archive (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        first bigint NOT NULL,
        last bigint NOT NULL CHECK (last >= first),
        hash_before bytea NOT NULL,
        hash_after bytea NOT NULL,
        counts jsonb NOT NULL,
        file text NOT NULL,
        file_sha256 bytea NOT NULL,
        detached_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        dropped_at timestamptz,
        attached_at timestamptz
      )`);
    await runner.query(reading);
    await runner.query(`REVOKE ALL ON FUNCTION journal_floor, journal_must_hold, journal_cursors FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION journal_floor, journal_cursors TO ${journalReader}`);
    await runner.query(`GRANT SELECT ON journal_archive TO ${roles.running}`);
  }

  async down(): Promise<void> {
    throw new Error('where the past of the journal went is not forgotten by a migration');
  }
}

/**
 * The archives that are not attached again reach from position 1 to the floor without a hole: detaching goes up, attaching
 * down. `journal_cursors`: where this service's own lanes stand in another one's journal, unless a broker feeds them.
 */
const reading = `
  CREATE FUNCTION journal_floor() RETURNS TABLE ("position" bigint, hash bytea) LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT last, hash_after FROM journal_archive WHERE attached_at IS NULL ORDER BY last DESC LIMIT 1
  $$;
  CREATE FUNCTION journal_must_hold(after bigint, up_to bigint) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  DECLARE archive journal_archive;
  BEGIN
    IF up_to <= after THEN RETURN; END IF;
    SELECT * INTO archive FROM journal_archive WHERE attached_at IS NULL AND last > after ORDER BY last LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'positions % to % of the journal of % are archived in %: attach that file again to read them',
        archive.first, archive.last, current_schema(), archive.file USING ERRCODE = 'HJ001';
    END IF;
  END $$;
  CREATE OR REPLACE FUNCTION read_journal(after bigint, up_to bigint, topics text[], most int) RETURNS SETOF journal
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT journal_must_hold(after, up_to);
    SELECT * FROM journal
     WHERE journal.position > after AND journal.position <= up_to AND (topics IS NULL OR rtrim(journal.topic, '0123456789') || '1' = ANY(topics))
     ORDER BY journal.position LIMIT most
  $$;
  CREATE FUNCTION journal_cursors(of_source text) RETURNS TABLE (lane text, topic text, cursor bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT lane, topic, cursor FROM inbox_lane WHERE source = of_source AND furthest <= cursor
  $$;`;
