import { Client, Pool } from 'pg';
import { messagingMigrations, reservedTables } from '@harbourlink/messaging';
import { dataSource, migrate, provisionService, rolesOf, UnitsOfWork, urlFor } from '@harbourlink/persistence';
import type { EntityClass, ServiceRoles } from '@harbourlink/persistence';
import { freshDatabase } from '@harbourlink/testing';
import type { CreateService } from '../service/index.js';
import { Publisher } from './publisher.js';

/** A service, as far as the databases of its tests go. */
export interface ServiceToTest<PublisherName extends string> {
  /** The short name: its schema. */
  readonly service: string;
  readonly createService: CreateService;
  /** Whose journals it reads, besides its own. */
  readonly publishers: readonly PublisherName[];
  /** What it is told in every test, besides where its database is. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Names the template of the database; the service's name unless told. */
  readonly template?: string;
}

/** A database of the test's own, with the schema of a service and the journals it reads. */
export interface ServiceDatabase<PublisherName extends string> {
  /** The address of one role of one service's schema. */
  urlOf(service: string, role: keyof ServiceRoles): string;
  /** What the service is told to run on this database. */
  environment(more?: Readonly<Record<string, string>>): Record<string, string>;
  /** Units of work of the service's running role, with connections of their own. */
  units(entities: readonly EntityClass[]): Promise<UnitsOfWork>;
  /** A superuser's eye on everything; tables without a schema are the service's. */
  sql<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The other services, as far as their journals go. */
  startPublishers(): Promise<Record<PublisherName, Publisher>>;
  /** Ends what was started here, and drops the database. */
  drop(): Promise<void>;
}

const passwords = { owner: 'owner', running: 'running', sequencer: 'sequencer' };

export async function serviceDatabase<PublisherName extends string>(
  tested: ServiceToTest<PublisherName>,
): Promise<ServiceDatabase<PublisherName>> {
  const { service, publishers, template = service } = tested;
  const database = await freshDatabase({ template, prepare: (url) => prepare(url, tested) });
  const admin = new Pool({ connectionString: database.url, options: `-c search_path=${service}`, max: 1 });
  // Dropping the database may reach a connection that the pool has just given up.
  admin.on('error', () => undefined);
  const ends: (() => Promise<void>)[] = [];
  return {
    urlOf: (owner, role) => urlOf(database.url, owner, role),
    environment: (more) => environmentFor(tested, database.url, more),
    sql: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await admin.query(text, [...values])).rows as Row[],

    async units(entities) {
      const url = urlOf(database.url, service, 'running');
      const source = await dataSource({ url, schema: service, entities, applicationName: 'test' }).initialize();
      ends.push(() => source.destroy());
      return new UnitsOfWork(source);
    },

    async startPublishers() {
      const started = publishers.map(async (name) => {
        const publisher = await Publisher.start(name, (role) => urlOf(database.url, name, role));
        ends.push(publisher.stop);
        return [name, publisher] as const;
      });
      return Object.fromEntries(await Promise.all(started)) as Record<PublisherName, Publisher>;
    },

    async drop() {
      await Promise.all([...ends.map((end) => end()), admin.end()]);
      await database.drop();
    },
  };
}

function urlOf(databaseUrl: string, service: string, role: keyof ServiceRoles): string {
  return urlFor(databaseUrl, rolesOf(service)[role], passwords[role]);
}

function environmentFor(
  { service, environment }: ServiceToTest<string>,
  databaseUrl: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    DATABASE_URL: urlOf(databaseUrl, service, 'running'),
    SEQUENCER_DATABASE_URL: urlOf(databaseUrl, service, 'sequencer'),
    OWNER_DATABASE_URL: urlOf(databaseUrl, service, 'owner'),
    OIDC_ISSUER: 'http://127.0.0.1:1/oidc',
    LOG_LEVEL: 'silent',
    ...environment,
    ...more,
  };
}

async function prepare(databaseUrl: string, tested: ServiceToTest<string>): Promise<void> {
  const { service, createService, publishers } = tested;
  const admin = new Client({ connectionString: databaseUrl });
  await admin.connect();
  for (const schema of [service, ...publishers]) await provisionService(admin, schema, passwords);
  await admin.end();
  for (const schema of publishers) {
    const url = urlOf(databaseUrl, schema, 'owner');
    const source = dataSource({ url, schema, migrations: messagingMigrations, applicationName: 'migrations' });
    await source.initialize();
    await migrate(source, schema, reservedTables);
    await source.destroy();
  }
  await (await createService(environmentFor(tested, databaseUrl))).migrate();
}
