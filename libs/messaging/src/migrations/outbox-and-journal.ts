import type { MigrationInterface, QueryRunner } from 'typeorm';
import { journalReader, rolesOf } from '@harbourlink/persistence';

/**
 * Outbox, sequencer and journal. The running role inserts into the outbox; only the sequencer's role moves rows into the
 * journal, which nobody but the owner could change; others read it through one function.
 */
export class OutboxAndJournal1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ schema }] = await runner.query('SELECT current_schema() AS schema');
    const roles = rolesOf(schema);
    // The functions below keep this path: temporary tables come last, so that nobody can slip one in under a name of ours.
    await runner.query(`SET LOCAL search_path = ${schema}, pg_temp`);
    await runner.query(`
      CREATE TABLE outbox (
        seq bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME outbox_seq CACHE 1) PRIMARY KEY,
        event_id uuid NOT NULL,
        topic text NOT NULL,
        aggregate_id uuid NOT NULL,
        version int NOT NULL CHECK (version > 0),
        type text NOT NULL,
        payload bytea NOT NULL,
        occurred_at timestamptz NOT NULL,
        correlation_id uuid NOT NULL,
        causation_id uuid,
        traceparent text CHECK (length(traceparent) <= 64)
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`);
    await runner.query(`
      CREATE TABLE sequencer (
        id int PRIMARY KEY CHECK (id = 1),
        holder uuid,
        instance text,
        epoch bigint NOT NULL DEFAULT 0,
        expires_at timestamptz NOT NULL DEFAULT '-infinity',
        position bigint NOT NULL DEFAULT 0,
        hash bytea NOT NULL
      )`);
    await runner.query(`INSERT INTO sequencer (id, hash) VALUES (1, sha256(convert_to($1, 'UTF8')))`, [schema]);
    await runner.query(`
      CREATE TABLE journal_stream (
        aggregate_id uuid NOT NULL, topic text NOT NULL, version int NOT NULL,
        PRIMARY KEY (aggregate_id, topic)
      ) WITH (fillfactor = 50)`);
    await runner.query(`
      CREATE TABLE journal (
        position bigint NOT NULL PRIMARY KEY,
        event_id uuid NOT NULL,
        topic text NOT NULL,
        aggregate_id uuid NOT NULL,
        version int NOT NULL,
        type text NOT NULL,
        payload bytea,
        payload_salt bytea,
        payload_digest bytea NOT NULL,
        occurred_at timestamptz NOT NULL,
        correlation_id uuid NOT NULL,
        causation_id uuid,
        traceparent text,
        hash_version smallint NOT NULL,
        hash bytea NOT NULL
      ) PARTITION BY RANGE (position)`);
    await runner.query(`CREATE TABLE journal_from_1 PARTITION OF journal FOR VALUES FROM (1) TO (MAXVALUE)`);
    await runner.query(`
      CREATE TABLE journal_checkpoint (
        position bigint PRIMARY KEY, hash bytea NOT NULL, taken_at timestamptz NOT NULL DEFAULT clock_timestamp())`);
    await runner.query(idBeforeNumber);
    await runner.query(chainFunctions);
    await runner.query(readingFunctions);
    await runner.query(cutFunction);
    await runner.query(redactFunction);
    await runner.query(`GRANT INSERT ON outbox TO ${roles.running}`);
    await runner.query(`GRANT SELECT ON sequencer, journal_checkpoint TO ${roles.running}`);
    await runner.query(`GRANT SELECT (seq, occurred_at) ON outbox TO ${roles.running}`);
    await runner.query(`GRANT SELECT, DELETE ON outbox TO ${roles.sequencer}`);
    await runner.query(`GRANT SELECT ON SEQUENCE outbox_seq TO ${roles.sequencer}`);
    await runner.query(`GRANT SELECT, UPDATE ON sequencer TO ${roles.sequencer}`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON journal_stream TO ${roles.sequencer}`);
    await runner.query(`GRANT SELECT, INSERT ON journal, journal_checkpoint TO ${roles.sequencer}`);
    await runner.query(`REVOKE ALL ON FUNCTION read_journal, journal_head, cut_journal, redact_journal FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION read_journal, journal_head TO ${journalReader}`);
    await runner.query(`GRANT EXECUTE ON FUNCTION cut_journal TO ${roles.sequencer}`);
  }

  async down(): Promise<void> {
    throw new Error('the journal is the audit trail: it is not dropped by a migration');
  }
}

/**
 * A transaction has its id before it draws a number: the sequencer's lower bound rests on it, and PostgreSQL by itself
 * draws the number of an INSERT first.
 */
const idBeforeNumber = `
  CREATE FUNCTION outbox_id_first() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM pg_current_xact_id(); RETURN NULL; END $$;
  CREATE TRIGGER id_first BEFORE INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_id_first();`;

/**
 * The link of one event: a byte that names its form, the columns of fixed length, then the others, each ended by a zero
 * byte, which no text holds. The chain: the running hashes of a batch, 32 bytes each, one after the other. Both are computed
 * again in another language by journal/verify-journal.ts. STABLE lets the link be inlined; one loop over a batch costs a
 * tenth of an aggregate written in SQL.
 */
const chainFunctions = `
  CREATE FUNCTION journal_link("position" bigint, event_id uuid, topic text, aggregate_id uuid, version int, type text,
                               occurred_at timestamptz, correlation_id uuid, causation_id uuid, digest bytea)
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT '\\x01'::bytea || int8send(position) || uuid_send(event_id) || uuid_send(aggregate_id) || int4send(version)
           || timestamptz_send(occurred_at) || uuid_send(correlation_id) || digest
           || convert_to(topic, 'UTF8') || '\\x00' || convert_to(type, 'UTF8') || '\\x00'
           || coalesce(uuid_send(causation_id), '')
  $$;
  CREATE FUNCTION journal_chain(seed bytea, links bytea[]) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT AS $$
  DECLARE hash bytea := seed; hashes bytea[] := '{}'; link bytea;
  BEGIN
    FOREACH link IN ARRAY links LOOP
      hash := sha256(hash || link);
      hashes := array_append(hashes, hash);
    END LOOP;
    RETURN (SELECT string_agg(h, '' ORDER BY nth) FROM unnest(hashes) WITH ORDINALITY AS u(h, nth));
  END $$;
  CREATE FUNCTION journal_refuse(reason text) RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION '%', reason USING ERRCODE = 'integrity_constraint_violation'; END $$;`;

/** Positions are given under one lock and committed in order, so this journal may be read by "position > cursor". */
const readingFunctions = `
  CREATE FUNCTION journal_head() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT position FROM sequencer WHERE id = 1
  $$;
  CREATE FUNCTION read_journal(after bigint, up_to bigint, topics text[], most int) RETURNS SETOF journal
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT * FROM journal
     WHERE journal.position > after AND journal.position <= up_to AND (topics IS NULL OR rtrim(journal.topic, '0123456789') || '1' = ANY(topics))
     ORDER BY journal.position LIMIT most
  $$;`;

/** Ends the open partition at the head and opens the next, if the open one began before `due`; returns where the next begins. */
const cutFunction = `
  CREATE FUNCTION cut_journal(due timestamptz) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  DECLARE head bigint; open_partition regclass; first bigint; began timestamptz;
  BEGIN
    SET LOCAL lock_timeout = '5s';
    SELECT s.position INTO head FROM sequencer s WHERE s.id = 1 FOR UPDATE;
    SELECT c.oid::regclass, substring(pg_get_expr(c.relpartbound, c.oid) FROM 'FROM \\(''(\\d+)''\\)')::bigint
      INTO open_partition, first
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'journal'::regclass AND pg_get_expr(c.relpartbound, c.oid) LIKE '%MAXVALUE%';
    EXECUTE format('SELECT occurred_at FROM %s WHERE position = %s', open_partition, first) INTO began;
    IF began IS NULL OR began >= due THEN RETURN NULL; END IF;
    EXECUTE format('ALTER TABLE journal DETACH PARTITION %s', open_partition);
    EXECUTE format('ALTER TABLE journal ATTACH PARTITION %s FOR VALUES FROM (%s) TO (%s)', open_partition, first, head + 1);
    EXECUTE format('CREATE TABLE %I PARTITION OF journal FOR VALUES FROM (%s) TO (MAXVALUE)', 'journal_from_' || head + 1, head + 1);
    RETURN head + 1;
  END $$;`;

/** A redaction ordered by law: the owner role blanks payload and salt; the digest stays, so the chain still verifies. */
const redactFunction = `
  CREATE FUNCTION redact_journal(positions bigint[], order_id uuid, acting_id uuid) RETURNS int
  LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
  DECLARE blanked int;
  BEGIN
    UPDATE journal SET payload = NULL, payload_salt = NULL WHERE position = ANY(positions) AND payload IS NOT NULL;
    GET DIAGNOSTICS blanked = ROW_COUNT;
    IF blanked <> cardinality(positions) THEN
      RAISE EXCEPTION 'only % of % positions hold a payload', blanked, cardinality(positions);
    END IF;
    INSERT INTO outbox (event_id, topic, aggregate_id, version, type, payload, occurred_at, correlation_id)
    VALUES (gen_random_uuid(), 'journal.redaction.v1', order_id, 1, 'harbourlink.journal.v1.PayloadsRedacted',
            convert_to(array_to_string(positions, ','), 'UTF8'), clock_timestamp(), acting_id);
    RETURN blanked;
  END $$;`;
