import { Injectable } from '@nestjs/common';
import { isRefusal, newId, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import type { Executed } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { standingOf } from '../../enterprises/postgres/standing.queries.js';
import { decide } from '../domain/offer.commands.js';
import type { OfferCommand } from '../domain/offer.commands.js';
import { evolve } from '../domain/offer.js';
import type { Offer, OfferContent, OfferEnding, OfferEvent } from '../domain/offer.js';
import type { ProviderFacts } from '../domain/offer.rules.js';
import { offerContract } from '../events/offer.contract.js';
import { offerRows } from '../postgres/offer.row.js';
import { OffersQueries } from '../postgres/offers.queries.js';

type Done = Executed<Offer> | Refusal;

/** Everything that can be done to offers. */
@Injectable()
export class OffersCommands {
  private readonly offers: Aggregates<Offer, OfferCommand, OfferEvent>;

  constructor(
    private readonly units: UnitsOfWork,
    outbox: Outbox,
    private readonly queries: OffersQueries,
  ) {
    this.offers = new Aggregates(units, outbox, { contract: offerContract, decide, evolve, rows: offerRows });
  }

  draft(content: OfferContent, by: string): Promise<Done> {
    return this.units.run(async (unit) => {
      const standing = await standingOf(unit, content.providerId);
      if (standing === undefined) return refuse('enterprise.unknown', 'missing');
      return this.offers.execute(newId(), { type: 'draft', content, by });
    });
  }

  revise(id: string, content: OfferContent, by: string, expectedVersion: number): Promise<Done> {
    return this.offers.execute(id, { type: 'revise', content, by }, { expectedVersion });
  }

  publish(id: string, endsOn: string | undefined, by: string, expectedVersion: number): Promise<Done> {
    return this.units.run(async (unit) => {
      const provider = await this.factsOfTheProvider(unit, id);
      const until = endsOn === undefined ? {} : { endsOn };
      return this.offers.execute(id, { type: 'publish', provider, ...until, by }, { expectedVersion });
    });
  }

  renew(id: string, endsOn: string, by: string, expectedVersion: number): Promise<Done> {
    return this.units.run(async (unit) => {
      const provider = await this.factsOfTheProvider(unit, id);
      return this.offers.execute(id, { type: 'renew', provider, endsOn, by }, { expectedVersion });
    });
  }

  end(id: string, reasonCode: OfferEnding, by: string, expectedVersion: number): Promise<Done> {
    return this.offers.execute(id, { type: 'end', reasonCode, by }, { expectedVersion });
  }

  /** Ends those whose last day is over; answers how many it looked at. An offer renewed meanwhile is left alone. */
  async endWhatIsOver(limit: number): Promise<number> {
    const ids = await this.queries.whoseLastDayIsOver(limit);
    for (const id of ids) await this.offers.execute(id, { type: 'expire' });
    return ids.length;
  }

  /** Joins the unit of work in which the provider leaves. */
  async endAllOf(unit: UnitOfWork, providerId: string, by: string): Promise<Refusal | undefined> {
    for (const id of await this.queries.openOnesOf(unit, providerId)) {
      const done = await this.offers.execute(id, { type: 'end', reasonCode: 'withdrawn', by });
      if (isRefusal(done)) return done;
    }
    return undefined;
  }

  /** The provider first, then the offer: in the order in which everybody locks them. */
  private async factsOfTheProvider(unit: UnitOfWork, id: string): Promise<ProviderFacts> {
    const providerId = await this.queries.providerOf(unit, id);
    const standing = providerId === undefined ? undefined : await standingOf(unit, providerId);
    return standing ?? { status: 'unknown', provides: false };
  }
}
