import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../problems/problem.js';
import { isForged } from './forged-requests.js';
import { ProviderRefused } from './identity-provider.js';
import type { Session } from './session.js';
import type { Sessions } from './sessions.js';

/** What the request came with, between the hook that reads it and the one that acts on it. */
const sessionOf = new WeakMap<FastifyRequest, Session>();

/**
 * Reads the session of a request to the API that brings no token itself, so that limits count the person. Must be called
 * before the limits are set up; `useSession` after them.
 */
export function readSession(fastify: FastifyInstance, sessions: Sessions): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (!wantsSession(request)) return undefined;
    const found = await sessions.find(request.headers);
    if (found.state === 'open') {
      sessionOf.set(request, found.session);
      request.headers.authorization = `Bearer ${found.session.accessToken}`;
    }
    if (found.state === 'garbage' || found.state === 'ended') clear(reply, sessions);
    return found.state === 'ended' ? sendProblem(request, reply, 'session.ended') : undefined;
  });
}

/** Lets the session's token speak for the request: fetched anew when it is due, and never for a forged request. */
export function useSession(fastify: FastifyInstance, sessions: Sessions, publicAddress: URL): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const session = sessionOf.get(request);
    if (session === undefined) return undefined;
    if (isForged(request, session, publicAddress)) return sendProblem(request, reply, 'session.forged');
    try {
      const usable = await sessions.usable(session);
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
