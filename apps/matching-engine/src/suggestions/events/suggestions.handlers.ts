import { Controller } from '@nestjs/common';
import {
  ConflictDeclaredSchema,
  IntroductionClosedSchema,
  IntroductionDeclinedSchema,
  IntroductionExpiredSchema,
  IntroductionWithdrawnSchema,
} from '@harbourlink/contracts/matching';
import {
  EnterpriseCheckedSchema,
  EnterpriseReinstatedSchema,
  EnterpriseSuspendedSchema,
  EnterpriseWithdrawnSchema,
  NeedEndedSchema,
  NeedPublishedSchema,
  NeedRevisedSchema,
  OfferEndedSchema,
  OfferPublishedSchema,
  OfferRevisedSchema,
} from '@harbourlink/contracts/registry';
import { EventHandler, NotYet } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { KnownEnterprises } from '../../candidates/postgres/known-enterprises.js';
import { KnownNeeds } from '../../candidates/postgres/known-needs.js';
import { KnownOffers } from '../../candidates/postgres/known-offers.js';
import { IntroductionsQueries } from '../../introductions/postgres/introductions.queries.js';
import { MakeSuggestions } from '../application/make-suggestions.js';

const lane = { name: 'suggestions', kind: 'effect' } as const;

interface Happened {
  readonly key: string;
  readonly version: number;
}

/** Looks for suggestions whenever a need, an offer or a firm changes, or a provider gets a place back. */
@Controller()
export class SuggestionsHandlers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly enterprises: KnownEnterprises,
    private readonly needs: KnownNeeds,
    private readonly offers: KnownOffers,
    private readonly introductions: IntroductionsQueries,
    private readonly suggestions: MakeSuggestions,
  ) {}

  @EventHandler(NeedPublishedSchema, lane)
  async onNeedPublished(event: ReceivedEvent<typeof NeedPublishedSchema>): Promise<void> {
    await this.units.run(async (unit) => {
      copyMustBeThere(await this.needs.versionOf(unit, event.key), event, 'registry.need');
      await this.firmMustBeKnown(unit, event.data.need.enterpriseId);
      await this.suggestions.forNeed(event.key);
    });
  }

  @EventHandler(NeedRevisedSchema, lane)
  onNeedRevised(event: ReceivedEvent<typeof NeedRevisedSchema>): Promise<void> {
    return this.needChanged(event);
  }

  @EventHandler(NeedEndedSchema, lane)
  onNeedEnded(event: ReceivedEvent<typeof NeedEndedSchema>): Promise<void> {
    return this.needChanged(event);
  }

  @EventHandler(OfferPublishedSchema, lane)
  async onOfferPublished(event: ReceivedEvent<typeof OfferPublishedSchema>): Promise<void> {
    await this.units.run(async (unit) => {
      copyMustBeThere(await this.offers.versionOf(unit, event.key), event, 'registry.offer');
      await this.firmMustBeKnown(unit, event.data.offer.providerId);
      await this.suggestions.forOffer(event.key);
    });
  }

  @EventHandler(OfferRevisedSchema, lane)
  onOfferRevised(event: ReceivedEvent<typeof OfferRevisedSchema>): Promise<void> {
    return this.offerChanged(event);
  }

  @EventHandler(OfferEndedSchema, lane)
  onOfferEnded(event: ReceivedEvent<typeof OfferEndedSchema>): Promise<void> {
    return this.offerChanged(event);
  }

  @EventHandler(EnterpriseCheckedSchema, lane)
  async onEnterpriseChecked(event: ReceivedEvent<typeof EnterpriseCheckedSchema>): Promise<void> {
    await this.units.run(async (unit) => {
      copyMustBeThere(await this.enterprises.versionOf(unit, event.key), event, 'registry.enterprise');
      await this.suggestions.forFirm(event.key);
    });
  }

  @EventHandler(EnterpriseSuspendedSchema, lane)
  onEnterpriseSuspended(event: ReceivedEvent<typeof EnterpriseSuspendedSchema>): Promise<void> {
    return this.standingChanged(event);
  }

  @EventHandler(EnterpriseReinstatedSchema, lane)
  onEnterpriseReinstated(event: ReceivedEvent<typeof EnterpriseReinstatedSchema>): Promise<void> {
    return this.standingChanged(event);
  }

  @EventHandler(EnterpriseWithdrawnSchema, lane)
  onEnterpriseWithdrawn(event: ReceivedEvent<typeof EnterpriseWithdrawnSchema>): Promise<void> {
    return this.standingChanged(event);
  }

  @EventHandler(ConflictDeclaredSchema, lane)
  onConflictDeclared(event: ReceivedEvent<typeof ConflictDeclaredSchema>): Promise<void> {
    return this.placeBecameFree(event);
  }

  @EventHandler(IntroductionDeclinedSchema, lane)
  onIntroductionDeclined(event: ReceivedEvent<typeof IntroductionDeclinedSchema>): Promise<void> {
    return this.placeBecameFree(event);
  }

  @EventHandler(IntroductionExpiredSchema, lane)
  onIntroductionExpired(event: ReceivedEvent<typeof IntroductionExpiredSchema>): Promise<void> {
    return this.placeBecameFree(event);
  }

  @EventHandler(IntroductionWithdrawnSchema, lane)
  onIntroductionWithdrawn(event: ReceivedEvent<typeof IntroductionWithdrawnSchema>): Promise<void> {
    return this.placeBecameFree(event);
  }

  @EventHandler(IntroductionClosedSchema, lane)
  onIntroductionClosed(event: ReceivedEvent<typeof IntroductionClosedSchema>): Promise<void> {
    return this.placeBecameFree(event);
  }

  /** A draft has no copy: what was never published concerns nobody. */
  private async needChanged(event: Happened): Promise<void> {
    await this.units.run(async (unit) => {
      const version = await this.needs.versionOf(unit, event.key);
      if (version === undefined) return;
      copyMustBeThere(version, event, 'registry.need');
      await this.suggestions.forNeed(event.key);
    });
  }

  private async offerChanged(event: Happened): Promise<void> {
    await this.units.run(async (unit) => {
      const version = await this.offers.versionOf(unit, event.key);
      if (version === undefined) return;
      copyMustBeThere(version, event, 'registry.offer');
      await this.suggestions.forOffer(event.key);
    });
  }

  /** A firm that leaves before it was ever checked has no copy either. */
  private async standingChanged(event: Happened): Promise<void> {
    await this.units.run(async (unit) => {
      const version = await this.enterprises.versionOf(unit, event.key);
      if (version === undefined) return;
      copyMustBeThere(version, event, 'registry.enterprise');
      await this.suggestions.forFirm(event.key);
    });
  }

  private async placeBecameFree({ key }: Happened): Promise<void> {
    await this.units.run(async (unit) => {
      for (const offerId of await this.introductions.offersOf(unit, key)) await this.suggestions.forOffer(offerId);
    });
  }

  private async firmMustBeKnown(unit: UnitOfWork, enterpriseId: string): Promise<void> {
    if ((await this.enterprises.versionOf(unit, enterpriseId)) !== undefined) return;
    throw new NotYet(`firm ${enterpriseId} is not known`, { waitFor: 'registry.enterprise' });
  }
}

/** Another lane keeps the copy and may be a moment behind this one. */
function copyMustBeThere(known: number | undefined, { key, version }: Happened, stream: string): void {
  if (known !== undefined && known >= version) return;
  throw new NotYet(`the copy of ${key} is behind version ${version}`, { waitFor: stream });
}
