import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { problem } from '@harbourlink/service-kit/http';
import { SpooledFile, TooLarge } from '../application/spooled-file.js';

/** A list of every company of an exchange has some hundred kilobytes. */
export const LARGEST_FILE_BYTES = 20 * 1_048_576;

/** Lets the service take `text/csv` bodies: to the disk first, so that a large one takes no memory. */
export function acceptCsvBodies(application: NestFastifyApplication): void {
  const server = application.getHttpAdapter().getInstance();
  server.addContentTypeParser('text/csv', async (request: FastifyRequest, body: IncomingMessage) => {
    const tooLarge = problem(413, 'request.too-large', { headers: { Connection: 'close' } });
    if (Number(request.headers['content-length'] ?? 0) > LARGEST_FILE_BYTES) {
      body.resume();
      throw tooLarge;
    }
    try {
      return await SpooledFile.of(body, LARGEST_FILE_BYTES);
    } catch (error) {
      throw error instanceof TooLarge ? tooLarge : error;
    }
  });
  server.addHook('onResponse', async (request) => {
    if (request.body instanceof SpooledFile) await request.body.remove();
  });
}
