import { Injectable } from '@nestjs/common';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { Viewer } from '../../access/viewer.js';
import { SuggestionsQueries } from '../../suggestions/postgres/suggestions.queries.js';
import { rank, shortfallOf, unmetServices } from '../domain/shortlist.js';
import type { JudgedPair, Shortfall } from '../domain/shortlist.js';
import { judge } from '../domain/verdict.js';
import { KnownNeeds } from '../postgres/known-needs.js';
import { PairsQueries } from '../postgres/pairs.queries.js';
import type { KnownPair } from '../postgres/pairs.queries.js';
import type { CandidateRefusalCode } from './candidates.refusals.js';
import { kindredServices, taxonomyKinship } from './kinship.js';

export type JudgedKnownPair = KnownPair & JudgedPair;

export interface CandidatesOfNeed {
  readonly needId: string;
  /** Best first. */
  readonly candidates: readonly JudgedKnownPair[];
  /** Offers of the services asked for that are no candidates. */
  readonly others: readonly JudgedKnownPair[];
  readonly unmetServiceCodes: readonly string[];
  readonly shortfall?: Shortfall;
}

/** Whom a need could be introduced to, and why or why not: judged afresh from what is known now. */
@Injectable()
export class Candidates {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly needs: KnownNeeds,
    private readonly pairs: PairsQueries,
    private readonly suggestions: SuggestionsQueries,
  ) {}

  ofNeed(needId: string, viewer: Viewer): Promise<CandidatesOfNeed | Refusal<CandidateRefusalCode>> {
    return this.units.run(async (unit) => {
      const need = await this.needs.find(unit, needId);
      if (need === undefined || !isItsOwn(need.facts.enterpriseId, viewer))
        return refuse('candidates.need-unknown', 'missing');
      const judged = (await this.pairs.ofNeed(unit, needId, kindredServices(need.facts.serviceCodes))).map(withVerdict);
      const candidates = rank(judged);
      const shortfall = shortfallOf(judged);
      return {
        needId,
        candidates,
        others: judged.filter(({ verdict }) => verdict.outcome !== 'candidate'),
        unmetServiceCodes: unmetServices(need.facts.serviceCodes, candidates, taxonomyKinship),
        ...(shortfall === undefined ? {} : { shortfall }),
      };
    });
  }

  /** Works for any pair. A provider may ask about a need it was suggested to; of other needs it must not hear. */
  explain(needId: string, offerId: string, viewer: Viewer): Promise<JudgedKnownPair | Refusal<CandidateRefusalCode>> {
    return this.units.run(async (unit) => {
      const pair = await this.pairs.find(unit, needId, offerId);
      if (pair === undefined || !(await this.mayAsk(pair, viewer))) return refuse('candidates.pair-unknown', 'missing');
      return withVerdict(pair);
    });
  }

  private async mayAsk({ need, offer }: KnownPair, viewer: Viewer): Promise<boolean> {
    if (isItsOwn(need.facts.enterpriseId, viewer)) return true;
    if (!isItsOwn(offer.facts.providerId, viewer)) return false;
    const { items } = await this.suggestions.list(viewer, { needId: need.id, offerId: offer.id, limit: 1 });
    return items.length > 0;
  }
}

function isItsOwn(organisationId: string, viewer: Viewer): boolean {
  return viewer.kind === 'platform' || viewer.organisationId === organisationId;
}

function withVerdict(known: KnownPair): JudgedKnownPair {
  return { ...known, verdict: judge(known.pair, taxonomyKinship) };
}
