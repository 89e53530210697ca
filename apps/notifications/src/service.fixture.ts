import { randomUUID } from 'node:crypto';
import { MembershipGrantedSchema } from '@harbourlink/contracts/identity';
import type { EnterpriseCheckedSchema } from '@harbourlink/contracts/registry';
import type { EventData } from '@harbourlink/contracts';
import { eventually } from '@harbourlink/testing';
import { createService } from './create-service.js';
import { MailSink } from './email/mail-sink.fixture.js';
import { FakeIdentity } from './identity/identity.fixture.js';
import { notificationsDatabase } from './notifications-database.fixture.js';

/** The whole service as it runs, with the journals of the others to publish into. */
export async function startService(more: Readonly<Record<string, string>> = {}) {
  const database = await notificationsDatabase();
  const [sink, people] = await Promise.all([MailSink.start(), FakeIdentity.start()]);
  const environment = database.environment({
    OIDC_ISSUER: people.issuer,
    IDENTITY_URL: people.url,
    CLIENT_SECRET: 'a-secret',
    SMTP_URL: sink.url,
    ...more,
  });
  const service = await createService(environment);
  const replicas = [service];
  const publishers = await database.startPublishers();
  const { url } = await service.start();
  return {
    ...publishers,
    url,
    sql: database.sql,
    sink,
    people,
    fetchAs: async (personId: string, path: string, request: RequestInit = {}) =>
      fetch(new URL(path, url), {
        ...request,
        headers: {
          authorization: `Bearer ${await people.tokenOf(personId)}`,
          ...(request.headers as Record<string, string>),
        },
      }),
    /** The address of one more of the same, on the same database. */
    startReplica: async () => {
      const replica = await createService(environment);
      replicas.push(replica);
      return (await replica.start()).url;
    },
    /** A person with a membership, which the service knows of, and an address. */
    member: async (organisationId: string, roleCode = 'enterprise_member', language = 'en') => {
      const personId = randomUUID();
      people.people.set(personId, { email: `${personId}@sample.test`, language });
      const organisationKindCode = roleCode === 'officer' || roleCode === 'verifier' ? 'office' : 'enterprise';
      const membership = { personId, organisationId, organisationKindCode, roleCode };
      await publishers.identity.publish(MembershipGrantedSchema, membership);
      await eventually(async () => {
        const known = await database.sql('SELECT 1 FROM known_membership WHERE person_id = $1', [personId]);
        return known.length > 0;
      });
      return personId;
    },
    stop: async () => {
      for (const replica of replicas) await replica.stop();
      await Promise.all([sink.close(), people.close(), database.drop()]);
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
