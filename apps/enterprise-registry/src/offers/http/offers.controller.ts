import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isRefusal, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Executed } from '@harbourlink/messaging';
import type { Page } from '@harbourlink/persistence';
import { Allow, Caller } from '@harbourlink/service-kit/auth';
import { Changes, Creates, ExpectedVersion, IdParam, PageOf, Reads, Replaces } from '@harbourlink/service-kit/http';
import { needsAndOffersSeenBy, papersHandledBy, seesAllOf } from '../../access/sight.js';
import { OffersCommands } from '../application/offers.commands.js';
import type { Offer } from '../domain/offer.js';
import { OffersQueries } from '../postgres/offers.queries.js';
import {
  OfferEndingRequest,
  offerContentOf,
  OfferFields,
  OfferListQuery,
  OfferPublicationRequest,
  OfferRenewalRequest,
} from './offer.requests.js';
import { OfferResponse, offerResponse } from './offer.responses.js';

type Answer = Promise<OfferResponse | Refusal>;
const unknown = (): Refusal => refuse('offer.unknown', 'missing');

@ApiTags('offers')
@Controller('api/v1/offers')
export class OffersController {
  constructor(
    private readonly commands: OffersCommands,
    private readonly queries: OffersQueries,
  ) {}

  @Creates('', { summary: 'Begin an offer', response: OfferResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  async draft(@Caller() caller: Caller, @Body() body: OfferFields): Answer {
    if (!seesAllOf(papersHandledBy(caller), body.providerId)) return refuse('enterprise.unknown', 'missing');
    const done = await this.commands.draft(offerContentOf(body), caller.personId);
    return isRefusal(done) ? done : this.read(caller, done.id);
  }

  @Reads('', { summary: 'Offers in sight of the caller, the newest first unless told' })
  @PageOf(OfferResponse)
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head', 'verifier', 'administrator', 'auditor')
  async list(@Caller() caller: Caller, @Query() query: OfferListQuery): Promise<Page<OfferResponse>> {
    const { service: serviceCode, office: officeCode, ...rest } = query;
    const sight = needsAndOffersSeenBy(caller);
    const page = await this.queries.page({ ...rest, sight, serviceCode, officeCode });
    return { ...page, items: page.items.map(offerResponse) };
  }

  @Reads(':id', { summary: 'One offer', response: OfferResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head', 'verifier', 'administrator', 'auditor')
  get(@Caller() caller: Caller, @IdParam() id: string): Answer {
    return this.read(caller, id);
  }

  @Replaces(':id', { summary: 'Write the whole offer anew; a published one stays published', response: OfferResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  revise(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() body: OfferFields,
  ): Answer {
    return this.onPapersOf(id, caller, () => this.commands.revise(id, offerContentOf(body), caller.personId, version));
  }

  @Changes(':id/publication', { summary: 'Let it be matched', response: OfferResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  publish(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { endsOn }: OfferPublicationRequest,
  ): Answer {
    return this.onPapersOf(id, caller, () => this.commands.publish(id, endsOn ?? undefined, caller.personId, version));
  }

  @Changes(':id/renewal', { summary: 'Give it a later last day', response: OfferResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  renew(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { endsOn }: OfferRenewalRequest,
  ): Answer {
    return this.onPapersOf(id, caller, () => this.commands.renew(id, endsOn, caller.personId, version));
  }

  @Changes(':id/ending', { summary: 'End it, for good', response: OfferResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  end(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { reasonCode }: OfferEndingRequest,
  ): Answer {
    return this.onPapersOf(id, caller, () => this.commands.end(id, reasonCode, caller.personId, version));
  }

  /** Somebody else's papers are unknown ones. */
  private async onPapersOf(id: string, caller: Caller, act: () => Promise<Executed<Offer> | Refusal>): Answer {
    if (!(await this.queries.find(id, papersHandledBy(caller)))) return unknown();
    const done = await act();
    return isRefusal(done) ? done : this.read(caller, id);
  }

  private async read(caller: Caller, id: string): Answer {
    const stored = await this.queries.find(id, needsAndOffersSeenBy(caller));
    return stored ? offerResponse(stored) : unknown();
  }
}
