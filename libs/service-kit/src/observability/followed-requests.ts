import type { FastifyInstance } from 'fastify';
import { isUuid, newId } from '@harbourlink/kernel';
import { withMessageContext } from '@harbourlink/messaging';
import type { MessageContext } from '@harbourlink/messaging';
import { headerOf } from '../http/request.js';
import type { Request } from '../http/request.js';
import { spansOfRequests } from './request-spans.js';
import type { Tracing } from './tracing.js';

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
