import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@harbourlink/postgres-server';
import type { PostgresServer } from '@harbourlink/postgres-server';
import pg from 'pg';
import type { Library } from './library.js';
import { auditOf, businessTables } from './tables.js';

/** The two services: one publishes, one subscribes and publishes in turn. */
export const schemas = ['registry', 'matching'] as const;
export type Schema = (typeof schemas)[number];

/** Deleted rows are in the way in the end. */
const truncateEvery = 50;

const passwords = { owner: 'chaos', running: 'chaos', sequencer: 'chaos' };

/** Nothing it holds has to survive a crash of the machine; a crash of the server it survives as always. */
const settings = {
  fsync: 'off',
  // A crash of the server alone must lose nothing that was committed.
  synchronous_commit: 'on',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '2GB',
  autovacuum_naptime: '20s',
  // Planning is most of what a small run costs the server.
  plan_cache_mode: 'force_generic_plan',
  jit: 'off',
};

/** A real PostgreSQL of our own, for all runs; each library that is tried has a database of its own in it. */
export class EngineServer {
  private constructor(
    private readonly folder: string,
    private server: PostgresServer,
  ) {}

  static async start(): Promise<EngineServer> {
    const folder = await mkdtemp(join(tmpdir(), 'harbourlink-chaos-'));
    return new EngineServer(folder, await startPostgres({ folder, settings }));
  }

  /** Ends the server, as a crash when told so, and starts it again on the same port. */
  async restart(how: 'fast' | 'immediate'): Promise<void> {
    const { port } = this.server;
    await this.server.stop(how);
    this.server = await startPostgres({ folder: this.folder, port, settings });
  }

  async stop(): Promise<void> {
    await this.server.stop('immediate');
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Makes the database of a library: roles, schemas, its own migrations, the tables of the business. */
  async database(library: Library): Promise<EngineDatabase> {
    const name = `chaos_${library.name.replaceAll('-', '_')}`;
    await this.ask(`CREATE DATABASE ${name}`);
    const url = this.server.url(name);
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    const { provisionService } = library.persistence;
    for (const schema of schemas) await provisionService(admin, schema, passwords);
    for (const schema of schemas) await migrate(library, url, schema);
    await admin.query(auditOf(schemas));
    await admin.end();
    return EngineDatabase.open(url, library);
  }

  async drop(database: EngineDatabase): Promise<void> {
    await database.close();
    await this.ask(`DROP DATABASE ${new URL(database.url).pathname.slice(1)} WITH (FORCE)`);
  }

  private async ask(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.server.url() });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }
}

async function migrate({ messaging, persistence }: Library, url: string, schema: Schema): Promise<void> {
  const source = persistence.dataSource({
    url: persistence.urlFor(url, persistence.rolesOf(schema).owner, passwords.owner),
    schema,
    migrations: messaging.messagingMigrations,
    applicationName: 'chaos migration',
    poolSize: 2,
  });
  await source.initialize();
  await source.query(businessTables[schema]);
  await persistence.migrate(source, schema, messaging.reservedTables);
  await source.destroy();
}

/** The database of one library, emptied for each run. */
export class EngineDatabase {
  private emptied = 0;

  private constructor(
    readonly url: string,
    private readonly library: Library,
    private readonly admin: pg.Pool,
    private readonly tables: readonly string[],
  ) {}

  static async open(url: string, library: Library): Promise<EngineDatabase> {
    const admin = new pg.Pool({ connectionString: url, max: 3, application_name: 'chaos' });
    admin.on('error', () => undefined);
    const { rows } = await admin.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname NOT IN ('migration', 'sequencer')`,
      [[...schemas, 'chaos']],
    );
    // In a function the plans are kept.
    await admin.query(
      `CREATE FUNCTION chaos.empty() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ${rows.map(({ name }) => `DELETE FROM ${name};`).join(' ')} END $$`,
    );
    return new EngineDatabase(
      url,
      library,
      admin,
      rows.map(({ name }) => name),
    );
  }

  /** As after the first start: nothing has happened yet. Truncating costs ten times as much as deleting a little. */
  async empty(): Promise<void> {
    this.emptied += 1;
    const heads = schemas.map(
      (schema) => `UPDATE ${schema}.sequencer SET holder = NULL, epoch = 0, expires_at = '-infinity', position = 0,
                          hash = sha256(convert_to('${schema}', 'UTF8'))`,
    );
    const numbers = schemas.map((schema) => `SELECT setval('${schema}.outbox_seq', 1, false)`);
    // The audit of the leases is emptied after the lines that are noted in it.
    if (this.emptied % truncateEvery === 1) await this.admin.query(`TRUNCATE ${this.tables.join(', ')}`);
    await this.admin.query([...heads, 'SELECT chaos.empty()', ...numbers].join('; '));
  }

  /** As the superuser. */
  async ask<Row extends pg.QueryResultRow>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    // Statements of the harness come again and again: they are planned once.
    const name = parameters.length > 0 ? { name: nameOf(sql) } : {};
    return (await this.admin.query<Row>({ ...name, text: sql, values: [...parameters] })).rows;
  }

  /** A connection of the superuser that commits when it is told to. */
  async transaction(): Promise<pg.PoolClient> {
    return this.admin.connect().then((client) => {
      // A restart of the server may end it while it is in hand and idle: whoever asks next is told.
      client.on('error', () => undefined);
      return client;
    });
  }

  /** The address for one role; connections made with it belong to the process of that name. */
  urlOf(schema: Schema, role: 'running' | 'sequencer', process: string): string {
    const { persistence } = this.library;
    const url = new URL(persistence.urlFor(this.url, persistence.rolesOf(schema)[role], passwords[role]));
    url.searchParams.set('application_name', process);
    return url.toString();
  }

  async close(): Promise<void> {
    await this.admin.end();
  }
}

const names = new Map<string, string>();

function nameOf(sql: string): string {
  const name = names.get(sql) ?? `harness ${names.size}`;
  names.set(sql, name);
  return name;
}
