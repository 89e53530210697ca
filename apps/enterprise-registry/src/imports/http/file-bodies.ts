import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TokenVerifier } from '@harbourlink/service-kit/auth';
import { problem } from '@harbourlink/service-kit/http';
import { SpooledFile, TooLarge } from '../application/spooled-file.js';

/** A list of every company of an exchange has some hundred kilobytes. */
export const LARGEST_FILE_BYTES = 20 * 1_048_576;

/** How a workbook says what it is. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Lets the service take CSV files and workbooks as bodies: to the disk first, so that a large one takes no memory. */
export function acceptFiles(application: NestFastifyApplication): void {
  const server = application.getHttpAdapter().getInstance();
  const verifier = application.get(TokenVerifier);
  server.addContentTypeParser(['text/csv', workbookType], async (request: FastifyRequest, body: IncomingMessage) => {
    if (!(await isOfAKnownCaller(request, verifier))) {
      body.resume();
      return undefined;
    }
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
  // Closed is also the answer to somebody who has gone away; `onResponse` comes for a finished one only.
  server.addHook('preHandler', async ({ body }, reply) => {
    if (!(body instanceof SpooledFile)) return;
    const remove = (): void => void body.remove().catch(() => undefined);
    // Who is gone by now closes no second time.
    if (reply.raw.destroyed) remove();
    else reply.raw.once('close', remove);
  });
}

/** A body comes in before the guard is asked: nobody unknown fills the disk. The guard answers them, with reasons. */
async function isOfAKnownCaller(request: FastifyRequest, verifier: TokenVerifier): Promise<boolean> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return false;
  return verifier.verify(token).then(
    () => true,
    () => false,
  );
}
