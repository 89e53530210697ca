import { Injectable } from '@nestjs/common';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { kindredServices, taxonomyKinship } from '../../candidates/application/kinship.js';
import type { Pair } from '../../candidates/domain/facts.js';
import { judge } from '../../candidates/domain/verdict.js';
import type { Verdict } from '../../candidates/domain/verdict.js';
import { KnownNeeds } from '../../candidates/postgres/known-needs.js';
import { PairsQueries } from '../../candidates/postgres/pairs.queries.js';
import type { KnownPair } from '../../candidates/postgres/pairs.queries.js';
import type { Fit, LapseReasonCode, SuggestionCommand } from '../domain/suggestion.js';
import { SuggestionsQueries } from '../postgres/suggestions.queries.js';
import { suggestionIdOf, SuggestionsCommands } from './suggestions.commands.js';

/** Brings the suggestions of a need, an offer or a firm up to date: makes new ones, refreshes, lets lapse. */
@Injectable()
export class MakeSuggestions {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly needs: KnownNeeds,
    private readonly pairs: PairsQueries,
    private readonly suggestions: SuggestionsCommands,
    private readonly made: SuggestionsQueries,
  ) {}

  async forNeed(needId: string): Promise<void> {
    await this.units.run(async (unit) => this.settle(unit, await this.pairsOfNeed(unit, needId)));
  }

  async forOffer(offerId: string): Promise<void> {
    await this.units.run(async (unit) => this.settle(unit, await this.pairsOfOffer(unit, offerId)));
  }

  /** Everything the firm has published, on both sides. */
  async forFirm(enterpriseId: string): Promise<void> {
    await this.units.run(async (unit) => {
      const { needIds, offerIds } = await this.pairs.publishedBy(unit, enterpriseId);
      const pairs: KnownPair[] = [];
      for (const needId of needIds) pairs.push(...(await this.pairsOfNeed(unit, needId)));
      for (const offerId of offerIds) pairs.push(...(await this.pairsOfOffer(unit, offerId)));
      await this.settle(unit, pairs);
    });
  }

  private async pairsOfNeed(unit: UnitOfWork, needId: string): Promise<KnownPair[]> {
    const need = await this.needs.find(unit, needId);
    return need === undefined ? [] : this.pairs.ofNeed(unit, needId, kindredServices(need.facts.serviceCodes));
  }

  private async pairsOfOffer(unit: UnitOfWork, offerId: string): Promise<KnownPair[]> {
    const serviceCodes = await this.pairs.servicesOfOffer(unit, offerId);
    return serviceCodes === undefined ? [] : this.pairs.ofOffer(unit, offerId, kindredServices(serviceCodes));
  }

  private async settle(unit: UnitOfWork, pairs: readonly KnownPair[]): Promise<void> {
    const byId = new Map(pairs.map((known) => [suggestionIdOf(known.need.id, known.offer.id), known.pair]));
    const ids = [...byId.keys()].sort();
    if (ids.length === 0) return;
    await this.made.lockPairs(unit, ids);
    const existing = await this.made.existing(unit, ids);
    for (const [id, pair] of byId) {
      const command = commandFor(pair, judge(pair, taxonomyKinship));
      if (command === undefined || (command.type === 'lapse' && !existing.has(id))) continue;
      await this.suggestions.execute(id, command);
    }
  }
}

/** A provider at capacity now may have a place tomorrow: that makes no new suggestion and ends none. */
function commandFor(pair: Pair, verdict: Verdict): SuggestionCommand | undefined {
  const { need, offer } = pair;
  if (verdict.outcome === 'candidate' && verdict.band !== undefined) {
    const fit: Fit = { score: verdict.score, bandCode: verdict.band, reasons: verdict.reasons };
    const firms = { enterpriseId: need.enterpriseId, providerId: offer.providerId };
    return { type: 'suggest', needId: need.id, offerId: offer.id, ...firms, fit };
  }
  const isFullOnly = verdict.outcome === 'excluded' && verdict.exclusions.every(({ code }) => code === 'at-capacity');
  return isFullOnly ? undefined : { type: 'lapse', reasonCode: lapseReason(verdict) };
}

function lapseReason({ outcome, exclusions }: Verdict): LapseReasonCode {
  if (outcome === 'too-weak') return 'below-possible';
  const codes = exclusions.map(({ code }) => code);
  if (codes.includes('need-ended')) return 'need-ended';
  return codes.includes('offer-ended') ? 'offer-ended' : 'excluded';
}
