import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isRefusal, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Executed } from '@harbourlink/messaging';
import type { Page } from '@harbourlink/persistence';
import { Allow, Caller } from '@harbourlink/service-kit/auth';
import { Changes, Creates, ExpectedVersion, IdParam, PageOf, Reads, Replaces } from '@harbourlink/service-kit/http';
import { needsAndOffersSeenBy, papersHandledBy, seesAllOf } from '../../access/sight.js';
import { NeedsCommands } from '../application/needs.commands.js';
import type { Need } from '../domain/need.js';
import { NeedsQueries } from '../postgres/needs.queries.js';
import {
  NeedEndingRequest,
  needContentOf,
  NeedFields,
  NeedListQuery,
  NeedPublicationRequest,
  NeedRenewalRequest,
} from './need.requests.js';
import { NeedResponse, needResponse } from './need.responses.js';

type Answer = Promise<NeedResponse | Refusal>;
const unknown = (): Refusal => refuse('need.unknown', 'missing');

@ApiTags('needs')
@Controller('api/v1/needs')
export class NeedsController {
  constructor(
    private readonly commands: NeedsCommands,
    private readonly queries: NeedsQueries,
  ) {}

  @Creates('', { summary: 'Begin a need', response: NeedResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  async draft(@Caller() caller: Caller, @Body() body: NeedFields): Answer {
    if (!seesAllOf(papersHandledBy(caller), body.enterpriseId)) return refuse('enterprise.unknown', 'missing');
    const done = await this.commands.draft(needContentOf(body), caller.personId);
    return isRefusal(done) ? done : this.read(caller, done.id);
  }

  @Reads('', { summary: 'Needs in sight of the caller, the newest first unless told' })
  @PageOf(NeedResponse)
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head', 'verifier', 'administrator', 'auditor')
  async list(@Caller() caller: Caller, @Query() query: NeedListQuery): Promise<Page<NeedResponse>> {
    const { service: serviceCode, office: officeCode, ...rest } = query;
    const sight = needsAndOffersSeenBy(caller);
    const page = await this.queries.page({ ...rest, sight, serviceCode, officeCode });
    return { ...page, items: page.items.map(needResponse) };
  }

  @Reads(':id', { summary: 'One need', response: NeedResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head', 'verifier', 'administrator', 'auditor')
  get(@Caller() caller: Caller, @IdParam() id: string): Answer {
    return this.read(caller, id);
  }

  @Replaces(':id', { summary: 'Write the whole need anew; a published one stays published', response: NeedResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  revise(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() body: NeedFields,
  ): Answer {
    return this.onPapersOf(id, caller, () => this.commands.revise(id, needContentOf(body), caller.personId, version));
  }

  @Changes(':id/publication', { summary: 'Let it be matched', response: NeedResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  publish(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { endsOn }: NeedPublicationRequest,
  ): Answer {
    return this.onPapersOf(id, caller, () => this.commands.publish(id, endsOn ?? undefined, caller.personId, version));
  }

  @Changes(':id/renewal', { summary: 'Give it a later last day', response: NeedResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  renew(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { endsOn }: NeedRenewalRequest,
  ): Answer {
    return this.onPapersOf(id, caller, () => this.commands.renew(id, endsOn, caller.personId, version));
  }

  @Changes(':id/ending', { summary: 'End it, for good', response: NeedResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  end(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { reasonCode }: NeedEndingRequest,
  ): Answer {
    return this.onPapersOf(id, caller, () => this.commands.end(id, reasonCode, caller.personId, version));
  }

  /** Somebody else's papers are unknown ones. */
  private async onPapersOf(id: string, caller: Caller, act: () => Promise<Executed<Need> | Refusal>): Answer {
    if (!(await this.queries.find(id, papersHandledBy(caller)))) return unknown();
    const done = await act();
    return isRefusal(done) ? done : this.read(caller, id);
  }

  private async read(caller: Caller, id: string): Answer {
    const stored = await this.queries.find(id, needsAndOffersSeenBy(caller));
    return stored ? needResponse(stored) : unknown();
  }
}
