import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../problems/problem.js';

/** Scripts and styles come from files of ours; the few styles made while the page runs carry the nonce. */
function policyWith(nonce: string): string {
  return (
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; ` +
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
  );
}

/** What others answer for: nothing of the console lives there. */
const taken = ['api', 'oidc', 'links', 'health', 'session', 'signed-in'];

/** The console: its files as they were built, and for every other address that shows a page its one document. */
export async function consolePages(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, dotfiles: 'ignore' });

  fastify.get('/*', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (taken.includes(path.split('/')[1] ?? '')) return sendProblem(request, reply, 'route.unknown');
    if (path !== '/index.html' && isFile(path)) return sendFile(request, reply, path);
    if (!showsAPage(request, path)) return sendProblem(request, reply, 'route.unknown');
    const nonce = randomBytes(16).toString('base64');
    const document = await readFile(join(folder, 'index.html'), 'utf8');
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', policyWith(nonce))
      .send(document.replaceAll('__CSP_NONCE__', nonce));
  });
}

/** The build writes a hash of its content into the name of everything below /assets/. */
function sendFile(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
  // Another way to write a path is none that was built.
  if (!/^(\/[\w@-][\w.@-]*)+$/.test(path)) return sendProblem(request, reply, 'route.unknown');
  const lasting = path.startsWith('/assets/') ? { maxAge: '365d', immutable: true } : { maxAge: '1h' };
  return reply.sendFile(path.slice(1), lasting);
}

function isFile(path: string): boolean {
  return path.startsWith('/assets/') || /\.[a-z0-9]{2,5}$/i.test(path);
}

/** Whoever asks for data or a file at an address of a page is mistaken, and must not take HTML for it. */
function showsAPage({ headers }: FastifyRequest, path: string): boolean {
  return path === '/' || /\btext\/html\b/.test(headers.accept ?? '');
}
