import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rolesOf } from '@harbourlink/persistence';

/**
 * The inbox: events as received, one row for each (lane, event), partitioned by the day of arrival; `inbox_key` carries
 * order, blocking and sharing between replicas; `last_version` is the dedupe that outlives the inbox rows.
 *
 * A settled row keeps no payload: the journal has it, and so have dead letters. What others sent is in no journal: whoever
 * handles it keeps what it needs.
 *
 * inbox.state: pending, held (its key is blocked), done (by the handler), skipped (type not wanted, duplicate), parked
 * (unknown or undecodable), discarded (by an operator). inbox_key.state: open, retry (waits for retry_at), gap, dead.
 */
export class Inbox1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ schema }] = await runner.query('SELECT current_schema() AS schema');
    const roles = rolesOf(schema);
    // The functions below keep this path: temporary tables come last, so that nobody can slip one in under a name of ours.
    await runner.query(`SET LOCAL search_path = ${schema}, pg_temp`);
    await runner.query(`
      CREATE TABLE inbox (
        received_on date NOT NULL DEFAULT current_date,
        lane text NOT NULL,
        event_id uuid NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        source text NOT NULL,
        position bigint NOT NULL,
        topic text NOT NULL,
        key uuid NOT NULL,
        version int NOT NULL,
        type text NOT NULL,
        payload bytea,
        occurred_at timestamptz NOT NULL,
        correlation_id uuid NOT NULL,
        causation_id uuid,
        traceparent text,
        state text NOT NULL DEFAULT 'pending',
        wanted boolean NOT NULL,
        settled_at timestamptz,
        PRIMARY KEY (received_on, lane, event_id)
      ) PARTITION BY RANGE (received_on)`);
    await runner.query(`CREATE INDEX inbox_pending ON inbox (lane, seq) WHERE state = 'pending'`);
    await runner.query(
      `CREATE INDEX inbox_unsettled ON inbox (lane, topic, key, version) WHERE state IN ('pending', 'held')`,
    );
    await runner.query(`
      CREATE TABLE inbox_key (
        lane text NOT NULL, topic text NOT NULL, key uuid NOT NULL,
        last_version int NOT NULL,
        state text NOT NULL DEFAULT 'open',
        retry_at timestamptz,
        attempts int NOT NULL DEFAULT 0,
        waiting_since timestamptz,
        error text,
        PRIMARY KEY (lane, topic, key)
      ) WITH (fillfactor = 80)`);
    await runner.query(`CREATE INDEX inbox_key_due ON inbox_key (lane, retry_at) WHERE state = 'retry'`);
    await runner.query(`CREATE INDEX inbox_key_blocked ON inbox_key (lane, state) WHERE state <> 'open'`);
    await runner.query(`
      CREATE TABLE inbox_lane (
        lane text NOT NULL, source text NOT NULL, topic text NOT NULL,
        cursor bigint NOT NULL,
        starts_after bigint NOT NULL,
        -- The highest position a broker has brought: those below it may still be on their way.
        furthest bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (lane, topic)
      )`);
    await runner.query(`
      CREATE TABLE dead_letter (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('dead', 'parked')),
        lane text NOT NULL, event_id uuid NOT NULL, topic text NOT NULL, key uuid NOT NULL, version int NOT NULL,
        source text NOT NULL, position bigint NOT NULL, type text NOT NULL, payload bytea,
        occurred_at timestamptz NOT NULL, correlation_id uuid NOT NULL, causation_id uuid, traceparent text,
        error text NOT NULL,
        attempts int NOT NULL,
        died_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        settled_at timestamptz,
        settlement text CHECK (settlement IN ('replayed', 'discarded')),
        UNIQUE (lane, event_id)
      )`);
    await runner.query(partitions);
    await runner.query(claim);
    await runner.query(`SELECT ensure_inbox_partitions(3)`);
    await runner.query(`REVOKE ALL ON FUNCTION ensure_inbox_partitions, drop_settled_inbox FROM PUBLIC`);
    await runner.query(
      `GRANT EXECUTE ON FUNCTION ensure_inbox_partitions, drop_settled_inbox, lock_inbox_key, claim_inbox_key TO ${roles.running}`,
    );
  }

  async down(): Promise<void> {
    throw new Error('the inbox is the reliability boundary: it is not dropped by a migration');
  }
}

const partitions = `
  CREATE FUNCTION ensure_inbox_partitions(days int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  DECLARE day date;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('inbox partitions ' || current_schema()));
    FOR day IN SELECT current_date - 1 + n FROM generate_series(0, days + 1) n LOOP
      EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF inbox FOR VALUES FROM (%L) TO (%L)',
                     'inbox_' || to_char(day, 'YYYYMMDD'), day, day + 1);
    END LOOP;
  END $$;
  CREATE FUNCTION drop_settled_inbox(keep_days int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  DECLARE partition regclass; unsettled boolean; dropped int := 0;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('inbox partitions ' || current_schema()));
    SET LOCAL lock_timeout = '5s';
    FOR partition IN SELECT i.inhrelid::regclass FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                      WHERE i.inhparent = 'inbox'::regclass
                        -- In a CASE: the planner may look at names that are no partitions of this table first.
                        AND CASE WHEN c.relname ~ '_[0-9]{8}$' THEN to_date(right(c.relname, 8), 'YYYYMMDD') END < current_date - keep_days LOOP
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s WHERE state IN (''pending'', ''held'') OR settled_at > clock_timestamp() - make_interval(days => %s))',
                     partition, keep_days) INTO unsettled;
      IF NOT unsettled THEN EXECUTE format('DROP TABLE %s', partition); dropped := dropped + 1; END IF;
    END LOOP;
    RETURN dropped;
  END $$;`;

/**
 * Whoever handles events of a lane enters it; the swap at the end of a rebuild closes it for a moment.
 * lock_inbox_key locks one key if nobody else has it. claim_inbox_key locks one key if nobody else has it, then looks at its next row with a fresh snapshot: in one statement a
 * row settled a moment ago could still look pending. The rows of a blocked key are put aside: only who has locked the key
 * puts rows aside or makes them ready again, so that none is left aside by a race.
 */
const claim = `
  CREATE FUNCTION enter_inbox_lane(lane text) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock_shared(hashtextextended(current_schema() || ' lane ' || lane, 0))
  $$;
  CREATE FUNCTION try_enter_inbox_lane(lane text) RETURNS boolean LANGUAGE sql AS $$
    SELECT pg_try_advisory_xact_lock_shared(hashtextextended(current_schema() || ' lane ' || lane, 0))
  $$;
  CREATE FUNCTION close_inbox_lane(lane text) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' lane ' || lane, 0))
  $$;
  CREATE FUNCTION lock_inbox_key(wanted_lane text, wanted_topic text, wanted_key uuid)
  RETURNS TABLE (last_version int, state text) LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM enter_inbox_lane(wanted_lane);
    RETURN QUERY SELECT k.last_version, k.state FROM inbox_key k
      WHERE k.lane = wanted_lane AND k.topic = wanted_topic AND k.key = wanted_key FOR UPDATE SKIP LOCKED;
  END $$;
  CREATE FUNCTION claim_inbox_key(wanted_lane text, wanted_topic text, wanted_key uuid)
  RETURNS TABLE (last_version int, key_state text, attempts int, waiting_since timestamptz, received_on text, event_id uuid,
                 source text, "position" bigint, topic text, key uuid, version int, type text, payload bytea,
                 occurred_at timestamptz, correlation_id uuid, causation_id uuid, traceparent text, wanted boolean)
  LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE locked inbox_key; blocked boolean;
  BEGIN
    PERFORM enter_inbox_lane(wanted_lane);
    SELECT * INTO locked FROM inbox_key k
     WHERE k.lane = wanted_lane AND k.topic = wanted_topic AND k.key = wanted_key
       FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN; END IF;
    -- A retry further ahead than any pause was set before the clock was put back: it is due.
    blocked := locked.state = 'dead' OR (locked.state = 'retry'
      AND locked.retry_at BETWEEN clock_timestamp() AND clock_timestamp() + interval '10 minutes');
    IF blocked THEN
      UPDATE inbox SET state = 'held'
       WHERE inbox.lane = wanted_lane AND inbox.topic = wanted_topic AND inbox.key = wanted_key AND inbox.state = 'pending';
    END IF;
    RETURN QUERY SELECT locked.last_version, locked.state, locked.attempts, locked.waiting_since, i.received_on::text, i.event_id,
        i.source, i.position, i.topic, i.key, i.version, i.type, i.payload, i.occurred_at, i.correlation_id, i.causation_id,
        i.traceparent, i.wanted
      FROM (SELECT 1) one LEFT JOIN LATERAL (
        SELECT * FROM inbox WHERE inbox.lane = wanted_lane AND inbox.topic = wanted_topic AND inbox.key = wanted_key
           AND inbox.state IN ('pending', 'held') AND NOT blocked ORDER BY inbox.version, inbox.seq LIMIT 1) i ON true;
  END $$;`;
