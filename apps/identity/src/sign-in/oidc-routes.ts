import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import { interactionRoutes } from './interaction-routes.js';
import type { SignInNeeds } from './interaction-routes.js';

/**
 * Everything under /oidc: the sign-in pages, and oidc-provider for the rest. oidc-provider reads the body itself, so Fastify
 * must leave it alone here; the whole folder is public by nature.
 */
export async function oidcRoutes(fastify: FastifyInstance, needs: SignInNeeds): Promise<void> {
  await fastify.register(async (pages) => interactionRoutes(pages, needs), { prefix: '/oidc/interaction' });
  await fastify.register(async (endpoints) => {
    endpoints.removeAllContentTypeParsers();
    endpoints.addContentTypeParser('*', (_request, _payload, done) => done(null));
    endpoints.all('/oidc/*', handOver(needs.provider, needs.configuration.publicAddress));
  });
}

/** Lets oidc-provider answer at the public address, whatever Host a proxy or a caller sends. */
function handOver(provider: Provider, publicAddress: string): (request: FastifyRequest, reply: FastifyReply) => void {
  const answer = provider.callback();
  const { host, protocol } = new URL(publicAddress);
  return (request, reply) => {
    reply.hijack();
    const raw = request.raw as typeof request.raw & { originalUrl?: string };
    raw.originalUrl = raw.url ?? '/';
    raw.url = raw.originalUrl.slice('/oidc'.length);
    raw.headers['x-forwarded-host'] = host;
    raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    void answer(raw, reply.raw);
  };
}
