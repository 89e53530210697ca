import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendProblem } from '../problems/problem.js';
import type { RequestCounter } from './request-counter.js';

const minute = 60_000;

/** A token's subject is not verified here: many invented ones from one address share this multiple of the limit. */
const callersAtOneAddress = 10;

/** Guesses of passwords and link secrets an address may make in a minute. */
const guessesPerMinute = 60;

/** Limits requests by the subject of the token and by address, and guesses by address alone. */
export async function limitRequestRate(
  fastify: FastifyInstance,
  counter: RequestCounter,
  requestsPerMinute: number,
): Promise<void> {
  if (requestsPerMinute === 0) return;
  await fastify.register(rateLimit, { global: false, store: storeOn(counter) });
  const limits = [
    fastify.createRateLimit({ max: requestsPerMinute, timeWindow: minute, keyGenerator: callerOf }),
    fastify.createRateLimit({
      max: requestsPerMinute * callersAtOneAddress,
      timeWindow: minute,
      keyGenerator: ({ ip }) => `address ${ip}`,
    }),
  ];
  const guesses = fastify.createRateLimit({
    max: Math.min(guessesPerMinute, requestsPerMinute),
    timeWindow: minute,
    keyGenerator: ({ ip }) => `guesses ${ip}`,
  });
  fastify.addHook('onRequest', async (request, reply) => {
    for (const limit of isAGuess(request) ? [...limits, guesses] : limits) {
      const state = await limit(request);
      if (state.isAllowed || !state.isExceeded) continue;
      reply.header('retry-after', String(state.ttlInSeconds));
      return sendProblem(request, reply, 'request.too-many');
    }
    return undefined;
  });
}

/** Who a request is counted for: its token's subject at that address, or the address. */
export function callerOf(request: FastifyRequest): string {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/i.exec(request.headers.authorization ?? '')?.[1];
  if (payload !== undefined) {
    try {
      const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub?: unknown };
      if (typeof sub === 'string') return `subject ${sub.slice(0, 64)} ${request.ip}`;
    } catch {
      // what is no token is counted by address
    }
  }
  return `caller ${request.ip}`;
}

function isAGuess({ method, url }: FastifyRequest): boolean {
  return (
    method === 'POST' &&
    /^\/oidc\/interaction\/[^/]+\/password|^\/api\/v1\/links\/[^/]+\/session/.test(asServicesReadIt(url))
  );
}

/** The path decoded and without dot segments: another way to write an address is no way around its limit. */
function asServicesReadIt(url: string): string {
  try {
    return decodeURIComponent(new URL(url, 'http://gateway').pathname);
  } catch {
    // what is malformed reaches no service
    return url;
  }
}

/** The counter in the shape the plugin asks for. */
function storeOn(counter: RequestCounter) {
  return class Store {
    incr(
      key: string,
      done: (error: Error | null, result?: { current: number; ttl: number }) => void,
      timeWindow: number,
    ): void {
      counter.count(key, timeWindow).then(
        ({ count, endsIn }) => done(null, { current: count, ttl: endsIn }),
        (error: Error) => done(error),
      );
    }

    read(_key: string, done: (error: Error | null, result?: { current: number; ttl: number }) => void): void {
      done(null, { current: 0, ttl: 0 });
    }

    child(): Store {
      return this;
    }
  };
}
