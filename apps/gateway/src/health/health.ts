import type { FastifyInstance } from 'fastify';
import type { GatewayConfiguration } from '../gateway-configuration.js';
import { platformServices } from '../routing/routes.js';

/** A service that has not answered by then is not ready. */
const patience = 2_000;

interface ServiceHealth {
  readonly status: 'ready' | 'not-ready' | 'unreachable';
  /** What the service says about itself. */
  readonly details?: unknown;
  /** Where there are several: how many are ready. */
  readonly replicas?: { readonly ready: number; readonly of: number };
}

/** The door is alive when it answers; the platform is ready when every service says so. */
export function healthRoutes(fastify: FastifyInstance, { upstreams }: GatewayConfiguration): void {
  fastify.get('/health/live', async () => ({ status: 'live' }));
  fastify.get('/health/ready', async (_request, reply) => {
    const healths = await Promise.all(
      platformServices.map(async (service) => [service, await healthOfAll(upstreams.allOf(service))] as const),
    );
    const ready = healths.every(([, { status }]) => status === 'ready');
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ready' : 'not-ready', services: Object.fromEntries(healths) });
  });
}

/** One replica that is ready is enough to serve; how many are is told. */
async function healthOfAll(upstreams: readonly string[]): Promise<ServiceHealth> {
  const healths = await Promise.all(upstreams.map(healthOf));
  const ready = healths.filter(({ status }) => status === 'ready').length;
  const answering = healths.find(({ status }) => status !== 'unreachable');
  const health = ready > 0 ? ({ status: 'ready' } as const) : (answering ?? { status: 'unreachable' });
  return healths.length > 1 ? { ...health, replicas: { ready, of: healths.length } } : health;
}

async function healthOf(upstream: string): Promise<ServiceHealth> {
  try {
    const response = await fetch(`${upstream}/health/ready`, { signal: AbortSignal.timeout(patience) });
    const details = (await response.json()) as unknown;
    return response.status === 200 ? { status: 'ready' } : { status: 'not-ready', details };
  } catch {
    return { status: 'unreachable' };
  }
}
