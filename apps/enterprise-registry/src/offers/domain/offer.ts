import type { LocalizedText } from '@harbourlink/kernel';

/** A principal for which a provider works exclusively; an empty list of services or sectors means all of them. */
export interface ExclusiveMandate {
  readonly principalId: string;
  readonly serviceCodes: readonly string[];
  readonly sectorCodes: readonly string[];
}

/** What a provider offers, and to whom; an empty list of those served means all. */
export interface OfferContent {
  readonly providerId: string;
  readonly serviceCodes: readonly string[];
  readonly servesSectorCodes: readonly string[];
  readonly servesSizeCodes: readonly string[];
  readonly servesRegionCodes: readonly string[];
  readonly marketCodes: readonly string[];
  readonly servesStageCodes: readonly string[];
  readonly requiresHongKongEntity: boolean;
  readonly accreditationCodes: readonly string[];
  readonly languageCodes: readonly string[];
  /** How many introductions the provider can have open at a time. */
  readonly capacity: number;
  readonly exclusiveMandates: readonly ExclusiveMandate[];
  readonly texts: LocalizedText;
}

export const offerStatuses = ['draft', 'published', 'ended'] as const;
export type OfferStatus = (typeof offerStatuses)[number];

/** Why somebody ends an offer; `expired` is what it ends of by itself. */
export const offerEndings = ['withdrawn'] as const;
export type OfferEnding = (typeof offerEndings)[number];

export interface Offer {
  readonly status: OfferStatus;
  readonly content: OfferContent;
  /** The last day of an offer that is or was published. */
  readonly endsOn?: string;
  readonly endedReasonCode?: OfferEnding | 'expired';
}

export type OfferEvent =
  | { type: 'OfferDrafted'; offer: OfferContent; byPersonId: string }
  | { type: 'OfferRevised'; offer: OfferContent; byPersonId: string }
  | { type: 'OfferPublished'; offer: OfferContent; endsOn: string; byPersonId: string }
  | { type: 'OfferRenewed'; endsOn: string; byPersonId: string }
  | { type: 'OfferEnded'; reasonCode: OfferEnding | 'expired'; byPersonId?: string };

/** The offer after the event. */
export function evolve(offer: Offer | undefined, event: OfferEvent): Offer {
  if (event.type === 'OfferDrafted') return { status: 'draft', content: event.offer };
  if (offer === undefined) throw new Error(`${event.type} of an offer that does not exist`);
  switch (event.type) {
    case 'OfferRevised':
      return { ...offer, content: event.offer };
    case 'OfferPublished':
      return { status: 'published', content: event.offer, endsOn: event.endsOn };
    case 'OfferRenewed':
      return { ...offer, endsOn: event.endsOn };
    case 'OfferEnded':
      return { ...offer, status: 'ended', endedReasonCode: event.reasonCode };
  }
}
