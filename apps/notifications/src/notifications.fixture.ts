import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { instant } from '@harbourlink/kernel';
import type { CalendarDate } from '@harbourlink/kernel';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import type { UnitsOfWork } from '@harbourlink/persistence';
import { MembershipDirectory } from '@harbourlink/service-kit/auth';
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
import { KnownMemberships } from './known/postgres/known-memberships.js';
import { KnownOrganisations } from './known/postgres/known-organisations.js';
import { mailSettings } from './mail-settings.js';
import { notificationsDatabase } from './notifications-database.fixture.js';
import { NoticeArrivals } from './notices/application/notice-arrivals.js';
import { Notices } from './notices/application/notices.js';
import { NoticesQueries } from './notices/postgres/notices.queries.js';
import { NoticesRepository } from './notices/postgres/notices.repository.js';
import { Preferences } from './preferences/application/preferences.js';
import { PreferencesRepository } from './preferences/postgres/preferences.repository.js';
import { Telling } from './workflows/application/telling.js';
import type { Occasion } from './workflows/domain/occasion.js';

/** Everything between an occasion and a mail, on a database of its own, with a real mail server at the end. */
export async function startTelling() {
  // What a mail server refuses is logged: not into the report of the tests.
  Logger.overrideLogger(false);
  const database = await notificationsDatabase();
  const units = await database.units([DeliveryRow]);
  const sink = await MailSink.start();
  const identity = await FakeIdentity.start();
  return {
    ...(await tellingOn(units, sink, identity)),
    sink,
    identity,
    sql: database.sql,
    stop: async () => {
      await Promise.all([sink.close(), identity.close(), database.drop()]);
    },
  };
}

async function tellingOn(units: UnitsOfWork, sink: MailSink, identity: FakeIdentity) {
  const contract = { contract: deliveryContract, decide, evolve, rows: deliveryRows };
  const work = new DeliveryWork(units);
  const deliveries = new Deliveries(units, new Aggregates(units, new Outbox('notifications'), contract), work);
  const organisations = new KnownOrganisations();
  const preferences = new Preferences(units, new PreferencesRepository());
  const telling = new Telling(
    units,
    new KnownMemberships(units, new MembershipDirectory(units)),
    organisations,
    preferences,
    new Notices(units, new NoticesRepository(), new NoticesQueries(units), new NoticeArrivals()),
    deliveries,
  );
  const settings = mailSettings({ IDENTITY_URL: identity.url, CLIENT_SECRET: 'a-secret', SMTP_URL: sink.url });
  const mail = new SendMail(
    new IdentityClient(settings),
    () => MailTemplates.compile(),
    new MailServer(settings),
    'http://platform.test',
  );
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
      validUntil: { kind: 'date', on: '2027-11-22' as CalendarDate },
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
