import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Allow } from '@harbourlink/service-kit/auth';
import { IdParam, Reads } from '@harbourlink/service-kit/http';
import type { ChainRefusal } from '../chain.refusals.js';
import { ChainsQueries } from '../postgres/chains.queries.js';
import { ChainResponse } from './chain.responses.js';

/** From anything back to the first need and on to what came of it: for those who see every firm. */
@ApiTags('chains')
@Allow('officer', 'team_head', 'verifier', 'administrator', 'auditor')
@Controller('api/v1/chains')
export class ChainsController {
  constructor(private readonly chains: ChainsQueries) {}

  @Reads(':id', {
    summary: 'What a thing came of and what came of it',
    description: 'The id of an enterprise, case, need, suggestion, introduction, meeting, memorandum or outcome.',
    response: ChainResponse,
  })
  async of(@IdParam() id: string): Promise<ChainResponse | Refusal<ChainRefusal>> {
    const { items, total } = await this.chains.of(id);
    return items.length === 0 ? refuse('chain.unknown', 'missing') : { id, items, total };
  }
}
