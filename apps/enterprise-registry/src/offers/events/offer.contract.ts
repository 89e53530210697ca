import { eventContract } from '@harbourlink/contracts';
import {
  OfferDraftedSchema,
  OfferEndedSchema,
  OfferPublishedSchema,
  OfferRenewedSchema,
  OfferRevisedSchema,
} from '@harbourlink/contracts/registry';
import type { OfferEvent } from '../domain/offer.js';

/** How the events of offers travel. */
export const offerContract = eventContract<OfferEvent>('registry.offer.v1', {
  OfferDrafted: OfferDraftedSchema,
  OfferEnded: OfferEndedSchema,
  OfferPublished: OfferPublishedSchema,
  OfferRenewed: OfferRenewedSchema,
  OfferRevised: OfferRevisedSchema,
});
