import { serviceCodes } from '@harbourlink/taxonomy';
import { inOrder, isOneOf } from '../lists/in-address.js';
import type { InOrder } from '../lists/in-address.js';
import { offerTones } from './status.js';
import type { OfferStatus } from './status.js';

/** What a list of offers is filtered and sorted by, as it stands in the address. */
export interface OffersSearch extends InOrder {
  readonly status?: OfferStatus;
  readonly service?: (typeof serviceCodes)[number];
  readonly providerId?: string;
}

/** Keeps what the address says as far as the list knows it; the rest is dropped. */
export function offersSearch(address: Record<string, unknown>): OffersSearch {
  const { status, service, providerId } = address;
  return {
    ...(isOneOf(Object.keys(offerTones) as OfferStatus[], status) && { status }),
    ...(isOneOf(serviceCodes, service) && { service }),
    ...(typeof providerId === 'string' && { providerId }),
    ...inOrder(address),
  };
}
