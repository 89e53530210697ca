import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageFrom } from '@harbourlink/kernel';
import type { Language } from '@harbourlink/kernel';

export type Request = FastifyRequest;
export type Reply = FastifyReply;

/** The language the caller wants to read. */
export function languageOf(request: Request): Language {
  return languageFrom(request.headers['accept-language']);
}

/** One header as text; a repeated one counts by its first value. */
export function headerOf(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
