import { refuse } from '@harbourlink/kernel';
import type { Instant, Refusal } from '@harbourlink/kernel';
import { hongKongDate } from '../../calendar/hong-kong-date.js';
import { outsideThePublicationPeriod } from '../../calendar/publication-period.js';
import type { Offer, OfferContent, OfferStatus } from './offer.js';
import type { OfferRefusalCode } from './offer.refusals.js';

type No = Refusal<OfferRefusalCode> | undefined;

/** What an offer needs to know of the enterprise behind it. */
export interface ProviderFacts {
  readonly status: string;
  readonly provides: boolean;
}

export function mustBe(offer: Offer, allowed: OfferStatus): No {
  return offer.status === allowed ? undefined : refuse('offer.not-in-that-state', 'conflict', { status: offer.status });
}

export function mustNotHaveEnded(offer: Offer): No {
  return offer.status === 'ended' ? refuse('offer.not-in-that-state', 'conflict', { status: 'ended' }) : undefined;
}

/** Only the offers of checked providers are matched. */
export function providerMustBeChecked({ status }: ProviderFacts): No {
  return status === 'checked' ? undefined : refuse('offer.provider-not-checked', 'conflict', { status });
}

export function providerMustProvide({ provides }: ProviderFacts): No {
  return provides ? undefined : refuse('offer.provider-does-not-provide', 'conflict');
}

export function providerMustStayTheSame(offer: Offer, content: OfferContent): No {
  return offer.content.providerId === content.providerId ? undefined : refuse('offer.of-another-provider', 'invalid');
}

/** An exclusive mandate is somebody else's. */
export function providerMustNotRivalItself({ providerId, exclusiveMandates }: OfferContent): No {
  return exclusiveMandates.some(({ principalId }) => principalId === providerId)
    ? refuse('offer.mandate-of-itself', 'invalid')
    : undefined;
}

/** What an offer must say to be published. */
export function missingForPublication({
  serviceCodes,
  languageCodes,
  capacity,
  texts,
}: OfferContent): readonly string[] {
  return [
    ...(serviceCodes.length > 0 ? [] : ['serviceCodes']),
    ...(languageCodes.length > 0 ? [] : ['languageCodes']),
    ...(capacity > 0 ? [] : ['capacity']),
    ...(Object.values(texts).some((text) => text.trim() !== '') ? [] : ['texts']),
  ];
}

export function mustSayWhatIsOffered(content: OfferContent): No {
  const missing = missingForPublication(content);
  return missing.length > 0 ? refuse('offer.incomplete', 'invalid', { missing: missing.join(', ') }) : undefined;
}

export function mustEndWithin90To180Days(endsOn: string, now: Instant): No {
  const allowed = outsideThePublicationPeriod(endsOn, now);
  return allowed ? refuse('offer.ends-outside-period', 'invalid', { ...allowed }) : undefined;
}

export function renewalMustBeLater(offer: Offer, endsOn: string): No {
  return offer.endsOn !== undefined && endsOn <= offer.endsOn
    ? refuse('offer.renewal-not-later', 'invalid', { endsOn: offer.endsOn })
    : undefined;
}

/** The last day belongs to the offer: it ends when that day is over in Hong Kong. */
export function lastDayMustBeOver(offer: Offer, now: Instant): No {
  return offer.endsOn !== undefined && offer.endsOn < hongKongDate(now)
    ? undefined
    : refuse('offer.not-over-yet', 'conflict', { endsOn: offer.endsOn ?? '' });
}
