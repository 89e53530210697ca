import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import helmet from '@fastify/helmet';
import { fastify, LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyHttpOptions, FastifyInstance } from 'fastify';
import type { Tracing } from '@harbourlink/service-kit/observability';
import type { GatewayConfiguration } from './gateway-configuration.js';
import { consolePages } from './console/console-pages.js';
import { healthRoutes } from './health/health.js';
import { limitBodySize } from './limits/body-size.js';
import { InProcessCounter } from './limits/request-counter.js';
import type { RequestCounter } from './limits/request-counter.js';
import { limitRequestRate } from './limits/request-rate.js';
import { apiDescription } from './openapi/api-description.js';
import { docsPage } from './openapi/docs-page.js';
import { followRequests } from './observability/followed-requests.js';
import { problemOf, sendProblem } from './problems/problem.js';
import { loggablePath } from './proxy/loggable-path.js';
import { proxyRoutes } from './proxy/proxy.js';
import { readSession, useSession } from './session/bearer-from-session.js';
import { sessionRoutes } from './session/session-routes.js';
import { sessionsFrom } from './session/sessions-from.js';
import { signInRoutes } from './session/sign-in.js';
import { liveStream } from './stream/live-stream.js';
import type { LiveStreamOptions } from './stream/live-stream.js';

export interface GatewayOptions {
  readonly logger?: FastifyBaseLogger;
  readonly stream?: LiveStreamOptions;
  /** Milliseconds since 1970, for sessions. */
  readonly now?: () => number;
  /** Counts in this process alone unless told. */
  readonly counter?: RequestCounter;
  /** Without it a traceparent is still passed on, or made for a request that has none. */
  readonly tracing?: Tracing | undefined;
  /** Is shown the door before it has routes: for whoever counts answers. */
  readonly watch?: (door: FastifyInstance) => void;
}

/** The one public door: it checks sizes and rates, tidies headers and passes on. Who may do what the services decide. */
export async function gateway(
  configuration: GatewayConfiguration,
  { logger, stream, now, counter = new InProcessCounter(), tracing, watch }: GatewayOptions = {},
): Promise<FastifyInstance> {
  const door = fastify(serverOptions(configuration, logger));
  const follow = followRequests(door, tracing);

  door.addHook('onRequest', async (request, reply) => {
    // Fastify works the address out anew each time it is asked: kept before the headers a trusted proxy says it with go.
    Object.defineProperty(request, 'ip', { value: request.ip });
    follow(request);
    reply.header('x-correlation-id', request.raw.headers['x-correlation-id']);
  });
  await door.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: configuration.publicAddress.protocol === 'https:',
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  });
  const sessions = sessionsFrom(configuration, now);
  if (sessions) readSession(door, sessions);
  await limitRequestRate(door, counter, configuration.requestsPerMinute);
  limitBodySize(door);
  if (sessions) useSession(door, sessions, configuration.publicAddress);

  door.setNotFoundHandler((request, reply) => sendProblem(request, reply, 'route.unknown'));
  door.setErrorHandler((error, request, reply) => {
    const code = problemOf(error);
    if (code === 'gateway.failed') request.log.error(error);
    return sendProblem(request, reply, code);
  });

  watch?.(door);
  logAnswers(door);
  drainOnClose(door);
  healthRoutes(door, configuration);
  const { publicAddress, sampleSignIns, mailsAddress, consoleFolder } = configuration;
  const facts = { sampleSignIns, ...(mailsAddress === undefined ? {} : { mailsAddress }) };
  sessionRoutes(door, { facts, sessions, publicAddress });
  if (sessions) signInRoutes(door, sessions, publicAddress);
  apiDescription(door, configuration);
  liveStream(door, configuration, stream);
  await door.register(async (scope) => docsPage(scope));
  await door.register(async (scope) => proxyRoutes(scope, configuration));
  if (consoleFolder !== undefined) await door.register(async (scope) => consolePages(scope, consoleFolder));
  return door;
}

/** One line for each answer; addresses without queries and secrets. */
function logAnswers(door: FastifyInstance): void {
  door.addHook('onResponse', async (request, reply) => {
    const { method, log } = request;
    const line = {
      method,
      path: loggablePath(request.url),
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      correlationId: request.headers['x-correlation-id'],
    };
    // A platform that is starting says so with 503: nothing to look into.
    if (reply.statusCode >= 500 && !line.path.startsWith('/health/')) log.warn(line, 'answered');
    else log.debug(line, 'answered');
  });
}

/** Whoever still waits for an answer when the gateway stops gets it, if it takes no longer than this. */
const drainMilliseconds = 8_000;

/** Stopping closes connections as they become idle, and in the end all of them. */
function drainOnClose(door: FastifyInstance): void {
  door.addHook('preClose', async () => {
    const sweep = setInterval(() => door.server.closeIdleConnections(), 100);
    const end = setTimeout(() => door.server.closeAllConnections(), drainMilliseconds);
    door.server.once('close', () => {
      clearInterval(sweep);
      clearTimeout(end);
    });
  });
}

function serverOptions(
  configuration: GatewayConfiguration,
  logger: FastifyBaseLogger | undefined,
): FastifyHttpOptions<Server> {
  return {
    ...(logger && { loggerInstance: logger }),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: configuration.trustedProxies.length === 0 ? false : [...configuration.trustedProxies],
    // A whole request must be here by then: a caller who sends a byte a second holds no connection for long.
    requestTimeout: 60_000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    http: { headersTimeout: 15_000, maxHeaderSize: 16_384 },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 1_000 },
    frameworkErrors: (error, request, reply) => {
      sendProblem(request, reply, problemOf(error));
    },
  };
}
