import pino from 'pino';
import type { Environment } from '@harbourlink/service-kit/configuration';
import { HttpMetrics, Metrics, redisMetrics, tracingOf } from '@harbourlink/service-kit/observability';
import { redisFromEnvironment } from '@harbourlink/service-kit/redis';
import type { Service } from '@harbourlink/service-kit/service';
import { gateway } from './gateway.js';
import { gatewayConfiguration } from './gateway-configuration.js';
import { SharedCounter } from './limits/shared-counter.js';
import { routeOf } from './observability/followed-requests.js';
import { metricsAddress, openMetricsDoor } from './observability/metrics-door.js';

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
  const metricsAt = metricsAddress(environment, configuration.port);
  const tracing = await tracingOf('gateway', environment);
  let answers: HttpMetrics | undefined;
  const door = await gateway(configuration, {
    logger,
    counter: new SharedCounter(redis),
    tracing,
    watch: (watched) => (answers = new HttpMetrics(watched, routeOf)),
  });
  let metricsDoor: Awaited<ReturnType<typeof openMetricsDoor>> | undefined;
  const openMetrics = async (): Promise<void> => {
    if (!metricsAt) return;
    const metrics = await Metrics.begin('gateway');
    answers?.begin(metrics);
    redisMetrics(metrics, redis);
    metricsDoor = await openMetricsDoor(metrics, metricsAt);
    logger.info({ url: `${metricsDoor.url}/metrics` }, 'metrics');
  };
  return {
    name: 'gateway',
    migrate: () => Promise.resolve([]),
    openApi: async () => (await door.inject('/api/openapi.json')).json<object>(),
    async start() {
      const { host, port } = configuration;
      await redis.open();
      await openMetrics();
      const url = await door.listen({ host, port, listenTextResolver: (address) => `listening at ${address}` });
      return { url };
    },
    async stop() {
      await door.close();
      await metricsDoor?.close();
      await redis.close();
      await tracing?.stop();
      logger.flush();
    },
  };
}
