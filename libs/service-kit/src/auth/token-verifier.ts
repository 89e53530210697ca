import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';

/** What a verified token says. */
export interface VerifiedToken {
  readonly subject: string;
  readonly isService: boolean;
  readonly scopes: readonly string[];
  readonly link?: { readonly purpose: string; readonly resourceId: string; readonly organisationId?: string };
  /** Unix seconds. */
  readonly expiresAt: number;
}

/** Who the token was made for. */
export const audience = 'harbourlink-api';

/** The token is not ours, not for us, over, or no token at all. */
export class InvalidToken extends Error {}

/** The keys could not be fetched, or are none: an answer other than 200 is a "generic" error. The token may be good. */
const issuersFault: readonly string[] = ['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT'];

/** Verifies bearer tokens in the service itself, by the issuer's published keys (RFC 9068, RFC 7517). */
export class TokenVerifier {
  private readonly keys: JWTVerifyGetKey;
  /** A token verified once stays so until it ends: its signature cannot change. */
  private readonly verified = new Map<string, VerifiedToken>();

  constructor(
    private readonly issuer: string,
    jwksUrl: string,
    private readonly mostKept = 2_000,
  ) {
    this.keys = createRemoteJWKSet(new URL(jwksUrl), { cooldownDuration: 1_000, cacheMaxAge: 600_000 });
  }

  /** Throws InvalidToken; throws what fetching the keys throws when the issuer cannot be reached. */
  async verify(token: string): Promise<VerifiedToken> {
    const kept = this.verified.get(token);
    if (kept && kept.expiresAt * 1000 > Date.now()) return kept;
    this.verified.delete(token);
    const { payload } = await this.signatureOf(token);
    const verified = readPayload(payload);
    this.keep(token, verified);
    return verified;
  }

  private async signatureOf(token: string): Promise<{ payload: JWTPayload }> {
    try {
      return await jwtVerify(token, this.keys, {
        issuer: this.issuer,
        audience,
        algorithms: ['ES256', 'RS256'],
        clockTolerance: 5,
        requiredClaims: ['sub', 'exp'],
      });
    } catch (error) {
      if (error instanceof errors.JOSEError && !issuersFault.includes(error.code)) throw new InvalidToken(error.code);
      throw error;
    }
  }

  private keep(token: string, verified: VerifiedToken): void {
    const oldest = this.verified.size >= this.mostKept ? this.verified.keys().next().value : undefined;
    if (oldest !== undefined) this.verified.delete(oldest);
    this.verified.set(token, verified);
  }
}

function readPayload(payload: JWTPayload): VerifiedToken {
  const { sub = '', exp = 0 } = payload;
  const scope = typeof payload['scope'] === 'string' ? payload['scope'] : '';
  const purpose = payload['link_purpose'];
  const resourceId = payload['link_resource'];
  const organisationId = payload['link_organisation'];
  return {
    subject: sub,
    isService: payload['client_id'] === sub,
    scopes: scope.split(' ').filter((name) => name !== ''),
    expiresAt: exp,
    ...(typeof purpose === 'string' && typeof resourceId === 'string'
      ? { link: { purpose, resourceId, ...(typeof organisationId === 'string' ? { organisationId } : {}) } }
      : {}),
  };
}
