import { randomUUID } from 'node:crypto';
import { MembershipGrantedSchema } from '@harbourlink/contracts/identity';
import type { EnterpriseCheckedSchema } from '@harbourlink/contracts/registry';
import type { EventData } from '@harbourlink/contracts';
import { createService } from './create-service.js';
import { MailSink } from './email/mail-sink.fixture.js';
import { FakeIdentity } from './identity/identity.fixture.js';
import { adminOf } from './notifications.fixture.js';
import { Publisher } from './publisher.fixture.js';
import { environmentFor, notificationsDatabase, publishers } from './test-database.fixture.js';
import type { PublisherName } from './test-database.fixture.js';

/** The whole service as it runs, with the journals of the others to publish into. */
export async function startService() {
  const database = await notificationsDatabase();
  const [sink, identity, admin] = await Promise.all([MailSink.start(), FakeIdentity.start(), adminOf(database.url)]);
  const service = await createService(
    environmentFor(database.url, {
      OIDC_ISSUER: identity.issuer,
      IDENTITY_URL: identity.url,
      CLIENT_SECRET: 'a-secret',
      SMTP_URL: sink.url,
    }),
  );
  const others = await Promise.all(publishers.map((name) => Publisher.start(database.url, name)));
  const publisherOf = Object.fromEntries(publishers.map((name, index) => [name, others[index]])) as Record<
    PublisherName,
    Publisher
  >;
  const { url } = await service.start();
  return {
    ...publisherOf,
    url,
    sql: admin.sql,
    sink,
    people: identity,
    fetchAs: async (personId: string, path: string, request: RequestInit = {}) =>
      fetch(new URL(path, url), {
        ...request,
        headers: {
          authorization: `Bearer ${await identity.tokenOf(personId)}`,
          ...(request.headers as Record<string, string>),
        },
      }),
    /** A person with a membership and an address. */
    member: async (organisationId: string, roleCode = 'enterprise_member', language = 'en') => {
      const personId = randomUUID();
      identity.people.set(personId, { email: `${personId}@sample.test`, language });
      const organisationKindCode = roleCode === 'officer' || roleCode === 'verifier' ? 'office' : 'enterprise';
      const membership = { personId, organisationId, organisationKindCode, roleCode };
      await publisherOf.identity.publish(MembershipGrantedSchema, membership);
      return personId;
    },
    stop: async () => {
      await service.stop();
      await Promise.all([...others.map((other) => other.stop()), admin.end(), sink.close(), identity.close()]);
      await database.drop();
    },
  };
}

type Profile = EventData<typeof EnterpriseCheckedSchema>['profile'];

/** A profile with a name and nothing else that matters here. */
export function profileOf(english: string): Profile {
  return {
    names: { en: english },
    sectorCodes: [],
    seeks: true,
    provides: false,
    languageCodes: [],
  };
}
