import { Client } from 'pg';
import { provisionService, rolesOf, urlFor } from '@harbourlink/persistence';
import { startPostgres } from '@harbourlink/postgres-server';
import type { Secrets } from './secrets.js';
import { servicesWithData, type ServiceWithData } from './services/service.js';

/** Connection strings of one service's three roles. */
export interface ServiceDatabase {
  readonly owner: string;
  readonly running: string;
  readonly sequencer: string;
}

export interface Database {
  readonly superuser: string;
  readonly of: Readonly<Record<ServiceWithData, ServiceDatabase>>;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const name = 'harbourlink';

/** One machine, a handful of services with pools of six: small memory, and a commit that is on the disk. */
const settings = {
  shared_buffers: '64MB',
  max_connections: '200',
  max_wal_size: '512MB',
  min_wal_size: '64MB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  autovacuum_naptime: '15s',
  log_min_messages: 'warning',
  log_line_prefix: '%m %q%u ',
};

/** Starts the kept PostgreSQL and sees to it that every service has its schema and its roles with the kept passwords. */
export async function startDatabase(folder: string, secrets: Secrets): Promise<Database> {
  const server = await startPostgres({ folder, settings, password: await secrets.secret('database-superuser') });
  try {
    await inDatabase(server.url(), (client) => createWhenMissing(client));
    const superuser = server.url(name);
    const of = await inDatabase(superuser, (client) => provisionAll(client, superuser, secrets));
    return { superuser, of, ended: server.ended, stop: () => server.stop('fast') };
  } catch (error) {
    await server.stop('fast');
    throw error;
  }
}

async function createWhenMissing(client: Client): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
}

async function provisionAll(client: Client, superuser: string, secrets: Secrets): Promise<Database['of']> {
  const found: Partial<Record<ServiceWithData, ServiceDatabase>> = {};
  for (const service of servicesWithData) {
    const passwords = {
      owner: await secrets.secret(`database-${service}-owner`),
      running: await secrets.secret(`database-${service}`),
      sequencer: await secrets.secret(`database-${service}-sequencer`),
    };
    await provisionService(client, service, passwords);
    const roles = rolesOf(service);
    found[service] = {
      owner: urlFor(superuser, roles.owner, passwords.owner),
      running: urlFor(superuser, roles.running, passwords.running),
      sequencer: urlFor(superuser, roles.sequencer, passwords.sequencer),
    };
  }
  return found as Record<ServiceWithData, ServiceDatabase>;
}

async function inDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
