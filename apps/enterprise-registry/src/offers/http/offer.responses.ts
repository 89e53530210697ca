import { onlyPresent } from '@harbourlink/kernel';
import type { LocalizedText } from '@harbourlink/kernel';
import { Code, Codes, DateOnly, Localized, Uuid, Whole } from '@harbourlink/service-kit/http';
import { offerEndings, offerStatuses } from '../domain/offer.js';
import type { OfferStatus } from '../domain/offer.js';
import { missingForPublication } from '../domain/offer.rules.js';
import type { StoredOffer } from '../postgres/offers.queries.js';
import { OfferFields } from './offer.requests.js';

export class OfferResponse extends OfferFields {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 2_147_483_647 })
  version!: number;

  @Code(offerStatuses)
  status!: OfferStatus;

  @Localized({ max: 200, optional: true, description: "The firm's name." })
  providerNames?: LocalizedText;

  @DateOnly({ optional: true, description: 'The last day of a published offer.' })
  endsOn?: string;

  @Code([...offerEndings, 'expired'], { optional: true })
  endedReasonCode?: string;

  @Codes(['serviceCodes', 'languageCodes', 'capacity', 'texts'], { description: 'What it lacks to be published.' })
  missing!: string[];
}

export function offerResponse({ id, version, offer, names }: StoredOffer): OfferResponse {
  const { status, content, endsOn, endedReasonCode } = offer;
  return onlyPresent({
    id,
    version,
    status,
    ...content,
    providerNames: names,
    endsOn,
    endedReasonCode,
    missing: missingForPublication(content),
  }) as OfferResponse;
}
