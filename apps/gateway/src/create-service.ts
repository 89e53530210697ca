import pino from 'pino';
import type { Environment } from '@harbourlink/service-kit/configuration';
import { redisFromEnvironment } from '@harbourlink/service-kit/redis';
import type { Service } from '@harbourlink/service-kit/service';
import { gateway } from './gateway.js';
import { gatewayConfiguration } from './gateway-configuration.js';
import { SharedCounter } from './limits/shared-counter.js';

/** The gateway as `main` and the launcher use it: like a service, without a schema and without routes of its own. */
export type GatewayService = Pick<Service, 'name' | 'migrate' | 'start' | 'stop' | 'openApi'>;

/** Builds the gateway from its settings. */
export async function createService(environment: Environment): Promise<GatewayService> {
  const configuration = gatewayConfiguration(environment);
  const file = environment['LOG_FILE'];
  const destination = pino.destination(
    file === undefined ? { dest: 1, sync: false } : { dest: file, mkdir: true, sync: false },
  );
  const logger = pino(
    {
      level: environment['LOG_LEVEL'] ?? 'info',
      base: { service: 'gateway' },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination,
  );
  const redis = redisFromEnvironment(environment, logger);
  const door = await gateway(configuration, { logger, counter: new SharedCounter(redis) });
  return {
    name: 'gateway',
    migrate: () => Promise.resolve([]),
    openApi: async () => (await door.inject('/api/openapi.json')).json<object>(),
    async start() {
      const { host, port } = configuration;
      await redis.open();
      const url = await door.listen({ host, port, listenTextResolver: (address) => `listening at ${address}` });
      return { url };
    },
    async stop() {
      await door.close();
      await redis.close();
      logger.flush();
    },
  };
}
