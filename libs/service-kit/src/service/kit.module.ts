import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { MessagingOperations, Outbox, OutsideDoor } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { AccessGuard } from '../auth/access.guard.js';
import { MembershipDirectory } from '../auth/membership-directory.js';
import { MembershipHandlers } from '../auth/memberships.handlers.js';
import { TokenVerifier } from '../auth/token-verifier.js';
import type { Environment, ServiceConfiguration } from '../configuration/index.js';
import { KeptReplyCache } from '../http/kept-reply-cache.js';
import { ReplyInterceptor } from '../http/reply.interceptor.js';
import { operationsControllers } from '../operations/operations-controllers.js';
import { Redis, redisFromEnvironment } from '../redis/index.js';
import { HealthController } from './health.controller.js';
import type { ServiceLogger } from './logger.js';
import { Maintenance } from './maintenance.js';
import { ServiceHealth } from './service-health.js';
import { CONFIGURATION, ENVIRONMENT, LOGGER } from './tokens.js';

export interface KitParts {
  readonly name: string;
  readonly environment: Environment;
  readonly configuration: ServiceConfiguration;
  readonly source: DataSource;
  readonly units: UnitsOfWork;
  readonly outbox: Outbox;
  readonly logger: ServiceLogger;
  readonly health: ServiceHealth;
  readonly maintenance: Maintenance;
}

/** What every service's own module may inject. */
@Module({})
export class KitModule {
  static with(parts: KitParts): DynamicModule {
    const { name, environment, configuration, source, units, outbox, logger, health, maintenance } = parts;
    const redis = redisFromEnvironment(environment, logger);
    const provided = [
      { provide: ENVIRONMENT, useValue: environment },
      { provide: CONFIGURATION, useValue: configuration },
      { provide: LOGGER, useValue: logger },
      { provide: DataSource, useValue: source },
      { provide: UnitsOfWork, useValue: units },
      { provide: Outbox, useValue: outbox },
      { provide: MembershipDirectory, useValue: new MembershipDirectory(units, redis, `${name}:memberships`) },
      { provide: Redis, useValue: redis },
      { provide: KeptReplyCache, useValue: new KeptReplyCache(redis, name) },
      { provide: TokenVerifier, useValue: new TokenVerifier(configuration.issuer, configuration.jwksUrl) },
      { provide: ServiceHealth, useValue: health },
      { provide: Maintenance, useValue: maintenance },
      { provide: OutsideDoor, useValue: new OutsideDoor(name, units, () => maintenance.consumer?.lanes ?? []) },
      { provide: MessagingOperations, useValue: new MessagingOperations(name, units, () => maintenance.consumer) },
    ];
    return {
      module: KitModule,
      global: true,
      controllers: [HealthController, ...operationsControllers(name), MembershipHandlers],
      providers: [
        ...provided,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: ReplyInterceptor },
      ],
      exports: provided.map((provider) => provider.provide),
    };
  }
}
