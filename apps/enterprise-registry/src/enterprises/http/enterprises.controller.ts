import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isRefusal, isUuid, newId, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Page } from '@harbourlink/persistence';
import { Allow, Caller, hasRole } from '@harbourlink/service-kit/auth';
import { Creates, ExpectedVersion, IdParam, PageOf, Reads, Replaces } from '@harbourlink/service-kit/http';
import { enterprisesSeenBy, papersHandledBy } from '../../access/sight.js';
import { EnterprisesCommands } from '../application/enterprises.commands.js';
import { EnterprisesQueries } from '../postgres/enterprises.queries.js';
import { EnterpriseListQuery, ProfileFields, profileDraftOf } from './enterprise.requests.js';
import { EnterpriseResponse, enterpriseResponse, MissingResponse, missingResponse } from './enterprise.responses.js';

const unknown = (): Refusal => refuse('enterprise.unknown', 'missing');

/** Profiles: written by the firm or by an officer for it. What officers decide on them is in checks.controller.ts. */
@ApiTags('enterprises')
@Controller('api/v1/enterprises')
export class EnterprisesController {
  constructor(
    private readonly commands: EnterprisesCommands,
    private readonly queries: EnterprisesQueries,
  ) {}

  @Creates('', { summary: 'Begin a profile, for the own firm or as an officer for one', response: EnterpriseResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  async draft(@Caller() caller: Caller, @Body() body: ProfileFields): Promise<EnterpriseResponse | Refusal> {
    const done = await this.commands.draft(idOfTheFirmDraftedBy(caller), profileDraftOf(body), caller.personId);
    return isRefusal(done) ? done : this.read(caller, done.id);
  }

  @Reads('', {
    summary:
      'Enterprises in sight of the caller: the newest first, in the queue the one that waits longest; unless told',
  })
  @PageOf(EnterpriseResponse)
  @Allow(
    'enterprise_member',
    'provider_member',
    'officer',
    'team_head',
    'verifier',
    'event_desk',
    'administrator',
    'auditor',
  )
  async list(@Caller() caller: Caller, @Query() query: EnterpriseListQuery): Promise<Page<EnterpriseResponse>> {
    const sight = enterprisesSeenBy(caller);
    const { status, queue, office: officeCode, sector: sectorCode, q, sort, limit, cursor } = query;
    const filter = { sight, status, queue, officeCode, sectorCode, q, sort, limit, cursor };
    const page = await this.queries.page(filter);
    return { ...page, items: page.items.map((stored) => enterpriseResponse(stored, sight)) };
  }

  @Reads(':id', { summary: 'One enterprise', response: EnterpriseResponse })
  @Allow(
    'enterprise_member',
    'provider_member',
    'officer',
    'team_head',
    'verifier',
    'event_desk',
    'administrator',
    'auditor',
  )
  get(@Caller() caller: Caller, @IdParam() id: string): Promise<EnterpriseResponse | Refusal> {
    return this.read(caller, id);
  }

  @Reads(':id/missing', { summary: 'What the profile lacks for its next state', response: MissingResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head', 'administrator', 'auditor')
  async missing(@Caller() caller: Caller, @IdParam() id: string): Promise<MissingResponse | Refusal> {
    const seen = enterprisesSeenBy(caller);
    const sight = seen.kind === 'all' ? seen : { kind: 'own' as const, organisationId: seen.organisationId };
    const stored = await this.queries.find(id, sight);
    return stored ? missingResponse(stored.enterprise) : unknown();
  }

  @Replaces(':id', {
    summary: 'Write the whole profile anew; of a checked one it becomes a revision',
    response: EnterpriseResponse,
  })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  async revise(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() body: ProfileFields,
  ): Promise<EnterpriseResponse | Refusal> {
    if (!(await this.queries.find(id, papersHandledBy(caller)))) return unknown();
    const done = await this.commands.revise(id, profileDraftOf(body), caller.personId, version);
    return isRefusal(done) ? done : this.read(caller, id);
  }

  private async read(caller: Caller, id: string): Promise<EnterpriseResponse | Refusal> {
    const sight = enterprisesSeenBy(caller);
    const stored = await this.queries.find(id, sight);
    return stored ? enterpriseResponse(stored, sight) : unknown();
  }
}

/** A firm's own member drafts the firm they act for: its id is the organisation's. An officer drafts a new one. */
function idOfTheFirmDraftedBy(caller: Caller): string {
  const isOfTheFirm = hasRole(caller, 'enterprise_member', 'provider_member') && isUuid(caller.organisationId);
  return isOfTheFirm ? caller.organisationId : newId<'Enterprise'>();
}
