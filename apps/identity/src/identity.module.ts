import { Module } from '@nestjs/common';
import type { Provider } from '@nestjs/common';
import { Outbox } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { Environment } from '@harbourlink/service-kit/configuration';
import { ENVIRONMENT, LOGGER } from '@harbourlink/service-kit/service';
import type { ServiceLogger } from '@harbourlink/service-kit/service';
import { DisclosedContactsProjection } from './contacts/events/disclosed-contacts.projection.js';
import { OfficesConcernedProjection } from './contacts/events/offices-concerned.projection.js';
import { ContactsController } from './contacts/http/contacts.controller.js';
import { DisclosedContacts } from './contacts/postgres/disclosed-contacts.js';
import { OfficesConcerned } from './contacts/postgres/offices-concerned.js';
import { LinksCommands } from './links/application/links.commands.js';
import { CloseLinks } from './links/events/close-links.js';
import { LinkPagesController } from './links/http/link-pages.controller.js';
import { LinksController } from './links/http/links.controller.js';
import { LinksRepository } from './links/postgres/links.repository.js';
import { MembershipsCommands } from './memberships/application/memberships.commands.js';
import { MembershipsController } from './memberships/http/memberships.controller.js';
import { MembershipsQueries } from './memberships/postgres/memberships.queries.js';
import { OrganisationNamesProjection } from './organisations/events/organisation-names.projection.js';
import { OrganisationNames } from './organisations/postgres/organisation-names.js';
import { PeopleCommands } from './people/application/people.commands.js';
import { OfficersController } from './people/http/officers.controller.js';
import { PeopleController } from './people/http/people.controller.js';
import { OfficersQueries } from './people/postgres/officers.queries.js';
import { PeopleQueries } from './people/postgres/people.queries.js';
import { PeopleRepository } from './people/postgres/people.repository.js';
import { SampleDirectory } from './sample-people/sample-directory.js';
import { samplePeople } from './sample-people/sample-people.js';
import { ExpiredPayloads } from './sign-in/expired-payloads.js';
import { IDENTITY_CONFIGURATION, identityConfiguration } from './sign-in/identity-configuration.js';
import type { IdentityConfiguration } from './sign-in/identity-configuration.js';
import { KeyFolder } from './sign-in/key-folder.js';

const providers: Provider[] = [
  DisclosedContacts,
  OfficesConcerned,
  OfficersQueries,
  OrganisationNames,
  {
    provide: IDENTITY_CONFIGURATION,
    useFactory: (environment: Environment) => identityConfiguration(environment),
    inject: [ENVIRONMENT],
  },
  {
    provide: KeyFolder,
    useFactory: ({ keysFolder }: IdentityConfiguration) => new KeyFolder(keysFolder),
    inject: [IDENTITY_CONFIGURATION],
  },
  {
    provide: SampleDirectory,
    useFactory: ({ sampleSignIns }: IdentityConfiguration) => new SampleDirectory(sampleSignIns ? samplePeople : []),
    inject: [IDENTITY_CONFIGURATION],
  },
  {
    provide: PeopleRepository,
    useFactory: (units: UnitsOfWork) => new PeopleRepository(units),
    inject: [UnitsOfWork],
  },
  {
    provide: PeopleQueries,
    useFactory: (units: UnitsOfWork) => new PeopleQueries(units),
    inject: [UnitsOfWork],
  },
  {
    provide: PeopleCommands,
    useFactory: (people: PeopleRepository) => new PeopleCommands(people),
    inject: [PeopleRepository],
  },
  {
    provide: MembershipsQueries,
    useFactory: (units: UnitsOfWork) => new MembershipsQueries(units),
    inject: [UnitsOfWork],
  },
  {
    provide: MembershipsCommands,
    useFactory: (units: UnitsOfWork, outbox: Outbox, people: PeopleRepository, queries: MembershipsQueries) =>
      new MembershipsCommands(units, outbox, people, queries),
    inject: [UnitsOfWork, Outbox, PeopleRepository, MembershipsQueries],
  },
  {
    provide: LinksRepository,
    useFactory: (units: UnitsOfWork) => new LinksRepository(units),
    inject: [UnitsOfWork],
  },
  {
    provide: LinksCommands,
    useFactory: (units: UnitsOfWork, links: LinksRepository, keys: KeyFolder, configuration: IdentityConfiguration) =>
      new LinksCommands(units, links, keys, configuration),
    inject: [UnitsOfWork, LinksRepository, KeyFolder, IDENTITY_CONFIGURATION],
  },
  {
    provide: ExpiredPayloads,
    useFactory: (units: UnitsOfWork, logger: ServiceLogger) =>
      new ExpiredPayloads(units, (error) => logger.error(error)),
    inject: [UnitsOfWork, LOGGER],
  },
];

/** The only place where identity is wired; the sign-in itself is mounted by create-service. */
@Module({
  controllers: [
    PeopleController,
    OfficersController,
    MembershipsController,
    ContactsController,
    LinksController,
    LinkPagesController,
    CloseLinks,
    DisclosedContactsProjection,
    OfficesConcernedProjection,
    OrganisationNamesProjection,
  ],
  providers,
})
export class IdentityModule {}
