import { Readable } from 'node:stream';
import replyFrom from '@fastify/reply-from';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfiguration } from '../gateway-configuration.js';
import { sendProblem } from '../problems/problem.js';
import type { ProblemCode } from '../problems/problem.js';
import { ownerOf } from '../routing/routes.js';
import { GivingUp } from './giving-up.js';
import { headersToCaller, headersToService } from './passing-headers.js';

/** How long a service may take to begin its answer, and to go on with it. An import reads a whole file first. */
const patience = { usual: 30_000, import: 120_000 };

const importPath = '/api/v1/imports';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Passes on what belongs to a service, streaming both ways: nothing is kept, parsed or verified here. */
export async function proxyRoutes(fastify: FastifyInstance, configuration: GatewayConfiguration): Promise<void> {
  const givingUp = new GivingUp({
    connections: 128,
    pipelining: 1,
    // Shorter than a service keeps an idle connection, so that none is used while it is being closed.
    keepAliveTimeout: 4_000,
    connect: { timeout: 3_000 },
  });
  await fastify.register(replyFrom, {
    undici: givingUp,
    destroyAgent: true,
    disableRequestLogging: true,
  });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  const passOn = (request: FastifyRequest, reply: FastifyReply, tried = 1): FastifyReply => {
    const path = request.url.split('?')[0] ?? '';
    const owner = ownerOf(path);
    if (!owner) return sendProblem(request, reply, 'route.unknown');
    const { upstreams } = configuration;
    const upstream = upstreams.next(owner);
    if (upstream === undefined) return sendProblem(request, reply, 'service.unavailable');
    // The policy for pages of ours is not for pages of a service: it brings its own.
    reply.removeHeader('content-security-policy');
    // An import takes long, and is worth nothing to a caller who has gone; a command once sent may as well be done.
    const { body } = request;
    const isImport = path === importPath && body instanceof Readable;
    if (isImport) givingUp.when(goneSignalOf(reply), body);
    return reply.from(`${upstream}${path}`, {
      timeout: path === importPath ? patience.import : patience.usual,
      // A read whose connection was closed under it is asked once more; a 503 is the caller's to see.
      retriesCount: 1,
      rewriteRequestHeaders: (_request, headers) =>
        headersToService(
          { ...headers, connection: request.raw.headers.connection },
          { path, callerAddress: request.ip, publicAddress: configuration.publicAddress },
        ),
      rewriteHeaders: (headers) => {
        const passing = headersToCaller(headers);
        // What a service says nothing about may be personal: no cache keeps it.
        return path.startsWith('/api/') ? { 'cache-control': 'no-store', ...passing } : passing;
      },
      onError: (failedReply, { error }) => {
        // Whoever has gone broke it off, not the service, and nobody is there to hear of it.
        if (reply.raw.destroyed) return;
        const code = problemBehind((body as Readable | undefined)?.errored ?? error);
        if (code === 'service.unavailable' || code === 'service.broke-off') upstreams.leaveOut(upstream);
        const another = code === 'service.unavailable' && tried < upstreams.allOf(owner).length;
        // Never reached, and nothing that was read from the caller is lost: another replica may answer.
        if (another && isRead(request)) passOn(request, failedReply as FastifyReply, tried + 1);
        else sendProblem(request, failedReply as FastifyReply, code);
      },
    });
  };

  for (const url of ['/api/v1/*', '/oidc/*', '/links/*']) {
    // The body of a GET means nothing (RFC 9110, 9.3.1): Fastify never reads it.
    fastify.route({ method: [...methods], url, handler: (request, reply) => passOn(request, reply) });
  }
}

const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

/** Tells when the connection to the caller is closed. */
function goneSignalOf({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  return gone.signal;
}

/** Never reached: certainly safe to send again. Broken off: perhaps done. Too slow: perhaps still going on. */
function problemBehind(error: unknown): ProblemCode {
  let cause = error as FailedRequest | undefined;
  for (; cause !== undefined && cause !== null; cause = cause.cause) {
    const { code, statusCode } = cause;
    if (statusCode === 413) return 'request.too-large';
    if (statusCode === 400) return 'request.malformed';
    if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'UND_ERR_CONNECT_TIMEOUT')
      return 'service.unavailable';
    if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') return 'service.too-slow';
    if (code === 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH') return 'request.malformed';
  }
  return 'service.broke-off';
}

interface FailedRequest {
  readonly code?: string;
  readonly statusCode?: number;
  readonly cause?: FailedRequest;
}
