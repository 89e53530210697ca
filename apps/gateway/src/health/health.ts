import type { FastifyInstance } from 'fastify';
import type { GatewayConfiguration } from '../gateway-configuration.js';
import { platformServices } from '../routing/routes.js';

/** A service that has not answered by then is not ready. */
const patience = 2_000;

interface ServiceHealth {
  readonly status: 'ready' | 'not-ready' | 'unreachable';
  /** What the service says about itself. */
  readonly details?: unknown;
}

/** The door is alive when it answers; the platform is ready when every service says so. */
export function healthRoutes(fastify: FastifyInstance, { upstreams }: GatewayConfiguration): void {
  fastify.get('/health/live', async () => ({ status: 'live' }));
  fastify.get('/health/ready', async (_request, reply) => {
    const healths = await Promise.all(
      platformServices.map(async (service) => [service, await healthOf(upstreams[service])] as const),
    );
    const ready = healths.every(([, { status }]) => status === 'ready');
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ready' : 'not-ready', services: Object.fromEntries(healths) });
  });
}

async function healthOf(upstream: string | undefined): Promise<ServiceHealth> {
  if (upstream === undefined) return { status: 'unreachable' };
  try {
    const response = await fetch(`${upstream}/health/ready`, { signal: AbortSignal.timeout(patience) });
    const details = (await response.json()) as unknown;
    return response.status === 200 ? { status: 'ready' } : { status: 'not-ready', details };
  } catch {
    return { status: 'unreachable' };
  }
}
