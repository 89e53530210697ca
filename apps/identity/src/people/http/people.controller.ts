import { Body, Controller, Query } from '@nestjs/common';
import { isRefusal, refuse } from '@harbourlink/kernel';
import type { LocalizedText, Refusal } from '@harbourlink/kernel';
import type { Page } from '@harbourlink/persistence';
import { Allow, Caller, Public, ServiceOnly, SignedIn } from '@harbourlink/service-kit/auth';
import { Creates, IdParam, PageOf, PageQuery, Reads } from '@harbourlink/service-kit/http';
import { MembershipsQueries } from '../../memberships/postgres/memberships.queries.js';
import type { HeldMembership } from '../../memberships/postgres/memberships.queries.js';
import { OrganisationNames } from '../../organisations/postgres/organisation-names.js';
import { SampleDirectory } from '../../sample-people/sample-directory.js';
import { PeopleCommands } from '../application/people.commands.js';
import type { Person } from '../domain/person.js';
import { PeopleQueries } from '../postgres/people.queries.js';
import { AddressResponse, PersonResponse, SamplePeopleResponse } from './people.responses.js';
import { AddPersonRequest } from './person.requests.js';

@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly commands: PeopleCommands,
    private readonly people: PeopleQueries,
    private readonly memberships: MembershipsQueries,
    private readonly samples: SampleDirectory,
    private readonly organisations: OrganisationNames,
  ) {}

  @Reads('me', { summary: 'Who is signed in, and whom they may act for', response: PersonResponse })
  @SignedIn()
  async me(@Caller() caller: Caller): Promise<PersonResponse | Refusal> {
    const person = await this.people.find(caller.personId);
    if (!person) return refuse('person.missing', 'missing');
    return withMemberships(person, await this.heldBy([person]));
  }

  @Reads('samples', { summary: 'The sample people, while sample sign-ins are on', response: SamplePeopleResponse })
  @Public()
  sample(): SamplePeopleResponse | Refusal {
    const items = this.samples.people.map(({ membershipId: _inside, ...person }) => person);
    return items.length > 0 ? { items } : refuse('person.missing', 'missing');
  }

  @Reads('', { summary: 'Everybody with an account' })
  @PageOf(PersonResponse)
  @Allow('administrator')
  async list(@Query() { limit, cursor }: PageQuery): Promise<Page<PersonResponse>> {
    const page = await this.people.page(limit, cursor);
    const held = await this.heldBy(page.items);
    return { ...page, items: page.items.map((person) => withMemberships(person, held)) };
  }

  @Creates('', { summary: 'Add a person', response: PersonResponse })
  @Allow('administrator')
  async add(@Body() request: AddPersonRequest): Promise<PersonResponse | Refusal> {
    const added = await this.commands.add(request);
    return isRefusal(added) ? added : withMemberships(added, []);
  }

  @Reads(':id/address', { summary: 'Where a mail reaches the person', response: AddressResponse })
  @ServiceOnly('people:address')
  async address(@IdParam() id: string): Promise<AddressResponse | Refusal> {
    const person = await this.people.find(id);
    if (!person) return refuse('person.missing', 'missing');
    const { email, language, names } = person;
    return { email, language, names };
  }

  /** What the people may do now, and the names of the organisations they do it for. */
  private async heldBy(people: readonly Person[]): Promise<readonly NamedMembership[]> {
    const held = await this.memberships.heldBy(people.map(({ id }) => id));
    const names = await this.organisations.of([...new Set(held.map(({ organisationId }) => organisationId))]);
    return held.map((membership) => {
      const organisationNames = names.get(membership.organisationId);
      return { ...membership, ...(organisationNames === undefined ? {} : { organisationNames }) };
    });
  }
}

type NamedMembership = HeldMembership & { readonly organisationNames?: LocalizedText };

function withMemberships(person: Person, held: readonly NamedMembership[]): PersonResponse {
  const memberships = held
    .filter(({ personId }) => personId === person.id)
    .map(({ personId: _known, ...membership }) => membership);
  return { ...person, memberships };
}
