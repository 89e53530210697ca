import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool } from 'pg';
import { catalogue } from '@harbourlink/contracts';
import {
  Consumer,
  EventServer,
  messagingMigrations,
  MessagingOperations,
  reservedTables,
} from '@harbourlink/messaging';
import { dataSource, migrate, poolOf, UnitsOfWork } from '@harbourlink/persistence';
import { MisconfiguredService, readServiceConfiguration } from '../configuration/index.js';
import type { Environment, ServiceConfiguration } from '../configuration/index.js';
import { readEventSettings } from '../configuration/event-settings.js';
import { readKafkaSettings } from '../configuration/kafka-settings.js';
import { forgetOldReplies } from '../http/kept-replies.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { kitRefusals } from '../http/problem-texts.js';
import { validationPipe } from '../http/validation-pipe.js';
import { Observability } from '../observability/observability.js';
import { Redis } from '../redis/index.js';
import { Fatality } from './fatality.js';
import { KafkaRefusals } from './kafka-refusals.js';
import { kitMigrations } from './kit-migrations.js';
import { journalCommand } from './journal-command.js';
import { KitModule } from './kit.module.js';
import { ServiceLogger } from './logger.js';
import { Maintenance } from './maintenance.js';
import { openApiOf } from './open-api.js';
import type { CreateService, Service, ServiceDefinition } from './service-definition.js';
import { ServiceEvents } from './service-events.js';
import { ServiceHealth } from './service-health.js';

/** Turns a definition into what `main`, the launcher and tests call. */
export function defineService(definition: ServiceDefinition): CreateService {
  return (environment) => createService(definition, environment);
}

async function createService(definition: ServiceDefinition, environment: Environment): Promise<Service> {
  const { name } = definition;
  const configuration = readServiceConfiguration(environment);
  const logger = new ServiceLogger(definition.app, configuration.logLevel, configuration.logFile);
  const source = dataSource({
    url: configuration.databaseUrl,
    schema: name,
    entities: definition.entities,
    poolSize: definition.poolSize ?? 6,
    applicationName: definition.app,
  });
  const pool = (): Pool => poolOf(source);
  const units = new UnitsOfWork(source);
  const health = new ServiceHealth(units);
  const maintenance = new Maintenance(name, units, pool, (error) => logger.error(error));
  const observability = await Observability.of(name, definition.app, environment);
  const outbox = observability.outbox();
  const kit = KitModule.with({ name, environment, configuration, source, units, outbox, logger, health, maintenance });
  const app = await buildApplication(definition, kit, logger, observability);
  const onError = (error: unknown): void => logger.error(error);
  const onAlarm = (alarm: string): void => logger.fatal(alarm);
  const fatality = new Fatality((reason) => logger.fatal(reason));
  const kafka = readKafkaSettings(environment, definition.app);
  const patience = readEventSettings(environment);
  const refusals: KafkaRefusals = new KafkaRefusals(kafka, onError, () => events.wasLetIn);
  const events: ServiceEvents = new ServiceEvents({
    name,
    configuration,
    kafka,
    refusals,
    patience,
    units,
    logger,
    onFatal: fatality.declare,
    onRestart: (part) => observability.lanes.restarted(part),
  });
  maintenance.reach(() => events.broker);
  const keptReplies = forgetOldReplies(units, onError);
  const known = new Set(catalogue().map((entry) => entry.type));

  const strategy = new EventServer((lanes) => {
    const transport = events.transport();
    const consumer = new Consumer(observability.follow(lanes), units, transport, {
      schema: name,
      isKnownType: (type) => known.has(type),
      ...patience.consuming,
      observer: observability.lanes,
      onError: (error) => {
        observability.lanes.restarted('consumer');
        refusals.error(error);
      },
      onAlarm,
      onFailure: (lane, eventId, error) =>
        logger.warn(`handler of ${eventId} in lane ${lane} failed and is tried again`, error),
    });
    maintenance.watch(consumer);
    health.watch({
      consumer,
      handlersBusyFor: (milliseconds) => observability.handlersBusyFor(milliseconds),
      kafkaAdvice: () => refusals.advice,
    });
    return consumer;
  });

  return {
    name,
    application: app,
    failed: fatality.happened,
    migrate: () => migrateSchema(definition, configuration),
    journal: (args) => journalCommand(name, configuration.ownerDatabaseUrl, args),
    openApi: () => Promise.resolve(openApiOf(app, definition)),
    async start() {
      await source.initialize();
      await events.prepare();
      app.connectMicroservice({ strategy }, { inheritAppConfig: false });
      await definition.prepare?.(app, environment);
      await app.init();
      await observability.begin({
        status: () => app.get(MessagingOperations).status(),
        holdsLease: () => events.sequencer.holdsLease,
        redis: app.get(Redis),
      });
      await app.startAllMicroservices();
      events.startPublishing();
      keptReplies.start();
      health.watch({ sequencer: events.sequencer, shipper: events.shipper });
      await app.listen(configuration.port, configuration.host);
      const url = await app.getUrl();
      logger.info('listening', { url });
      return { url };
    },
    async stop() {
      const impatience = setTimeout(() => events.leave(), kafkaMilliseconds);
      await app.close();
      await keptReplies.stop();
      await events.stop();
      clearTimeout(impatience);
      if (source.isInitialized) await source.destroy();
      await observability.stop();
      logger.flush();
    },
  };
}

/** What is on its way to Kafka when a service stops has so long to arrive; it is sent again otherwise. */
const kafkaMilliseconds = 4_000;

async function buildApplication(
  definition: ServiceDefinition,
  kit: ReturnType<typeof KitModule.with>,
  logger: ServiceLogger,
  observability: Observability,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: 1_048_576, trustProxy: 'loopback', forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: class ServiceModule {}, imports: [kit, definition.module] },
    adapter,
    { logger, abortOnError: false, forceCloseConnections: true },
  );
  const server = app.getHttpAdapter().getInstance();
  server.removeContentTypeParser('text/plain');
  observability.serve(server);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(Object.assign({}, kitRefusals, ...definition.refusals), logger));
  let document: object | undefined;
  server.get('/openapi.json', () => (document ??= openApiOf(app, definition)));
  return app;
}

async function migrateSchema(
  definition: ServiceDefinition,
  { ownerDatabaseUrl }: ServiceConfiguration,
): Promise<string[]> {
  if (!ownerDatabaseUrl)
    throw new MisconfiguredService('OWNER_DATABASE_URL is not set: migrating needs the owner role');
  const source = dataSource({
    url: ownerDatabaseUrl,
    schema: definition.name,
    migrations: [...messagingMigrations, ...kitMigrations, ...definition.migrations],
    poolSize: 2,
    applicationName: `${definition.app} migration`,
  });
  await source.initialize();
  try {
    return await migrate(source, definition.name, reservedTables);
  } finally {
    await source.destroy();
  }
}
