import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';
import { serviceDatabase } from '@harbourlink/service-kit/testing';
import { freePort } from '@harbourlink/testing';
import { createService } from './create-service.js';
import { samplePeople } from './sample-people/sample-people.js';
import { Browser, CodeFlow } from './sign-in/browser.fixture.js';

export interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly body: Record<string, unknown>;
}

export type Identity = Awaited<ReturnType<typeof startIdentity>>;

/** Identity as it runs, with its samples, on a database and in a folder of its own. */
export async function startIdentity(more: Record<string, string> = {}) {
  const database = await serviceDatabase({
    service: 'identity',
    createService,
    publishers: ['matching', 'mou', 'registry'],
  });
  const publishers = await database.startPublishers();
  const folder = await mkdtemp(join(tmpdir(), 'identity-'));
  const keysFolder = join(folder, 'keys');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const issuer = `${origin}/oidc`;
  const settings = {
    OIDC_ISSUER: issuer,
    PORT: String(port),
    HARBOURLINK_KEYS_DIR: keysFolder,
    SAMPLE_SIGN_INS: 'true',
  };
  const environment = database.environment({ ...settings, ...more });
  const start = async () => {
    const service = await createService(environment);
    await service.start();
    return service;
  };
  let service = await start();
  const flow = () => new CodeFlow(issuer, new Browser(origin));

  async function ask(
    method: string,
    path: string,
    token?: string,
    headers: Record<string, string> = {},
    body?: unknown,
  ) {
    const response = await fetch(`${origin}/api/v1/${path}`, {
      method,
      headers: {
        'accept-language': 'en',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      etag: response.headers.get('etag') ?? '',
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
  }

  return {
    ...publishers,
    origin,
    issuer,
    keysFolder,
    environment,
    flow,
    get units() {
      return service.application.get(UnitsOfWork);
    },
    sql: database.sql,
    get: (path: string, token?: string) => ask('GET', path, token),
    create: (path: string, token: string | undefined, body: unknown, key: string = newId()) =>
      ask('POST', path, token, { 'idempotency-key': key }, body),
    change: (path: string, token: string, seen: { etag: string }) =>
      ask('POST', path, token, { 'if-match': seen.etag }, {}),
    post: (path: string, token?: string) => ask('POST', path, token),

    /** A sample person's token. */
    async tokenOf(key: string): Promise<string> {
      const person = samplePeople.find((sample) => sample.key === key);
      if (!person) throw new Error(`no sample ${key}`);
      return (await flow().signInAs(person.personId)).access_token;
    },

    /** The answer to a service that asks for a token with its own secret. */
    async clientCredentials(scope: string, secret?: string, client = 'notifications'): Promise<Response> {
      const kept = secret ?? (await readFile(join(keysFolder, `client-${client}.secret`), 'utf8'));
      return fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${client}:${kept}`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
      });
    },

    async serviceToken(scope: string): Promise<string> {
      return ((await (await this.clientCredentials(scope)).json()) as { access_token: string }).access_token;
    },

    async restart(): Promise<void> {
      await service.stop();
      service = await start();
    },

    async stop(): Promise<void> {
      await service.stop();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}
