import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Caller, hasRole } from '@harbourlink/service-kit/auth';
import { Reads } from '@harbourlink/service-kit/http';
import { OfficersQueries } from '../postgres/officers.queries.js';
import { OfficersQuery, OfficersResponse } from './officer.responses.js';

/** Who works for the offices and the agency: names for the owner of a case, and to give a case to. */
@ApiTags('people')
@Controller('api/v1/people/officers')
export class OfficersController {
  constructor(private readonly officers: OfficersQueries) {}

  @Reads('', {
    summary: 'People of the offices and the agency, by their ids or by office',
    description: 'Members of firms ask by ids: of those who work for them.',
    response: OfficersResponse,
  })
  @Allow('enterprise_member', 'provider_member', 'officer', 'team_head', 'verifier', 'event_desk', 'administrator')
  async list(@Query() { ids, office }: OfficersQuery, @Caller() caller: Caller): Promise<OfficersResponse> {
    const isOfAFirm = hasRole(caller, 'enterprise_member', 'provider_member');
    if (isOfAFirm && ids === undefined) return { items: [] };
    return { items: await this.officers.list(ids?.split(','), office) };
  }
}
