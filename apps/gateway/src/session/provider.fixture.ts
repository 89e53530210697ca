import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';

interface Attempt {
  readonly nonce: string;
  readonly challenge: string;
}

const person = '01932d6e-7c1a-7e53-8a1c-6d6c1f9f0a01';

/** An OpenID provider as small as a test needs, behind the address of a service. What it answers can be changed. */
export class PretendedProvider {
  readonly secret = 'the-secret-of-the-console';
  issuer = '';
  /** What the next answers for tokens are like. */
  mood: 'willing' | 'refusing' | 'broken' | 'without-id-token' | 'with-another-nonce' | 'with-huge-tokens' = 'willing';
  readonly asked: URLSearchParams[] = [];
  readonly revoked: string[] = [];
  /** Until it is released, nobody gets tokens. */
  held: Promise<void> = Promise.resolve();
  private readonly attempts = new Map<string, Attempt>();

  private constructor(
    private readonly privateKey: CryptoKey,
    private readonly jwk: JWK,
  ) {}

  static async make(): Promise<PretendedProvider> {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    return new PretendedProvider(privateKey, { ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256', use: 'sig' });
  }

  /** The person agrees to what the address asks: where the browser is sent back. */
  agree(address: string): string {
    const query = new URL(address).searchParams;
    const code = `code-${this.attempts.size}`;
    this.attempts.set(code, { nonce: query.get('nonce') ?? '', challenge: query.get('code_challenge') ?? '' });
    const back = new URL(query.get('redirect_uri') ?? '');
    back.search = new URLSearchParams({ code, state: query.get('state') ?? '', iss: this.issuer }).toString();
    return `${back.pathname}${back.search}`;
  }

  get refreshes(): number {
    return this.asked.filter((form) => form.get('grant_type') === 'refresh_token').length;
  }

  readonly answer = (request: IncomingMessage, response: ServerResponse): void => {
    void this.respond(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  };

  private async respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const { issuer } = this;
    if (request.url === '/oidc/.well-known/openid-configuration')
      return reply(200, {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        revocation_endpoint: `${issuer}/token/revocation`,
        end_session_endpoint: `${issuer}/session/end`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ['ES256'],
        authorization_response_iss_parameter_supported: true,
      });
    if (request.url === '/oidc/jwks') return reply(200, { keys: [this.jwk] });
    const form = new URLSearchParams(await bodyOf(request));
    const shown = Buffer.from((request.headers.authorization ?? '').slice('Basic '.length), 'base64').toString();
    // Each half is form-encoded (RFC 6749, 2.3.1).
    if (decodeURIComponent(shown) !== `harbourlink-console:${this.secret}`)
      return reply(401, { error: 'invalid_client' });
    if (this.mood === 'broken') return reply(503, {});
    if (request.url === '/oidc/token/revocation') {
      this.revoked.push(form.get('token') ?? '');
      return reply(200, {});
    }
    this.asked.push(form);
    await this.held;
    return this.mood === 'refusing' ? reply(400, { error: 'invalid_grant' }) : this.giveTokens(form, reply);
  }

  private async giveTokens(form: URLSearchParams, reply: (status: number, body: object) => void): Promise<void> {
    const attempt = this.attempts.get(form.get('code') ?? '');
    this.attempts.delete(form.get('code') ?? '');
    if (form.get('grant_type') === 'authorization_code') {
      const verifier = form.get('code_verifier') ?? '';
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      if (challenge !== attempt?.challenge) return reply(400, { error: 'invalid_grant' });
    }
    const nonce = this.mood === 'with-another-nonce' ? { nonce: 'another' } : attempt && { nonce: attempt.nonce };
    const padding = this.mood === 'with-huge-tokens' ? { padding: 'x'.repeat(2_400) } : {};
    return reply(200, {
      access_token: await this.token({ number: this.asked.length }),
      refresh_token: form.get('refresh_token') ?? `refresh-${this.asked.length}`,
      token_type: 'Bearer',
      expires_in: 300,
      ...(this.mood === 'without-id-token' ? {} : { id_token: await this.token({ ...nonce, ...padding }) }),
    });
  }

  private token(claims: object): Promise<string> {
    return new SignJWT({ auth_time: Math.floor(Date.now() / 1000), ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .setIssuer(this.issuer)
      .setAudience('harbourlink-console')
      .setSubject(person)
      .setIssuedAt()
      .setExpirationTime('30m')
      .sign(this.privateKey);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
