import { Client } from 'pg';
import { encodeEvent, topicOf, typeOf } from '@harbourlink/contracts';
import type { EventData, EventSchema } from '@harbourlink/contracts';
import { MembershipGrantedSchema } from '@harbourlink/contracts/identity';
import { newId } from '@harbourlink/kernel';
import { messagingMigrations, Outbox, reservedTables, Sequencer } from '@harbourlink/messaging';
import { dataSource, migrate, provisionService, rolesOf, UnitsOfWork, urlFor } from '@harbourlink/persistence';
import { eventually, freshDatabase, tokenIssuer } from '@harbourlink/testing';
import { createService } from './create-service.js';

const passwords = { owner: 'owner', running: 'running', sequencer: 'sequencer' };
const publishers = ['identity', 'registry', 'matching', 'mou'] as const;

const urlOf = (databaseUrl: string, service: string, role: keyof typeof passwords): string =>
  urlFor(databaseUrl, rolesOf(service)[role], passwords[role]);

const environmentFor = (databaseUrl: string, more: Readonly<Record<string, string>> = {}) => ({
  DATABASE_URL: urlOf(databaseUrl, 'insights', 'running'),
  SEQUENCER_DATABASE_URL: urlOf(databaseUrl, 'insights', 'sequencer'),
  OWNER_DATABASE_URL: urlOf(databaseUrl, 'insights', 'owner'),
  OIDC_ISSUER: 'http://127.0.0.1:1/oidc',
  LOG_LEVEL: 'silent',
  ...more,
});

/** The whole service as it runs, with the journals of the others to publish into. */
export async function startInsights() {
  const database = await freshDatabase({ template: 'insights', prepare });
  const issuer = await tokenIssuer();
  const admin = new Client({ connectionString: database.url });
  await admin.connect();
  const settings = { OIDC_ISSUER: issuer.issuer, OIDC_JWKS_URL: issuer.jwksUrl };
  const service = await createService(environmentFor(database.url, settings));
  const journals = await Promise.all(publishers.map((name) => journal(database.url, name)));
  const { url } = await service.start();
  const versions = new Map<string, number>();

  /** The next event of an aggregate; a new aggregate when no key is given. */
  async function publish<Schema extends EventSchema>(schema: Schema, data: EventData<Schema>, key: string = newId()) {
    const topic = topicOf(schema);
    const version = (versions.get(key) ?? 0) + 1;
    versions.set(key, version);
    const event = { topic, key, version, type: typeOf(schema), payload: encodeEvent(schema, data) };
    await journals.find(({ name }) => topic.startsWith(`${name}.`))?.append(event);
    return key;
  }

  return {
    publish,
    sql: async <Row>(text: string) => (await admin.query(text)).rows as Row[],

    /** Asks as a person with one role the service has heard of. */
    async asker(roleCode: string) {
      const personId = newId();
      const membership = { personId, organisationId: 'investhk', organisationKindCode: 'agency', roleCode };
      const id = await publish(MembershipGrantedSchema, membership);
      const heard = 'SELECT 1 FROM insights.known_membership WHERE id = $1';
      await eventually(async () => (await admin.query(heard, [id])).rowCount);
      const headers = { authorization: `Bearer ${await issuer.token(personId)}`, 'accept-language': 'en' };
      return async (path: string, method = 'GET') => {
        const response = await fetch(new URL(`/api/v1/${path}`, url), { method, headers });
        return { status: response.status, body: (await response.json()) as Record<string, unknown> };
      };
    },

    async stop(): Promise<void> {
      await service.stop();
      await Promise.all([...journals.map(({ stop }) => stop()), issuer.close(), admin.end()]);
      await database.drop();
    },
  };
}

/** Another service, as far as its journal goes: a real outbox and sequencer. */
async function journal(databaseUrl: string, name: string) {
  const url = urlOf(databaseUrl, name, 'running');
  const source = await dataSource({ url, schema: name, applicationName: name, poolSize: 2 }).initialize();
  const raise = (reason: unknown) => {
    throw reason;
  };
  const sequencing = { url: urlOf(databaseUrl, name, 'sequencer'), schema: name, idleMilliseconds: 50 };
  const sequencer = new Sequencer({ ...sequencing, onError: raise, onAlarm: raise });
  sequencer.start();
  const units = new UnitsOfWork(source);
  const outbox = new Outbox(name);
  return {
    name,
    append: (event: Parameters<Outbox['append']>[1][number]) => units.run((unit) => outbox.append(unit, [event])),
    async stop() {
      await sequencer.stop();
      await source.destroy();
    },
  };
}

async function prepare(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  for (const name of ['insights', ...publishers]) await provisionService(admin, name, passwords);
  await admin.end();
  for (const schema of publishers) {
    const url = urlOf(adminUrl, schema, 'owner');
    const migrations = messagingMigrations;
    const source = await dataSource({ url, schema, migrations, applicationName: 'migrations' }).initialize();
    await migrate(source, schema, reservedTables);
    await source.destroy();
  }
  const service = await createService(environmentFor(adminUrl));
  await service.migrate();
}
