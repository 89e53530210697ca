import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../problems/problem.js';
import { isForged } from './forged-requests.js';
import { ProviderRefused } from './identity-provider.js';
import type { Found, Sessions } from './sessions.js';

/** What the request came with, between the hook that reads it and the one that acts on it. */
const foundWith = new WeakMap<FastifyRequest, Found>();

/**
 * Reads the session of a request to the API that brings no token itself, so that limits count the person. Must be called
 * before the limits are set up; `useSession` after them.
 */
export function readSession(fastify: FastifyInstance, sessions: Sessions): void {
  fastify.addHook('onRequest', async (request) => {
    if (!wantsSession(request)) return;
    const found = await sessions.find(request.headers);
    foundWith.set(request, found);
    if (found.state === 'open') request.headers.authorization = `Bearer ${found.session.accessToken}`;
  });
}

/**
 * Lets the session's token speak for the request: fetched anew when it is due, and never for a forged request. One that has
 * ended is told so here, after the limits: it counts as any other request.
 */
export function useSession(fastify: FastifyInstance, sessions: Sessions, publicAddress: URL): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const found = foundWith.get(request);
    if (found?.state === 'garbage' || found?.state === 'ended') clear(reply, sessions);
    if (found?.state === 'ended') return sendProblem(request, reply, 'session.ended');
    if (found?.state !== 'open') return undefined;
    const { session } = found;
    if (isForged(request, session, publicAddress)) return sendProblem(request, reply, 'session.forged');
    try {
      const usable = await sessions.usable(
        session,
        request.url.split('?')[0]?.endsWith('/stream') ? 'listens' : 'asks',
      );
      request.headers.authorization = `Bearer ${usable.session.accessToken}`;
      if (usable.cookie !== undefined) reply.header('set-cookie', usable.cookie);
      return undefined;
    } catch (error) {
      if (!(error instanceof ProviderRefused)) {
        request.log.warn(error, 'a session could not be refreshed');
        return sendProblem(request, reply, 'service.unavailable');
      }
      clear(reply, sessions);
      return sendProblem(request, reply, 'session.ended');
    }
  });
}

/** A link's own routes are for whoever holds its secret, whoever else is signed in with this browser. */
const byLinkSecret = /^\/api\/v1\/links\/(?!revocations$)[^/]+(\/session)?$/;

function wantsSession({ url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? '';
  return headers.authorization === undefined && path.startsWith('/api/v1/') && !byLinkSecret.test(path);
}

function clear(reply: FastifyReply, { cookies }: Sessions): void {
  reply.header('set-cookie', cookies.clear(cookies.session));
}
