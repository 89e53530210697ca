import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { newId } from '@harbourlink/kernel';
import { encodeEvent, topicOf, typeOf } from '@harbourlink/contracts';
import type { EventData, EventSchema } from '@harbourlink/contracts';
import { messagingMigrations, Outbox, reservedTables, Sequencer } from '@harbourlink/messaging';
import { dataSource, migrate, provisionService, rolesOf, UnitsOfWork, urlFor } from '@harbourlink/persistence';
import { eventually, freePort, freshDatabase } from '@harbourlink/testing';
import { createService } from './create-service.js';
import { samplePeople } from './sample-people/sample-people.js';
import { Browser, CodeFlow } from './sign-in/browser.fixture.js';

export interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly body: Record<string, unknown>;
}

export type Identity = Awaited<ReturnType<typeof startIdentity>>;

/** Whose journals identity reads. */
const publishers = ['matching', 'mou'] as const;

const passwords = { owner: 'owner', running: 'running', sequencer: 'sequencer' };

function environmentFor(databaseUrl: string, more: Record<string, string>): Record<string, string> {
  const as = (role: keyof typeof passwords) => urlFor(databaseUrl, rolesOf('identity')[role], passwords[role]);
  return {
    DATABASE_URL: as('running'),
    SEQUENCER_DATABASE_URL: as('sequencer'),
    OWNER_DATABASE_URL: as('owner'),
    LOG_LEVEL: 'silent',
    ...more,
  };
}

async function prepare(databaseUrl: string): Promise<void> {
  const admin = new Client({ connectionString: databaseUrl });
  await admin.connect();
  for (const service of ['identity', ...publishers]) await provisionService(admin, service, passwords);
  await admin.end();
  for (const publisher of publishers) {
    const url = urlFor(databaseUrl, rolesOf(publisher).owner, passwords.owner);
    const source = dataSource({ url, schema: publisher, migrations: messagingMigrations, applicationName: 'test' });
    await source.initialize();
    await migrate(source, publisher, reservedTables);
    await source.destroy();
  }
  const service = await createService(environmentFor(databaseUrl, { OIDC_ISSUER: 'http://127.0.0.1:1/oidc' }));
  await service.migrate();
}

/** Identity as it runs, with its samples, on a database and in a folder of its own. */
export async function startIdentity(more: Record<string, string> = {}) {
  const database = await freshDatabase({ template: 'identity', prepare });
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
  const environment = environmentFor(database.url, { ...settings, ...more });
  const start = async () => {
    const service = await createService(environment);
    await service.start();
    return service;
  };
  let service = await start();
  const flow = () => new CodeFlow(issuer, new Browser(origin));
  const admin = new Client({ connectionString: database.url });
  await admin.connect();

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
    origin,
    issuer,
    keysFolder,
    environment,
    flow,
    get units() {
      return service.application.get(UnitsOfWork);
    },
    sql: async <Row>(text: string, values: unknown[] = []) => (await admin.query(text, values)).rows as Row[],
    get: (path: string, token?: string) => ask('GET', path, token),
    create: (path: string, token: string | undefined, body: unknown, key: string = newId()) =>
      ask('POST', path, token, { 'idempotency-key': key }, body),
    change: (path: string, token: string, seen: { etag: string }) =>
      ask('POST', path, token, { 'if-match': seen.etag }, {}),
    post: (path: string, token?: string) => ask('POST', path, token),

    /** Publishes one event of another service, the first of its aggregate, through its own outbox and sequencer. */
    async publish<Schema extends EventSchema>(schema: Schema, key: string, data: EventData<Schema>): Promise<void> {
      const [publisher = ''] = topicOf(schema).split('.');
      const as = (role: keyof typeof passwords) => urlFor(database.url, rolesOf(publisher)[role], passwords[role]);
      const source = dataSource({ url: as('running'), schema: publisher, applicationName: 'test', poolSize: 2 });
      await source.initialize();
      const raise = (reason: unknown) => {
        throw reason;
      };
      const sequencer = new Sequencer({
        url: as('sequencer'),
        schema: publisher,
        idleMilliseconds: 20,
        onError: raise,
        onAlarm: raise,
      });
      sequencer.start();
      const event = {
        topic: topicOf(schema),
        key,
        version: 1,
        type: typeOf(schema),
        payload: encodeEvent(schema, data),
      };
      try {
        await new UnitsOfWork(source).run((unit) => new Outbox(publisher).append(unit, [event]));
        await eventually(async () => (await admin.query(`SELECT 1 FROM ${publisher}.outbox`)).rowCount === 0);
      } finally {
        await sequencer.stop();
        await source.destroy();
      }
    },

    /** A sample person's token. */
    async tokenOf(key: string): Promise<string> {
      const person = samplePeople.find((sample) => sample.key === key);
      if (!person) throw new Error(`no sample ${key}`);
      return (await flow().signInAs(person.personId)).access_token;
    },

    /** The answer to a service that asks for a token with its own secret. */
    async clientCredentials(scope: string, secret?: string): Promise<Response> {
      const kept = secret ?? (await readFile(join(keysFolder, 'client-notifications.secret'), 'utf8'));
      return fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`notifications:${kept}`).toString('base64')}` },
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
      await admin.end();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}
