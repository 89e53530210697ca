import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Allow, Caller, hasRole } from '@harbourlink/service-kit/auth';
import { Reads } from '@harbourlink/service-kit/http';
import { OrganisationNames } from '../../organisations/postgres/organisation-names.js';
import type { ContactRefusal } from '../domain/contact.refusals.js';
import { DisclosedContacts } from '../postgres/disclosed-contacts.js';
import { OfficesConcerned } from '../postgres/offices-concerned.js';
import type { DisclosedParty } from '../postgres/disclosed-contacts.js';
import { ContactsQuery, ContactsResponse } from './contact.responses.js';

@ApiTags('contacts')
@Controller('api/v1/contacts')
export class ContactsController {
  constructor(
    private readonly contacts: DisclosedContacts,
    private readonly offices: OfficesConcerned,
    private readonly names: OrganisationNames,
  ) {}

  @Reads('', {
    summary: 'Whom to write to on each side, once all parties of an introduction have accepted',
    response: ContactsResponse,
  })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  async of(
    @Query() { introductionId }: ContactsQuery,
    @Caller() caller: Caller,
  ): Promise<ContactsResponse | Refusal<ContactRefusal>> {
    const parties = await this.contacts.of(introductionId);
    const no = await this.mustBeConcerned(introductionId, parties, caller);
    if (no) return no;
    const names = await this.names.of(parties.map(({ organisationId }) => organisationId));
    const items = parties.map((party) => {
      const organisationNames = names.get(party.organisationId);
      return { ...party, ...(organisationNames === undefined ? {} : { organisationNames }) };
    });
    return { introductionId, items };
  }

  /** The parties see each other; of the offices those see them that made the introduction or have the case of a party. */
  private async mustBeConcerned(
    introductionId: string,
    parties: readonly DisclosedParty[],
    caller: Caller,
  ): Promise<Refusal<ContactRefusal> | undefined> {
    const ids = parties.map(({ organisationId }) => organisationId);
    if (ids.includes(caller.organisationId)) return undefined;
    // Officers know of every introduction; firms learn of none but their own.
    if (ids.length === 0 || !hasRole(caller, 'officer', 'team_head'))
      return refuse('contacts.not-disclosed', 'missing');
    const isConcerned = await this.offices.isConcerned(caller.organisationId, introductionId, ids);
    return isConcerned ? undefined : refuse('contacts.other-office', 'forbidden');
  }
}
