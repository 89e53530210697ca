import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { problem } from './problem-texts.js';
import { headerOf } from './request.js';
import type { Request } from './request.js';

/** The version in the If-Match header: `@ExpectedVersion() version: number` on every change. */
export const ExpectedVersion = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  expectedVersion(context.switchToHttp().getRequest<Request>()),
);

/** Throws the problem to answer with when the header is missing or malformed. */
export function expectedVersion(request: Request): number {
  const header = headerOf(request, 'if-match');
  if (header === undefined) throw problem(428, 'if-match.required');
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw problem(400, 'if-match.malformed');
  return Number(version);
}

/** The ETag of an answer: its object's version. */
export function etagOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('version' in body)) return undefined;
  return typeof body.version === 'number' ? `"${body.version}"` : undefined;
}
