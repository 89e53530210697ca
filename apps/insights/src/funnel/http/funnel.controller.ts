import { Controller, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Page } from '@harbourlink/persistence';
import { Allow } from '@harbourlink/service-kit/auth';
import { PageOf, Reads, sendEvents } from '@harbourlink/service-kit/http';
import type { Reply } from '@harbourlink/service-kit/http';
import { ChainsQueries } from '../../chains/postgres/chains.queries.js';
import { FunnelFigures } from '../application/funnel-figures.js';
import { FunnelStream } from '../application/funnel-stream.js';
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
    private readonly counted: FunnelFigures,
    private readonly stream: FunnelStream,
    private readonly chains: ChainsQueries,
  ) {}

  @Reads('', { summary: 'Count every stage, and how many could have got there', response: FunnelResponse })
  figures(@Query() filter: FunnelQuery): Promise<FunnelResponse> {
    return this.counted.of(filter);
  }

  @Reads('stream', {
    summary: 'The same as it moves',
    description:
      'Server-sent events: `funnel` carries what the route above answers, at once and whenever a number changed, at most ' +
      'once a second.',
  })
  @ApiOkResponse({
    description: 'A stream that ends after ten minutes: come again',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  live(@Query() filter: FunnelQuery, @Res() reply: Reply): void {
    sendEvents(reply, this.stream.open(filter));
  }

  @ApiParam({ name: 'stage', enum: funnelStageNames })
  @Reads(':stage', { summary: 'List what is behind a number of a stage, the newest first' })
  @PageOf(CountedUnitResponse)
  async behind(
    @Param('stage') name: string,
    @Query() { behind = 'count', ...filter }: FunnelUnitsQuery,
  ): Promise<Page<CountedUnitResponse> | Refusal> {
    const stage = funnelStageNames.find((known) => known === name);
    if (stage === undefined) return refuse('funnel.unknown-stage', 'missing', { stage: name });
    const page = await this.queries.page({ ...filter, stage, behind });
    const described = await this.chains.describe(page.items.map(({ id }) => id));
    return { ...page, items: page.items.map((unit) => ({ ...unit, ...described.get(unit.id) })) };
  }
}
