import { Controller, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Page } from '@harbourlink/persistence';
import { Allow } from '@harbourlink/service-kit/auth';
import { PageOf, Reads } from '@harbourlink/service-kit/http';
import { ReadCache } from '@harbourlink/service-kit/redis';
import { funnelStageNames } from '../funnel-stages.js';
import { FunnelQueries } from '../postgres/funnel.queries.js';
import { FunnelQuery, FunnelUnitsQuery } from './funnel.requests.js';
import { CountedUnitResponse, FunnelResponse } from './funnel.responses.js';

@ApiTags('funnel')
@Allow('administrator', 'officer', 'team_head', 'auditor')
@Controller('api/v1/funnel')
export class FunnelController {
  constructor(
    private readonly queries: FunnelQueries,
    private readonly cache: ReadCache,
  ) {}

  @Reads('', { summary: 'Count every stage, and how many could have got there', response: FunnelResponse })
  figures(@Query() filter: FunnelQuery): Promise<FunnelResponse> {
    // The same for everybody who may ask, and made of every fact there is.
    return this.cache.get(`${filter.office ?? ''} ${filter.sector ?? ''}`, () => this.queries.figures(filter));
  }

  @ApiParam({ name: 'stage', enum: funnelStageNames })
  @Reads(':stage', { summary: 'List what is behind a number of a stage, the newest first' })
  @PageOf(CountedUnitResponse)
  async behind(
    @Param('stage') name: string,
    @Query() { behind = 'count', ...filter }: FunnelUnitsQuery,
  ): Promise<Page<CountedUnitResponse> | Refusal> {
    const stage = funnelStageNames.find((known) => known === name);
    return stage === undefined
      ? refuse('funnel.unknown-stage', 'missing', { stage: name })
      : this.queries.page({ ...filter, stage, behind });
  }
}
