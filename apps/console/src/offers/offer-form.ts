import type { Language } from '@harbourlink/kernel';
import type { Schemas } from '@harbourlink/api-client';
import { textOf, wordsOf } from '../parts/form-values.js';

export type OfferRequest = Schemas['enterprise-registry']['OfferFields'];

/** An offer as the form holds it; capacity stays the text that was typed. */
export interface OfferForm {
  readonly providerId: string;
  readonly serviceCodes: readonly string[];
  readonly marketCodes: readonly string[];
  readonly accreditationCodes: readonly string[];
  readonly languageCodes: readonly string[];
  readonly servesSectorCodes: readonly string[];
  readonly servesSizeCodes: readonly string[];
  readonly servesRegionCodes: readonly string[];
  readonly servesStageCodes: readonly string[];
  readonly requiresHongKongEntity: boolean;
  readonly capacity: string;
  /** Written down by the office, kept as they are. */
  readonly exclusiveMandates: OfferRequest['exclusiveMandates'];
  readonly texts: Readonly<Record<Language, string>>;
}

export function emptyOfferForm(providerId: string): OfferForm {
  return {
    providerId,
    serviceCodes: [],
    marketCodes: [],
    accreditationCodes: [],
    languageCodes: [],
    servesSectorCodes: [],
    servesSizeCodes: [],
    servesRegionCodes: [],
    servesStageCodes: [],
    requiresHongKongEntity: false,
    capacity: '',
    exclusiveMandates: [],
    texts: wordsOf({}),
  };
}

export function formOfOffer(offer: OfferRequest): OfferForm {
  return {
    providerId: offer.providerId,
    serviceCodes: offer.serviceCodes,
    marketCodes: offer.marketCodes,
    accreditationCodes: offer.accreditationCodes,
    languageCodes: offer.languageCodes,
    servesSectorCodes: offer.servesSectorCodes,
    servesSizeCodes: offer.servesSizeCodes,
    servesRegionCodes: offer.servesRegionCodes,
    servesStageCodes: offer.servesStageCodes,
    requiresHongKongEntity: offer.requiresHongKongEntity,
    capacity: offer.capacity === 0 ? '' : String(offer.capacity),
    exclusiveMandates: offer.exclusiveMandates,
    texts: wordsOf(offer.texts),
  };
}

/** What is sent. A capacity that is no whole number is sent as none: it is then said to be missing. */
export function offerOfForm({ capacity, texts, ...rest }: OfferForm): OfferRequest {
  const words = textOf(texts);
  // The form holds codes as plain texts; the platform says which ones it knows.
  return {
    ...rest,
    ...(Object.keys(words).length > 0 && { texts: words }),
    capacity: wholeOf(capacity),
  } as OfferRequest;
}

function wholeOf(typed: string): number {
  return /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
}

/** The field a rule of the platform is about. */
export const fieldOfOfferRule: Readonly<Record<string, string>> = {
  'offer.ends-outside-period': 'endsOn',
  'offer.renewal-not-later': 'endsOn',
};
