import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EntityClass, MigrationClass } from '@harbourlink/persistence';
import type { Environment } from '../configuration/index.js';
import type { RefusalTexts } from '../http/problem.js';

/** What makes one service different from another. */
export interface ServiceDefinition {
  /** The short name: its schema, its topics, its proto package. */
  readonly name: string;
  /** The folder under apps/. */
  readonly app: string;
  readonly title: string;
  readonly description: string;
  /** The one place where its parts are wired. */
  readonly module: new () => object;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
  /** The texts of every code its aggregates refuse with. */
  readonly refusals: readonly RefusalTexts[];
  /** Connections to the database at most; 6 unless told. */
  readonly poolSize?: number;
  /** Last touches before the routes are registered: another content type, a mounted callback. */
  readonly prepare?: (app: NestFastifyApplication, environment: Environment) => void | Promise<void>;
}

/** A service as its main, the launcher and tests use it. */
export interface Service {
  readonly name: string;
  /** Brings the schema up to date, as the owner role; returns the migrations that ran. */
  migrate(): Promise<readonly string[]>;
  /** Archives stretches of the journal and brings them back, as the owner role: what `main.js journal` is given. */
  journal(args: readonly string[]): Promise<void>;
  /** Resolves once it listens. */
  start(): Promise<{ readonly url: string }>;
  /** Ends requests, handlers and loops in order, then the connections. */
  stop(): Promise<void>;
  /** Resolves with the reason when something in it has stopped for ever; it must still be stopped, then started anew. */
  readonly failed: Promise<Error>;
  /** The OpenAPI 3.1 document of its routes; needs no database. */
  openApi(): Promise<object>;
  /** The Nest application, once started: for tests that look inside. */
  readonly application: NestFastifyApplication;
}

/** Builds a service from its settings: for `main`, the launcher and tests alike. */
export type CreateService = (environment: Environment) => Promise<Service>;
