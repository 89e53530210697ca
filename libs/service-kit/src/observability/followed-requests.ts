import type { FastifyInstance } from 'fastify';
import { isUuid, newId } from '@harbourlink/kernel';
import { withMessageContext } from '@harbourlink/messaging';
import type { MessageContext } from '@harbourlink/messaging';
import { headerOf } from '../http/request.js';
import type { Request } from '../http/request.js';
import { templateOf } from './http-metrics.js';
import type { RouteOf } from './http-metrics.js';
import type { OpenSpan, Tracing } from './tracing.js';

const contexts = new WeakMap<object, MessageContext>();

/** Ties everything a request does to its correlation id and trace; tells the caller the id. */
export function followRequests(server: FastifyInstance, tracing?: Tracing): void {
  const spans = tracing && spansOfRequests(server, tracing);
  server.addHook('onRequest', (request, reply, done) => {
    const asked = contextOf(request);
    const span = spans?.begin(request, asked);
    const context = span ? { ...asked, traceparent: span.traceparent } : asked;
    contexts.set(request, context);
    void reply.header('X-Correlation-Id', context.correlationId);
    withMessageContext(context, done);
  });
  // Reading the body leaves the asynchronous context of onRequest behind: it is entered anew.
  server.addHook('preValidation', (request, _reply, done) => {
    withMessageContext(contexts.get(request) ?? contextOf(request), done);
  });
}

interface RequestSpans {
  /** Undefined for what nobody wants to see in a trace: probes and scrapes. */
  begin(request: Request, context: MessageContext): OpenSpan | undefined;
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

function contextOf(request: Request): MessageContext {
  const correlationId = headerOf(request, 'x-correlation-id');
  const traceparent = headerOf(request, 'traceparent');
  return {
    correlationId: correlationId !== undefined && isUuid(correlationId) ? correlationId : newId(),
    ...(traceparent !== undefined && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(traceparent)
      ? { traceparent }
      : {}),
  };
}
