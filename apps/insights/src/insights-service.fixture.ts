import { MembershipGrantedSchema } from '@harbourlink/contracts/identity';
import { newId } from '@harbourlink/kernel';
import { serviceDatabase } from '@harbourlink/service-kit/testing';
import { eventually, tokenIssuer } from '@harbourlink/testing';
import { createService } from './create-service.js';

/** The whole service as it runs, with the journals of the others to publish into. */
export async function startInsights(more: Readonly<Record<string, string>> = {}) {
  const names = ['identity', 'registry', 'matching', 'mou'] as const;
  const database = await serviceDatabase({ service: 'insights', createService, publishers: names });
  const issuer = await tokenIssuer();
  const environment = database.environment({ OIDC_ISSUER: issuer.issuer, OIDC_JWKS_URL: issuer.jwksUrl, ...more });
  const service = await createService(environment);
  const replicas = [service];
  const publishers = await database.startPublishers();
  const { url } = await service.start();

  /** Where to ask, and the headers of such a person. */
  const addressed = async (roleCode: string) => {
    const personId = newId();
    const membership = { personId, organisationId: 'investhk', organisationKindCode: 'agency', roleCode };
    const id = await publishers.identity.publish(MembershipGrantedSchema, membership);
    await eventually(async () => (await database.sql('SELECT 1 FROM known_membership WHERE id = $1', [id])).length);
    return { url, headers: { authorization: `Bearer ${await issuer.token(personId)}`, 'accept-language': 'en' } };
  };

  return {
    ...publishers,
    sql: database.sql,

    /** The address of one more of the same, on the same database. */
    async startReplica() {
      const replica = await createService(environment);
      replicas.push(replica);
      return (await replica.start()).url;
    },

    /** Asks as a person with one role the service has heard of. */
    async asker(roleCode: string, address = url) {
      const { headers } = await addressed(roleCode);
      return async (path: string, method = 'GET') => {
        const response = await fetch(new URL(`/api/v1/${path}`, address), { method, headers });
        return { status: response.status, body: (await response.json()) as Record<string, unknown> };
      };
    },

    addressed,

    /** Stops the first replica. */
    stopService: async () => replicas.shift()?.stop(),

    async stop(): Promise<void> {
      for (const replica of replicas) await replica.stop();
      await Promise.all([issuer.close(), database.drop()]);
    },
  };
}
