// A throw-away PostgreSQL with the schemas of two services, one that publishes and one that subscribes.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataSource, migrate, provisionService, rolesOf, urlFor } from '@harbourlink/persistence';
import { messagingMigrations, reservedTables } from '@harbourlink/messaging';
import { startPostgres } from '@harbourlink/postgres-server';
import pg from 'pg';

const schemas = ['registry', 'matching'];
const passwords = { owner: 'bench', running: 'bench', sequencer: 'bench' };

/** Durable as in production: nothing is switched off. */
export const settings = { shared_buffers: '256MB', max_wal_size: '4GB', max_connections: '100' };

export async function startDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'harbourlink-bench-'));
  let server;
  let admin;
  const stop = async () => {
    await admin?.end().catch(() => undefined);
    await server?.stop('immediate');
    await rm(folder, { recursive: true, force: true });
  };
  try {
    server = await startPostgres({ folder, settings });
    const url = server.url('postgres');
    admin = new pg.Client({ connectionString: url });
    await admin.connect();
    for (const schema of schemas) await provisionService(admin, schema, passwords);
    for (const schema of schemas) await createTables(url, schema);
    return { admin, url, urlOf: (schema, role) => urlFor(url, rolesOf(schema)[role], 'bench'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createTables(url, schema) {
  const source = dataSource({
    url: urlFor(url, rolesOf(schema).owner, 'bench'),
    schema,
    migrations: messagingMigrations,
    applicationName: 'bench',
    poolSize: 2,
  });
  await source.initialize();
  await source.query('CREATE TABLE thing (id uuid PRIMARY KEY, version int NOT NULL, at timestamptz)');
  await migrate(source, schema, reservedTables);
  await source.destroy();
}

/** Fills the outbox with the first `events / keys` events of as many aggregates, ~400 bytes each, an event of each in turn. */
export async function fillOutbox(admin, events, keys) {
  await admin.query(
    `INSERT INTO registry.outbox (event_id, topic, aggregate_id, version, type, payload, occurred_at, correlation_id)
     SELECT gen_random_uuid(), 'registry.enterprise.v1', overlay(overlay(md5('key ' || n % $2) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid, n / $2 + 1, 'bench.Happened',
            decode(repeat(md5(n::text), 12), 'hex') || decode(repeat(md5(n::text), 12), 'hex'), now(), gen_random_uuid()
       FROM generate_series(0, $1::int - 1) AS n`,
    [events, keys],
  );
  await admin.query('VACUUM (ANALYZE) registry.outbox');
}

export async function empty(admin) {
  await admin.query(`TRUNCATE registry.outbox, registry.journal, registry.journal_stream, registry.journal_checkpoint,
    registry.thing, matching.thing, matching.inbox, matching.inbox_key, matching.inbox_lane, matching.dead_letter, matching.outbox, registry.sink_watermark`);
  await admin.query(`UPDATE registry.sequencer SET position = 0, hash = sha256('registry'), expires_at = '-infinity'`);
  await admin.query('CHECKPOINT');
}
