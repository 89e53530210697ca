import { createHash, createHmac } from 'node:crypto';

/** What tells one link from another. */
export interface LinkRequest {
  readonly idempotencyKey: string;
  readonly personId: string;
  readonly purpose: string;
  readonly resourceId: string;
  readonly organisationId?: string;
}

/**
 * The secret of a link, derived instead of drawn: whoever asks again with the same key gets the same working address, and
 * no table ever held it. 256 bits, so it is not guessed.
 */
export function linkToken(secret: Buffer, request: LinkRequest): string {
  const { idempotencyKey, personId, organisationId = '', purpose, resourceId } = request;
  const named = JSON.stringify([idempotencyKey, personId, organisationId, purpose, resourceId]);
  return createHmac('sha256', secret).update(named).digest('base64url');
}

/** How a token is looked up; another secret's hash finds nothing. */
export function linkTokenHash(token: string): string {
  return createHash('sha256').update(`link:${token}`).digest('base64url');
}
