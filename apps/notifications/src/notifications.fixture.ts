import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { instant } from '@harbourlink/kernel';
import { Aggregates, Outbox, messagingMigrations, reservedTables } from '@harbourlink/messaging';
import { UnitsOfWork, dataSource, migrate, provisionService, rolesOf, urlFor } from '@harbourlink/persistence';
import { freshDatabase } from '@harbourlink/testing';
import { DeliveryWork } from './deliveries/postgres/delivery-work.js';
import { DeliveryRow, deliveryRows } from './deliveries/postgres/delivery.row.js';
import { Deliveries } from './deliveries/application/deliveries.js';
import { MailWorker } from './deliveries/application/mail-worker.js';
import { SendMail } from './deliveries/application/send-mail.js';
import { decide, evolve } from './deliveries/domain/delivery.js';
import { deliveryContract } from './deliveries/events/delivery.contract.js';
import { MailServer } from './email/mail-server.js';
import { MailSink } from './email/mail-sink.fixture.js';
import { MailTemplates } from './email/mail-templates.js';
import { IdentityClient } from './identity/identity-client.js';
import { FakeIdentity } from './identity/identity.fixture.js';
import { KnownOrganisations } from './known/postgres/known-organisations.js';
import { mailSettings } from './mail-settings.js';
import { migrations } from './migrations/index.js';
import { NoticeArrivals } from './notices/application/notice-arrivals.js';
import { NoticesRepository } from './notices/postgres/notices.repository.js';
import { PreferencesRepository } from './preferences/postgres/preferences.repository.js';
import { Telling } from './workflows/application/telling.js';
import type { Occasion } from './workflows/domain/occasion.js';
import type { Memberships } from './workflows/domain/recipients.js';

const service = 'notifications';
const passwords = { owner: 'owner', running: 'running', sequencer: 'sequencer' };

/** Everything between an occasion and a mail, on a database of its own, with a real mail server at the end. */
export async function startTelling() {
  const database = await freshDatabase({ template: 'notifications_telling', prepare });
  const source = dataSource({
    url: urlFor(database.url, rolesOf(service).running, passwords.running),
    schema: service,
    entities: [DeliveryRow],
    applicationName: service,
  });
  await source.initialize();
  const admin = new Client({ connectionString: database.url, options: '-c search_path=notifications' });
  await admin.connect();
  const sink = await MailSink.start();
  const identity = await FakeIdentity.start();
  const members = new Map<string, string[]>();
  const parts = await tellingOn(source, sink, identity, membershipsIn(members));
  return {
    ...parts,
    sink,
    identity,
    members,
    sql: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await admin.query<Row>(text, values)).rows,
    stop: async () => {
      await Promise.all([source.destroy(), admin.end(), sink.close(), identity.close()]);
      await database.drop();
    },
  };
}

async function tellingOn(source: DataSource, sink: MailSink, identity: FakeIdentity, memberships: Memberships) {
  const units = new UnitsOfWork(source);
  const contract = { contract: deliveryContract, decide, evolve, rows: deliveryRows };
  const work = new DeliveryWork(units);
  const deliveries = new Deliveries(units, new Aggregates(units, new Outbox(service), contract), work);
  const organisations = new KnownOrganisations();
  const preferences = new PreferencesRepository(units);
  const notices = new NoticesRepository();
  const arrivals = new NoticeArrivals();
  const telling = new Telling(units, memberships, organisations, preferences, notices, arrivals, deliveries);
  const client = new IdentityClient(mailSettings({ IDENTITY_URL: identity.url, CLIENT_SECRET: 'a-secret' }));
  const server = new MailServer(mailSettings({ SMTP_URL: sink.url }));
  const mail = new SendMail(client, await MailTemplates.compile(), server, 'http://platform.test');
  return {
    units,
    work,
    deliveries,
    preferences,
    telling,
    mail,
    worker: new MailWorker(work, deliveries, mail),
    organisations,
  };
}

async function prepare(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await provisionService(admin, service, passwords);
  await admin.end();
  const owner = dataSource({
    url: urlFor(adminUrl, rolesOf(service).owner, passwords.owner),
    schema: service,
    migrations: [...messagingMigrations, ...migrations],
    applicationName: 'migrations',
  });
  await owner.initialize();
  await migrate(owner, service, reservedTables);
  await owner.destroy();
}

function membershipsIn(members: ReadonlyMap<string, string[]>): Memberships {
  return {
    membersOf: async (organisationId) => members.get(organisationId) ?? [],
    holdersOf: async () =>
      (members.get('investhk') ?? []).map((personId) => ({ personId, organisationId: 'investhk' })),
    hasArrived: async () => true,
  };
}

/** A firm was checked: the plainest occasion there is. */
export function firmChecked(enterpriseId: string, eventId: string = randomUUID()): Occasion {
  return {
    eventId,
    type: 'EnterpriseChecked',
    occurredAt: instant('2026-11-22T08:00:00.000Z'),
    subject: { kind: 'enterprise', id: enterpriseId },
    organisations: { enterprise: [enterpriseId] },
    people: {},
    values: {
      enterprise: { kind: 'name', name: { 'zh-Hans': '示例·甬澜', en: 'Sample Yonglan' } },
      validUntil: { kind: 'date', on: '2027-11-22' as never },
    },
  };
}

/** An introduction was proposed to a firm. */
export function introductionProposed(introductionId: string, party: string): Occasion {
  return {
    eventId: randomUUID(),
    type: 'IntroductionProposed',
    occurredAt: instant('2026-11-22T08:00:00.000Z'),
    subject: { kind: 'introduction', id: introductionId },
    organisations: { parties: [party] },
    people: {},
    values: { expires: { kind: 'day', at: instant('2026-12-02T08:00:00.000Z') } },
  };
}
