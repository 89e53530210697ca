import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isRefusal, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Executed } from '@harbourlink/messaging';
import { Allow, Caller } from '@harbourlink/service-kit/auth';
import { Changes, ExpectedVersion, IdParam } from '@harbourlink/service-kit/http';
import { enterprisesSeenBy, papersHandledBy } from '../../access/sight.js';
import { EnterprisesCommands } from '../application/enterprises.commands.js';
import type { Enterprise } from '../domain/enterprise.js';
import { EnterprisesQueries } from '../postgres/enterprises.queries.js';
import { ChangesRequest, RefusalRequest, SuspensionRequest, WithdrawalRequest } from './enterprise.requests.js';
import { EnterpriseResponse, enterpriseResponse } from './enterprise.responses.js';

type Answer = Promise<EnterpriseResponse | Refusal>;

/** The steps of a profile: submitted by the firm, decided on by officers. */
@ApiTags('enterprises')
@Controller('api/v1/enterprises')
export class ChecksController {
  constructor(
    private readonly commands: EnterprisesCommands,
    private readonly queries: EnterprisesQueries,
  ) {}

  @Changes(':id/claim', { summary: 'Take a prospect over as a draft', response: EnterpriseResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  claim(@Caller() caller: Caller, @IdParam() id: string, @ExpectedVersion() version: number): Answer {
    return this.onPapersOf(id, caller, () =>
      this.commands.execute(id, { type: 'claim', by: caller.personId }, version),
    );
  }

  @Changes(':id/submission', { summary: 'Ask for the profile to be checked', response: EnterpriseResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  submit(@Caller() caller: Caller, @IdParam() id: string, @ExpectedVersion() version: number): Answer {
    return this.onPapersOf(id, caller, () =>
      this.commands.execute(id, { type: 'submit', by: caller.personId }, version),
    );
  }

  @Changes(':id/check', {
    summary: 'Accept the particulars of a submitted profile or revision, or reconfirm a checked one',
    response: EnterpriseResponse,
  })
  @Allow('officer', 'team_head')
  check(@Caller() caller: Caller, @IdParam() id: string, @ExpectedVersion() version: number): Answer {
    return this.onPapersOf(id, caller, () => this.commands.check(id, caller, version));
  }

  @Changes(':id/changes-request', { summary: 'Send it back with reasons', response: EnterpriseResponse })
  @Allow('officer', 'team_head')
  requestChanges(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { reasonCodes }: ChangesRequest,
  ): Answer {
    return this.onPapersOf(id, caller, () => this.commands.requestChanges(id, reasonCodes, caller, version));
  }

  @Changes(':id/refusal', { summary: 'Do not accept it', response: EnterpriseResponse })
  @Allow('officer', 'team_head')
  refuse(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { reasonCode }: RefusalRequest,
  ): Answer {
    return this.onPapersOf(id, caller, () => this.commands.refuse(id, reasonCode, caller.personId, version));
  }

  @Changes(':id/suspension', { summary: 'Take a checked enterprise out of matching', response: EnterpriseResponse })
  @Allow('officer', 'team_head')
  suspend(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { reasonCode }: SuspensionRequest,
  ): Answer {
    return this.onPapersOf(id, caller, () =>
      this.commands.execute(id, { type: 'suspend', reasonCode, by: caller.personId }, version),
    );
  }

  @Changes(':id/reinstatement', { summary: 'Bring a suspended enterprise back', response: EnterpriseResponse })
  @Allow('officer', 'team_head')
  reinstate(@Caller() caller: Caller, @IdParam() id: string, @ExpectedVersion() version: number): Answer {
    return this.onPapersOf(id, caller, () =>
      this.commands.execute(id, { type: 'reinstate', by: caller.personId }, version),
    );
  }

  @Changes(':id/withdrawal', { summary: 'Leave the platform, for good', response: EnterpriseResponse })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head')
  withdraw(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Body() { reasonCode }: WithdrawalRequest,
  ): Answer {
    return this.onPapersOf(id, caller, () => this.commands.withdraw(id, reasonCode, caller.personId, version));
  }

  /** Somebody else's papers are unknown ones. */
  private async onPapersOf(id: string, caller: Caller, act: () => Promise<Executed<Enterprise> | Refusal>): Answer {
    const unknown = refuse('enterprise.unknown', 'missing');
    if (!(await this.queries.find(id, papersHandledBy(caller)))) return unknown;
    const done = await act();
    if (isRefusal(done)) return done;
    const sight = enterprisesSeenBy(caller);
    const stored = await this.queries.find(id, sight);
    return stored ? enterpriseResponse(stored, sight) : unknown;
  }
}
