import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';

/** Set by the global set-up of the integration, e2e and kill tests: the superuser's address of the test server. */
export const testServerVariable = 'HARBOURLINK_TEST_POSTGRES_URL';

export interface FreshDatabaseOptions {
  /** Names what was prepared; every test that gives the same name gets a copy of the same database. */
  readonly template: string;
  /** Fills the template once per test run, across all workers: roles, schemas, migrations. */
  readonly prepare: (ownerUrl: string) => Promise<void>;
}

export interface FreshDatabase {
  /** Superuser's connection string; put another role's name and password in to be that role. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of the test's own, copied from a template in a tenth of a second. Roles are shared by the whole test server. */
export async function freshDatabase({ template, prepare }: FreshDatabaseOptions): Promise<FreshDatabase> {
  const source = `template_${template}`;
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  await withServer(async (server) => {
    if (!(await isPrepared(server, source))) await prepareOnce(server, source, prepare);
    await server.query(
      `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(source)} STRATEGY WAL_LOG`,
    );
  });
  return {
    url: serverUrl(name),
    drop: () =>
      withServer(async (server) => {
        await server.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
      }),
  };
}

/** The superuser's connection string of the test server for one database. */
export function serverUrl(database: string): string {
  const address = process.env[testServerVariable];
  if (!address)
    throw new Error(`${testServerVariable} is not set: this test needs jest's integration, e2e or kill project`);
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}

async function prepareOnce(server: Client, source: string, prepare: FreshDatabaseOptions['prepare']): Promise<void> {
  // A lock of the session: the other workers wait here until the first one has finished.
  await server.query('SELECT pg_advisory_lock(hashtext($1))', [source]);
  try {
    if (await isPrepared(server, source)) return;
    const quoted = escapeIdentifier(source);
    await server.query(`DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${quoted}`);
    await prepare(serverUrl(source));
    // Nobody may be connected to a template while it is copied; IS_TEMPLATE also says that preparing has finished.
    await server.query(`ALTER DATABASE ${quoted} ALLOW_CONNECTIONS false`);
    await server.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [source]);
    await server.query(`ALTER DATABASE ${quoted} IS_TEMPLATE true`);
  } finally {
    await server.query('SELECT pg_advisory_unlock(hashtext($1))', [source]);
  }
}

async function isPrepared(server: Client, source: string): Promise<boolean> {
  const found = await server.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [source]);
  return found.rowCount === 1;
}

async function withServer<T>(work: (server: Client) => Promise<T>): Promise<T> {
  const server = new Client({ connectionString: serverUrl('postgres') });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}
