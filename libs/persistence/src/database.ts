import { DataSource } from 'typeorm';
import type { EntitySchema, MigrationInterface } from 'typeorm';
import { HeardClient } from './heard-client.js';

export type EntityClass = new () => object;
export type MigrationClass = new () => MigrationInterface;

/** One service's way to its own schema. */
export interface DatabaseOptions {
  /** A PostgreSQL connection URL; the role in it decides what the connection may do. */
  readonly url: string;
  /** The service's schema: the first and only application schema on the search path. */
  readonly schema: string;
  readonly entities?: readonly (EntityClass | EntitySchema)[];
  readonly migrations?: readonly MigrationClass[];
  /** Connections kept at most; 10 unless told. */
  readonly poolSize?: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
}

/**
 * A TypeORM data source whose statements name tables without a schema: the search path decides, so that the same SQL
 * serves a projection and the shadow a rebuild fills. A transaction left idle or running for a minute is ended by the
 * server, so that a stuck service cannot hold locks for ever.
 */
export function dataSource(options: DatabaseOptions): DataSource {
  const settings = [
    `search_path=${options.schema}`,
    'idle_in_transaction_session_timeout=60000',
    'transaction_timeout=120000',
    'timezone=UTC',
    'tcp_keepalives_idle=30',
    // As for memory and flash. It also keeps a plan made while a table was small from scanning it once it has grown.
    'random_page_cost=1.1',
  ];
  return new DataSource({
    type: 'postgres',
    url: options.url,
    entities: [...(options.entities ?? [])],
    migrations: [...(options.migrations ?? [])],
    migrationsTableName: 'migration',
    installExtensions: false,
    synchronize: false,
    logging: false,
    applicationName: options.applicationName,
    extra: {
      Client: HeardClient,
      max: options.poolSize ?? 10,
      options: settings.map((setting) => `-c ${setting}`).join(' '),
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    },
    poolErrorHandler: () => undefined,
  });
}
