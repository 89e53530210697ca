import { Transform } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const megabyte = 1024 * 1024;

/** Bytes a request may carry: a file to import more than anything else. */
export function bytesAllowed(method: string, path: string): number {
  return method === 'POST' && path === '/api/v1/imports' ? 25 * megabyte : megabyte;
}

/** More came than was allowed. */
export class TooLarge extends Error {
  readonly statusCode = 413;
}

/** Refuses by Content-Length before anything is read; what comes without a length is counted while it passes. */
export function limitBodySize(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (Number(request.headers['content-length'] ?? 0) <= allowedFor(request)) return;
    // The rest of the body is never read: the connection cannot carry another request.
    reply.header('connection', 'close');
    throw new TooLarge();
  });
  fastify.addHook('preParsing', async (request, _reply, payload) => {
    if (request.headers['transfer-encoding'] === undefined) return payload;
    let left = allowedFor(request);
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        left -= chunk.length;
        done(left < 0 ? new TooLarge() : null, chunk);
      },
    });
    payload.on('error', (error) => counted.destroy(error));
    return payload.pipe(counted);
  });
}

function allowedFor(request: FastifyRequest): number {
  return bytesAllowed(request.method, request.url.split('?')[0] ?? '');
}
