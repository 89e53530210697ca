import { Controller, Query } from '@nestjs/common';
import { isRefusal } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Allow, Caller } from '@harbourlink/service-kit/auth';
import { Reads } from '@harbourlink/service-kit/http';
import { viewerOf } from '../../access/viewer.js';
import { Candidates } from '../application/candidates.js';
import { CandidatesQuery, ExplanationQuery } from './candidates.requests.js';
import { CandidatesResponse, ExplanationResponse, toCandidates, toExplanation } from './candidates.responses.js';

@Controller('api/v1/candidates')
@Allow('enterprise_member', 'provider_member', 'officer', 'team_head', 'administrator', 'auditor')
export class CandidatesController {
  constructor(private readonly candidates: Candidates) {}

  @Reads('', {
    summary: 'Candidates for a need, best first',
    description: 'Officers see scores; members of the firm that has the need see bands and reasons.',
    response: CandidatesResponse,
  })
  async list(
    @Query() { needId, limit }: CandidatesQuery,
    @Caller() caller: Caller,
  ): Promise<CandidatesResponse | Refusal> {
    const viewer = viewerOf(caller);
    const found = await this.candidates.ofNeed(needId, viewer);
    return isRefusal(found) ? found : toCandidates(found, viewer, limit);
  }

  @Reads('explanation', {
    summary: 'Why this pair, or why not: every reason and every rule it breaks',
    response: ExplanationResponse,
  })
  async explanation(
    @Query() { needId, offerId }: ExplanationQuery,
    @Caller() caller: Caller,
  ): Promise<ExplanationResponse | Refusal> {
    const viewer = viewerOf(caller);
    const judged = await this.candidates.explain(needId, offerId, viewer);
    return isRefusal(judged) ? judged : toExplanation(judged, viewer);
  }
}
