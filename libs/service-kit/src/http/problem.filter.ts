import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter, Logger } from '@nestjs/common';
import { ConcurrentChange, MalformedCursor } from '@harbourlink/persistence';
import { messageContext } from '@harbourlink/messaging';
import { fill, Problem, refusalText, statusOf } from './problem.js';
import type { ProblemDocument, RefusalTexts } from './problem.js';
import { problem } from './problem-texts.js';
import type { ProblemCode } from './problem-texts.js';
import { RefusedRequest } from './refused-request.js';
import { languageOf } from './request.js';
import type { Reply, Request } from './request.js';

/** Turns whatever was thrown into problem+json: no stack, no words of a library, always a stable code. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly texts: RefusalTexts,
    private readonly logger: Pick<Logger, 'error' | 'warn'>,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const reply = host.switchToHttp().getResponse<Reply>();
    if (reply.sent || reply.raw.headersSent) {
      this.logger.error(error);
      reply.raw.destroy();
      return;
    }
    const { document, headers } = this.documentOf(error, request);
    void reply
      .status(document.status)
      .headers({ 'Content-Language': languageOf(request), ...headers })
      .type('application/problem+json')
      .send(JSON.stringify(document));
  }

  /** The document for anything thrown; also used where Fastify answers before Nest is asked. */
  documentOf(
    error: unknown,
    request: Request,
  ): { document: ProblemDocument; headers: Readonly<Record<string, string>> } {
    const language = languageOf(request);
    const correlationId = messageContext().correlationId;
    if (error instanceof RefusedRequest) {
      const { code, kind, details } = error.refusal;
      const detail = refusalText(error.refusal, this.texts, language);
      return { document: { ...basics(code), status: statusOf[kind], detail, correlationId, details }, headers: {} };
    }
    const known = error instanceof Problem ? error : problemOf(error);
    if (known.status >= 500) this.logger.error(error);
    const { errors, details, headers } = known.more;
    return {
      document: {
        ...basics(known.code),
        status: known.status,
        detail: fill(known.texts[language], details ?? {}),
        correlationId,
        ...(errors ? { errors: errors(language) } : {}),
        ...(details ? { details } : {}),
      },
      headers: headers ?? {},
    };
  }
}

function basics(code: string): { type: string; title: string; code: string } {
  return { type: `urn:harbourlink:problem:${code}`, title: code.replace(/[.-]/g, ' '), code };
}

const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'request.malformed',
  404: 'route.unknown',
  413: 'request.too-large',
  415: 'request.unsupported-media-type',
};

/** Codes of errors thrown by Fastify, PostgreSQL and the network that have a better answer than "failed". */
const byCode: Readonly<Record<string, readonly [number, ProblemCode]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'request.malformed-json'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'request.malformed-json'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'request.too-large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'request.unsupported-media-type'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'request.malformed'],
  '53100': [507, 'service.disk-full'],
  '53300': [503, 'service.busy'],
  '57P01': [503, 'service.busy'],
  '57P03': [503, 'service.busy'],
  '40001': [503, 'service.busy'],
  '40P01': [503, 'service.busy'],
  '55P03': [503, 'service.busy'],
  ECONNREFUSED: [503, 'service.busy'],
  ENOSPC: [507, 'service.disk-full'],
};

function problemOf(error: unknown): Problem {
  if (error instanceof MalformedCursor) return problem(400, 'cursor.malformed');
  if (error instanceof ConcurrentChange) return problem(409, 'service.busy', { headers: { 'Retry-After': '1' } });
  if (error instanceof SyntaxError && 'statusCode' in error) return problem(400, 'request.malformed-json');
  const [status, code] = byCode[codeOf(error)] ?? [];
  if (status !== undefined && code !== undefined)
    return problem(status, code, status === 503 ? { headers: { 'Retry-After': '1' } } : {});
  const asked = error instanceof HttpException ? error.getStatus() : statusCodeOf(error);
  // Nest keeps only the words of Fastify's error, not its code.
  if (asked === 400 && error instanceof HttpException && /json/i.test(error.message))
    return problem(400, 'request.malformed-json');
  const plain = byStatus[asked];
  return plain ? problem(asked, plain) : problem(500, 'service.failed');
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? codeOf(error.driverError) : '';
}

function statusCodeOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
}
