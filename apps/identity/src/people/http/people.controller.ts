import { Body, Controller, Param, Query } from '@nestjs/common';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Page } from '@harbourlink/persistence';
import { Allow, Caller, Public, ServiceOnly, SignedIn } from '@harbourlink/service-kit/auth';
import type { CallerIdentity } from '@harbourlink/service-kit/auth';
import { Creates, PageOf, PageQuery, Reads } from '@harbourlink/service-kit/http';
import { MembershipsQueries } from '../../memberships/postgres/memberships.queries.js';
import { SampleDirectory } from '../../sample-people/sample-directory.js';
import { addPerson } from '../application/add-person.js';
import type { Person } from '../domain/person.js';
import { PeopleRepository } from '../postgres/people.repository.js';
import { AddressResponse, PersonResponse, SamplePeopleResponse } from './people.responses.js';
import { AddPersonRequest } from './person.requests.js';

const PersonPage = PageOf(PersonResponse);

@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleRepository,
    private readonly memberships: MembershipsQueries,
    private readonly samples: SampleDirectory,
  ) {}

  @Reads('me', { summary: 'Who is signed in, and whom they may act for', response: PersonResponse })
  @SignedIn()
  async me(@Caller() caller: CallerIdentity): Promise<PersonResponse | Refusal> {
    const person = await this.people.find(caller.personId);
    return person ? this.withMemberships(person) : refuse('person.missing', 'missing');
  }

  @Reads('samples', { summary: 'The sample people, while sample sign-ins are on', response: SamplePeopleResponse })
  @Public()
  sample(): SamplePeopleResponse | Refusal {
    const items = this.samples.people;
    return items.length > 0
      ? { items: items.map(({ membershipId: _id, ...person }) => person) }
      : refuse('person.missing', 'missing');
  }

  @Reads('', { summary: 'Everybody with an account', response: PersonPage })
  @Allow('administrator')
  async list(@Query() { limit, cursor }: PageQuery): Promise<Page<PersonResponse>> {
    const page = await this.people.page(limit, cursor);
    const held = await this.memberships.heldBy(page.items.map(({ id }) => id));
    const items = page.items.map((person) => ({
      ...person,
      memberships: held.filter(({ personId }) => personId === person.id).map(withoutPerson),
    }));
    return { ...page, items };
  }

  @Creates('', { summary: 'Add a person', response: PersonResponse })
  @Allow('administrator')
  async add(@Body() request: AddPersonRequest): Promise<PersonResponse | Refusal> {
    const added = await addPerson(this.people, request);
    return 'refused' in added ? added : { ...added, memberships: [] };
  }

  @Reads(':personId/address', { summary: 'Where a mail reaches the person', response: AddressResponse })
  @ServiceOnly('people:address')
  async address(@Param('personId') personId: string): Promise<AddressResponse | Refusal> {
    const person = await this.people.find(personId);
    if (!person) return refuse('person.missing', 'missing');
    const { email, language, names } = person;
    return { email, language, names };
  }

  private async withMemberships(person: Person): Promise<PersonResponse> {
    const held = await this.memberships.heldBy([person.id]);
    return { ...person, memberships: held.map(withoutPerson) };
  }
}

function withoutPerson<T extends { personId: string }>({ personId: _known, ...membership }: T): Omit<T, 'personId'> {
  return membership;
}
