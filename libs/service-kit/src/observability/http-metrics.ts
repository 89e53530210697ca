import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from './metrics.js';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The template of a route, never an address: addresses hold ids and secrets. */
export type RouteOf = (request: FastifyRequest) => string;

export const templateOf: RouteOf = (request) => request.routeOptions.url ?? 'unknown';

/** Counts and times answers once `begin` was called; before that they pass unseen. */
export class HttpMetrics {
  private observe: ((method: string, route: string, status: string, seconds: number) => void) | undefined;

  constructor(server: FastifyInstance, routeOf: RouteOf = templateOf) {
    server.addHook('onResponse', (request, reply, done) => {
      const status = `${Math.floor(reply.statusCode / 100)}xx`;
      this.observe?.(request.method, routeOf(request), status, reply.elapsedTime / 1_000);
      done();
    });
  }

  begin({ prometheus, registry }: Metrics): void {
    const answers = new prometheus.Histogram({
      name: 'harbourlink_http_request_duration_seconds',
      help: 'Requests answered, by how long that took',
      labelNames: ['method', 'route', 'status'],
      buckets,
      registers: [registry],
    });
    this.observe = (method, route, status, seconds) => answers.observe({ method, route, status }, seconds);
  }
}
