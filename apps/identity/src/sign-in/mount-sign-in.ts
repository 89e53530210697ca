import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { UnitsOfWork } from '@harbourlink/persistence';
import { LOGGER } from '@harbourlink/service-kit/service';
import type { ServiceLogger } from '@harbourlink/service-kit/service';
import { MembershipsCommands } from '../memberships/application/memberships.commands.js';
import { MembershipsQueries } from '../memberships/postgres/memberships.queries.js';
import { addFirstAdministrator } from '../people/application/first-administrator.js';
import { PeopleQueries } from '../people/postgres/people.queries.js';
import { PeopleRepository } from '../people/postgres/people.repository.js';
import { addSamplePeople } from '../sample-people/add-sample-people.js';
import { SampleDirectory } from '../sample-people/sample-directory.js';
import { IDENTITY_CONFIGURATION } from './identity-configuration.js';
import type { IdentityConfiguration } from './identity-configuration.js';
import { KeyFolder } from './key-folder.js';
import { oidcProvider } from './oidc-provider.js';
import { oidcRoutes } from './oidc-routes.js';
import { payloadStore } from './payload-store.js';

/** Puts everything under /oidc in front of Nest's routes, and the sample people into a database that has none. */
export async function mountSignIn(app: NestFastifyApplication): Promise<void> {
  const configuration = app.get<IdentityConfiguration>(IDENTITY_CONFIGURATION);
  const secrets = await app.get(KeyFolder).secrets();
  const units = app.get(UnitsOfWork);
  const people = app.get(PeopleQueries);
  const accounts = app.get(PeopleRepository);
  const samples = app.get(SampleDirectory).people;
  const memberships = app.get(MembershipsCommands);
  if (samples.length > 0) await addSamplePeople(units, accounts, memberships);
  if (configuration.firstAdministratorEmail !== undefined) {
    const needs = { units, people: accounts, queries: app.get(MembershipsQueries), memberships };
    await addFirstAdministrator(needs, configuration.firstAdministratorEmail, secrets.firstAdministratorPassword);
  }
  const logger = app.get<ServiceLogger>(LOGGER);
  const provider = oidcProvider({
    configuration,
    secrets,
    store: payloadStore(units),
    knows: async (personId) => (await people.find(personId)) !== undefined,
    onError: (error) => logger.error(error),
  });
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  await fastify.register((instance) => oidcRoutes(instance, { provider, configuration, people, accounts, samples }));
}
