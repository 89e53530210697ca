import { Body, Controller } from '@nestjs/common';
import { isRefusal } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Executed } from '@harbourlink/messaging';
import { Allow, Caller } from '@harbourlink/service-kit/auth';
import { Changes, Creates, ExpectedVersion, IdParam } from '@harbourlink/service-kit/http';
import { MembershipsCommands } from '../application/memberships.commands.js';
import type { Membership } from '../domain/membership.js';
import { GrantMembershipRequest } from './membership.requests.js';
import { MembershipResponse } from './membership.responses.js';

@Controller('api/v1/memberships')
export class MembershipsController {
  constructor(private readonly memberships: MembershipsCommands) {}

  @Creates('', { summary: 'Give a person a role in an organisation', response: MembershipResponse })
  @Allow('administrator')
  async grant(
    @Body() request: GrantMembershipRequest,
    @Caller() caller: Caller,
  ): Promise<MembershipResponse | Refusal> {
    return shown(await this.memberships.grant({ ...request, by: caller.personId }));
  }

  @Changes(':id/revocation', {
    summary: 'Take the role away: within seconds, in every service',
    response: MembershipResponse,
  })
  @Allow('administrator')
  async revoke(
    @IdParam() id: string,
    @ExpectedVersion() version: number,
    @Caller() caller: Caller,
  ): Promise<MembershipResponse | Refusal> {
    return shown(await this.memberships.revoke(id, caller.personId, version));
  }
}

function shown(executed: Executed<Membership> | Refusal): MembershipResponse | Refusal {
  return isRefusal(executed) ? executed : { id: executed.id, version: executed.version, ...executed.state };
}
