import type { FastifyInstance, FastifyRequest } from 'fastify';
import { templateOf } from './http-metrics.js';
import type { RouteOf } from './http-metrics.js';
import type { OpenSpan, Tracing } from './tracing.js';

interface RequestSpans {
  /** Undefined for what nobody wants to see in a trace: probes and scrapes. */
  begin(
    request: FastifyRequest,
    caused: { readonly correlationId: string; readonly traceparent?: string },
  ): OpenSpan | undefined;
}

/** One span for each request, which ends with its answer; a caller who hangs up before is seen as well. */
export function spansOfRequests(
  server: FastifyInstance,
  tracing: Tracing,
  routeOf: RouteOf = templateOf,
): RequestSpans {
  const open = new WeakMap<object, OpenSpan>();
  server.addHook('onResponse', (request, reply, done) => {
    const { statusCode } = reply;
    open.get(request)?.end({
      attributes: { 'http.response.status_code': statusCode },
      ...(statusCode >= 500 ? { failure: String(statusCode) } : {}),
    });
    open.delete(request);
    done();
  });
  server.addHook('onRequestAbort', (request, done) => {
    open.get(request)?.end({ failure: 'aborted' });
    open.delete(request);
    done();
  });
  return {
    begin(request, { correlationId, traceparent }) {
      const route = routeOf(request);
      if (/^\/(health\/|metrics$)/.test(route)) return undefined;
      const span = tracing.begin({
        name: `${request.method} ${route}`,
        kind: 'server',
        parent: traceparent,
        attributes: {
          'http.request.method': request.method,
          'http.route': route,
          'harbourlink.correlation_id': correlationId,
        },
      });
      open.set(request, span);
      return span;
    },
  };
}
