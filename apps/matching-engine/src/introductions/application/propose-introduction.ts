import { Injectable } from '@nestjs/common';
import { newId, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Executed } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { taxonomyKinship } from '../../candidates/application/kinship.js';
import { exclusionsOf } from '../../candidates/domain/exclusions.js';
import { PairsQueries } from '../../candidates/postgres/pairs.queries.js';
import type { KnownPair } from '../../candidates/postgres/pairs.queries.js';
import { suggestionIdOf } from '../../suggestions/application/suggestions.commands.js';
import { SuggestionsQueries } from '../../suggestions/postgres/suggestions.queries.js';
import type { Introduction, ProposedParty } from '../domain/introduction.js';
import { IntroductionsQueries } from '../postgres/introductions.queries.js';
import { IntroductionsCommands } from './introductions.commands.js';
import { timesOf } from './lifetime.js';
import type { Lifetime } from './lifetime.js';

export interface ProposalRequest extends Lifetime {
  readonly needId: string;
  /** One offer, or several whose providers form a team. */
  readonly offerIds: readonly string[];
  readonly byPersonId: string;
  readonly officeCode: string;
}

/** Proposes to introduce the need's firm to the offers' providers; every pair is judged again under a lock on the places. */
@Injectable()
export class ProposeIntroduction {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly pairs: PairsQueries,
    private readonly suggestions: SuggestionsQueries,
    private readonly queries: IntroductionsQueries,
    private readonly introductions: IntroductionsCommands,
  ) {}

  propose(request: ProposalRequest): Promise<Executed<Introduction> | Refusal> {
    return this.units.run(async (unit) => {
      await this.queries.lockPlaces(unit, request.offerIds);
      if (await this.queries.isUnderWay(unit, request.needId, request.offerIds)) {
        return refuse('introduction.under-way', 'conflict');
      }
      const pairs = await this.pairsOf(unit, request);
      if (pairs === undefined) return refuse('introduction.pair-unknown', 'invalid');
      return this.introductions.execute(newId<'Introduction'>(), {
        type: 'propose',
        suggestionIds: await this.suggestionsOf(unit, request),
        needId: request.needId,
        parties: partiesOf(pairs),
        byPersonId: request.byPersonId,
        officeCode: request.officeCode,
        ...timesOf(request, unit.now),
        obstacles: pairs.map(({ offer, pair }) => ({
          offerId: offer.id,
          exclusions: exclusionsOf(pair, taxonomyKinship),
        })),
      });
    });
  }

  private async pairsOf(unit: UnitOfWork, { needId, offerIds }: ProposalRequest): Promise<KnownPair[] | undefined> {
    const pairs: KnownPair[] = [];
    for (const offerId of offerIds) {
      const pair = await this.pairs.find(unit, needId, offerId);
      if (pair === undefined) return undefined;
      pairs.push(pair);
    }
    return pairs;
  }

  /** An officer may introduce a pair nobody suggested; what was suggested is named. */
  private async suggestionsOf(unit: UnitOfWork, { needId, offerIds }: ProposalRequest): Promise<string[]> {
    const ids = offerIds.map((offerId) => suggestionIdOf(needId, offerId));
    const existing = await this.suggestions.existing(unit, ids);
    return ids.filter((id) => existing.has(id));
  }
}

function partiesOf(pairs: readonly KnownPair[]): ProposedParty[] {
  const firms = pairs
    .slice(0, 1)
    .map(({ enterprise }) => ({ organisationId: enterprise.id, sideCode: 'need' as const }));
  const providers = pairs.map(({ provider, offer }) => ({
    organisationId: provider.id,
    sideCode: 'offer' as const,
    offerId: offer.id,
  }));
  return [...firms, ...providers];
}
