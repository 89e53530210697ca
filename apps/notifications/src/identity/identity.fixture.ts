import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { freePort } from '@harbourlink/testing';

/** Stands in for identity at the far end of HTTP: tokens, addresses and links, as identity's own routes answer. */
export class FakeIdentity {
  readonly people = new Map<string, { email?: string; language: string }>();
  /** The links minted so far, by idempotency key. */
  readonly links = new Map<string, { url: string; request: unknown }>();
  /** Tokens that are good. */
  readonly tokens = new Set<string>();
  isUp = true;
  private readonly server = createServer((request, response) => void this.answer(request, response));

  private constructor(
    private readonly port: number,
    private readonly keys: { readonly publicKey: JWK; readonly privateKey: CryptoKey },
  ) {}

  static async start(): Promise<FakeIdentity> {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const identity = new FakeIdentity(await freePort(), { publicKey: await exportJWK(publicKey), privateKey });
    await new Promise<void>((resolve) => identity.server.listen(identity.port, '127.0.0.1', resolve));
    return identity;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get issuer(): string {
    return `${this.url}/oidc`;
  }

  /** A good token of a person. */
  tokenOf(personId: string): Promise<string> {
    return new SignJWT({ client_id: 'console' })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(this.issuer)
      .setAudience('harbourlink-api')
      .setSubject(personId)
      .setExpirationTime('10m')
      .sign(this.keys.privateKey);
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    if (request.url === '/oidc/jwks') return send(response, 200, { keys: [{ ...this.keys.publicKey, alg: 'ES256' }] });
    if (!this.isUp) return send(response, 503, {});
    if (request.url === '/oidc/token') return send(response, ...this.token(request));
    if (!this.tokens.has((request.headers.authorization ?? '').replace('Bearer ', ''))) return send(response, 401, {});
    const person = /^\/api\/v1\/people\/([^/]+)\/address$/.exec(request.url ?? '')?.[1];
    if (person !== undefined) {
      const reach = this.people.get(person);
      return reach ? send(response, 200, reach) : send(response, 404, {});
    }
    if (request.url === '/api/v1/links') return send(response, 201, this.link(request, body));
    return send(response, 404, {});
  }

  private token(request: IncomingMessage): [number, object] {
    const credentials = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
    if (credentials !== 'notifications:a-secret') return [401, { error: 'invalid_client' }];
    const token = `token-${this.tokens.size + 1}`;
    this.tokens.add(token);
    return [200, { access_token: token, expires_in: 600 }];
  }

  private link(request: IncomingMessage, body: string): { url: string } {
    const key = String(request.headers['idempotency-key']);
    const minted = this.links.get(key) ?? {
      url: `${this.url}/links/secret-${this.links.size + 1}`,
      request: JSON.parse(body),
    };
    this.links.set(key, minted);
    return { url: minted.url };
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
