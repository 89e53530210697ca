import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isRefusal, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Allow, ByLink, Caller } from '@harbourlink/service-kit/auth';
import { Changes, ExpectedVersion, IdParam } from '@harbourlink/service-kit/http';
import { viewOf } from '../../who-sees-what.js';
import { OutcomesCommands } from '../application/outcomes.commands.js';
import type { ConfirmationMeans } from '../domain/outcome.js';
import { OutcomesQueries } from '../postgres/outcomes.queries.js';
import { ConfirmationRequest, DisputeRequest } from './outcome.requests.js';
import type { Paper } from './outcome.requests.js';
import { executedResponse, OutcomeResponse } from './outcome.responses.js';

type Answer = Promise<OutcomeResponse | Refusal>;
const response = OutcomeResponse;

/** The customer's word on an outcome: by a bound link, signed in, or on a paper an officer puts on record. */
@ApiTags('outcomes')
@Controller('api/v1/outcomes/:id')
export class ConfirmationsController {
  constructor(
    private readonly commands: OutcomesCommands,
    private readonly queries: OutcomesQueries,
  ) {}

  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  @ByLink('outcome.confirm')
  @Changes('confirmation', { summary: 'The customer says that the claim is right', response })
  async confirm(
    @IdParam() id: string,
    @Body() { meansCode }: ConfirmationRequest,
    @Caller() caller: Caller,
    @ExpectedVersion() version: number,
  ): Answer {
    if (!(await this.isTheirs(id, caller))) return refuse('outcome.unknown', 'missing');
    const means = meansOf(caller, meansCode);
    if (isRefusal(means)) return means;
    return executedResponse(await this.commands.confirm(id, caller.personId, means, version), this.queries);
  }

  @Allow('enterprise_member', 'provider_member')
  @ByLink('outcome.confirm')
  @Changes('dispute', { summary: 'The customer says that the claim is wrong', response })
  async dispute(
    @IdParam() id: string,
    @Body() { reasonCode }: DisputeRequest,
    @Caller() caller: Caller,
    @ExpectedVersion() version: number,
  ): Answer {
    if (!(await this.isTheirs(id, caller))) return refuse('outcome.unknown', 'missing');
    return executedResponse(await this.commands.dispute(id, caller.personId, reasonCode, version), this.queries);
  }

  private async isTheirs(id: string, caller: Caller): Promise<boolean> {
    return caller.link !== undefined || (await this.queries.find(id, viewOf(caller))) !== undefined;
  }
}

/** Who asks decides how the customer's word reached us; an officer can only hold a paper. */
function meansOf(caller: Caller, paper: Paper | undefined): ConfirmationMeans | Refusal {
  const isOfficer = viewOf(caller) === undefined;
  if (caller.link !== undefined && paper === undefined) return 'bound-link';
  if (caller.link === undefined && !isOfficer && paper === undefined) return 'signed-in';
  return caller.link === undefined && isOfficer && paper !== undefined
    ? paper
    : refuse('outcome.confirmation-not-yours', 'forbidden');
}
