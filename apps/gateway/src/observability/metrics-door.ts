import { fastify } from 'fastify';
import { MisconfiguredService, wholeNumber } from '@harbourlink/service-kit/configuration';
import type { Environment } from '@harbourlink/service-kit/configuration';
import { metricsRoute } from '@harbourlink/service-kit/observability';
import type { Metrics } from '@harbourlink/service-kit/observability';

/** Where the gateway's own metrics are to be had: never at the public port. */
export interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

/** Undefined where nobody asked for metrics by naming a port. */
export function metricsAddress(environment: Environment, publicPort: number): MetricsAddress | undefined {
  if (!environment['METRICS_PORT']) return undefined;
  const port = wholeNumber(environment, 'METRICS_PORT', 0);
  if (port !== 0 && port === publicPort)
    throw new MisconfiguredService(`METRICS_PORT must not be the public port, ${publicPort}`);
  return { host: environment['METRICS_HOST'] ?? '127.0.0.1', port };
}

/** A second, inner door with nothing but `GET /metrics`; where its port is taken, by a replica, a free one will do. */
export async function openMetricsDoor(
  metrics: Metrics,
  { host, port }: MetricsAddress,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const door = fastify({ forceCloseConnections: true });
  metricsRoute(door, () => metrics);
  const url = await door.listen({ host, port }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return door.listen({ host, port: 0 });
  });
  return { url, close: () => door.close() };
}
