import type { FastifyInstance, FastifyRequest } from 'fastify';
import { spansOfRequests } from '@harbourlink/service-kit/observability';
import type { RouteOf, Tracing } from '@harbourlink/service-kit/observability';
import { tidyHeaders } from '../proxy/passing-headers.js';
import { ownerOf } from '../routing/routes.js';

/** What a metric and a span call a request: what is passed on, by its place in the table of routes. */
export const routeOf: RouteOf = (request) => {
  const { url = 'unknown' } = request.routeOptions;
  if (!['/api/v1/*', '/oidc/*', '/links/*'].includes(url)) return url;
  const path = request.url.split('?')[0] ?? '';
  if (ownerOf(path) === undefined) return 'unknown';
  const [, first, , third] = path.split('/');
  return first === 'api' ? `/api/v1/${third}/*` : `/${first}/*`;
};

/** Tidies a request's headers; where traces are wanted, the services see the door's span as what caused theirs. */
export function followRequests(door: FastifyInstance, tracing: Tracing | undefined): (request: FastifyRequest) => void {
  const spans = tracing && spansOfRequests(door, tracing, routeOf);
  return (request) => {
    const { headers } = request.raw;
    const asked = headers['traceparent'];
    tidyHeaders(headers);
    const tidied = headers['traceparent'];
    const span = spans?.begin(request, {
      correlationId: String(headers['x-correlation-id']),
      // One that was made up at the door would be a parent nobody ever sees.
      ...(typeof asked === 'string' && asked === tidied ? { traceparent: asked } : {}),
    });
    if (span) headers['traceparent'] = span.traceparent;
  };
}
