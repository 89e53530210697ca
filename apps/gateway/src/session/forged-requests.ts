import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Session } from './session.js';

/**
 * A browser sends cookies along with what other sites make it ask. What changes something therefore has to come from a page
 * of this origin, as the browser itself says (Sec-Fetch-Site, else Origin), and to show what only such a page can know.
 */
export function isForged(request: FastifyRequest, session: Session, { origin }: URL): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false;
  const { headers } = request;
  const site = headers['sec-fetch-site'];
  const fromHere = site === undefined ? headers.origin === origin : site === 'same-origin';
  return !fromHere || !isSame(headers['x-csrf-token'], session.csrfToken);
}

/** In a time that tells nothing about where they differ. */
function isSame(given: string | string[] | undefined, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(expected));
}
