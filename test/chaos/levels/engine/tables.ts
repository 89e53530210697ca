/** An append-only list of what one lane has applied; `n` is drawn while the lane's key is locked. */
function applied(lane: string): string {
  return `CREATE TABLE applied_${lane} (
    n bigint GENERATED ALWAYS AS IDENTITY, event_id uuid NOT NULL, topic text NOT NULL, key uuid NOT NULL, version int NOT NULL,
    token text NOT NULL, amount int NOT NULL);`;
}

/**
 * What the services keep. `committed` is written by the business transaction itself, by plain SQL: PostgreSQL, not the code
 * under test, vouches for it. The columns of the projections are sums, so that they are the same whatever came first.
 */
export const businessTables = {
  registry: `
    CREATE TABLE thing (id uuid PRIMARY KEY, topic text NOT NULL, version int NOT NULL, total bigint NOT NULL);
    CREATE TABLE done_transaction (id int PRIMARY KEY);
    CREATE TABLE committed (n bigint GENERATED ALWAYS AS IDENTITY, transaction int NOT NULL, topic text NOT NULL, key uuid NOT NULL,
      version int NOT NULL, type text NOT NULL, token text NOT NULL, amount int NOT NULL);
    ${applied('echo')}`,
  matching: `
    CREATE TABLE tally (key uuid PRIMARY KEY, events int NOT NULL, total bigint NOT NULL);
    CREATE TABLE ledger (topic text, key uuid, events int NOT NULL, total bigint NOT NULL, PRIMARY KEY (topic, key));
    CREATE TABLE reaction (key uuid PRIMARY KEY, version int NOT NULL);
    CREATE TABLE reacted (n bigint GENERATED ALWAYS AS IDENTITY, cause uuid NOT NULL, key uuid NOT NULL, version int NOT NULL, token text NOT NULL);
    CREATE TABLE known (key uuid PRIMARY KEY, version int NOT NULL);
    ${['tally', 'ledger', 'react', 'join'].map(applied).join('\n')}`,
} as const;

/** Writes down, whoever does it, each change of a lease and of a journal's head, and by which process' connection. */
export function auditOf(schemas: readonly string[]): string {
  return `
    CREATE SCHEMA chaos;
    CREATE TABLE chaos.lease (n bigint GENERATED ALWAYS AS IDENTITY, schema text, process text, holder uuid, epoch bigint,
      expires_at timestamptz, position_before bigint, position bigint, at timestamptz);
    CREATE FUNCTION chaos.note_lease() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      INSERT INTO chaos.lease (schema, process, holder, epoch, expires_at, position_before, position, at)
      VALUES (TG_TABLE_SCHEMA, current_setting('application_name'), NEW.holder, NEW.epoch, NEW.expires_at, OLD.position,
              NEW.position, statement_timestamp());
      RETURN NULL;
    END $$;
    ${schemas
      .map(
        (schema) =>
          `CREATE TRIGGER noted AFTER UPDATE ON ${schema}.sequencer FOR EACH ROW EXECUTE FUNCTION chaos.note_lease();`,
      )
      .join('\n')}`;
}
