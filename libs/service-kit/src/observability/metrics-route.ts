import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.js';

/** `GET /metrics`, for a scraper inside: no gateway passes it on. */
export function metricsRoute(server: FastifyInstance, metrics: () => Metrics | undefined): void {
  server.get('/metrics', async (_request, reply) => {
    const ours = metrics();
    if (!ours) return reply.code(503).send('starting\n');
    return reply
      .type(ours.contentType)
      .header('cache-control', 'no-store')
      .send(await ours.text());
  });
}
