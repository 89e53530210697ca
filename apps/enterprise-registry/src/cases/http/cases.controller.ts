import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isRefusal, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Page } from '@harbourlink/persistence';
import { Allow, Caller } from '@harbourlink/service-kit/auth';
import { Changes, ExpectedVersion, IdParam, PageOf, Reads } from '@harbourlink/service-kit/http';
import { CasesCommands } from '../application/cases.commands.js';
import { CasesQueries } from '../postgres/cases.queries.js';
import { AssignmentRequest, CaseListQuery, RoutingRequest } from './case.requests.js';
import { CaseResponse, caseResponse } from './case.responses.js';

type Answer = Promise<CaseResponse | Refusal>;

/** For officers and those who watch over the platform: a firm does not see its own case. */
@ApiTags('cases')
@Controller('api/v1/cases')
export class CasesController {
  constructor(
    private readonly commands: CasesCommands,
    private readonly queries: CasesQueries,
  ) {}

  @Reads('', {
    summary: 'Cases by office, owner or status; `unrouted` is a queue of its own. The newest first unless told',
  })
  @PageOf(CaseResponse)
  @Allow('officer', 'team_head', 'verifier', 'administrator', 'auditor')
  async list(@Query() query: CaseListQuery): Promise<Page<CaseResponse>> {
    const { office: officeCode, ...rest } = query;
    const page = await this.queries.page({ ...rest, officeCode });
    return { ...page, items: page.items.map(caseResponse) };
  }

  @Reads(':id', { summary: 'One case', response: CaseResponse })
  @Allow('officer', 'team_head', 'verifier', 'administrator', 'auditor')
  get(@IdParam() id: string): Answer {
    return this.read(id);
  }

  @Changes(':id/assignment', { summary: 'Give it to an officer', response: CaseResponse })
  @Allow('officer', 'team_head')
  async assign(
    @Caller() { personId }: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { ownerPersonId }: AssignmentRequest,
  ): Answer {
    const done = await this.commands.assign(id, ownerPersonId, personId, version);
    return isRefusal(done) ? done : this.read(id);
  }

  @Changes(':id/routing', { summary: 'Hand it over to an office, or route what had none', response: CaseResponse })
  @Allow('officer', 'team_head')
  async route(
    @Caller() { personId }: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { officeCode }: RoutingRequest,
  ): Answer {
    const done = await this.commands.handOver(id, officeCode, personId, version);
    return isRefusal(done) ? done : this.read(id);
  }

  private async read(id: string): Answer {
    const stored = await this.queries.find(id);
    return stored ? caseResponse(stored) : refuse('case.unknown', 'missing');
  }
}
