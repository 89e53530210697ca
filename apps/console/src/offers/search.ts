import { serviceCodes } from '@harbourlink/taxonomy';
import { offerTones } from './status.js';
import type { OfferStatus } from './status.js';

/** What a list of offers is filtered and sorted by, as it stands in the address. */
export interface OffersSearch {
  readonly status?: OfferStatus;
  readonly service?: string;
  readonly providerId?: string;
  readonly sort?: 'oldest' | 'newest';
  readonly q?: string;
}

const isOneOf = <Code extends string>(codes: readonly Code[], value: unknown): value is Code =>
  codes.some((code) => code === value);

/** Keeps what the address says as far as the list knows it; the rest is dropped. */
export function offersSearch(address: Record<string, unknown>): OffersSearch {
  const { status, service, providerId, sort, q } = address;
  return {
    ...(isOneOf(Object.keys(offerTones) as OfferStatus[], status) && { status }),
    ...(isOneOf<string>(serviceCodes, service) && { service }),
    ...(typeof providerId === 'string' && { providerId }),
    ...((sort === 'oldest' || sort === 'newest') && { sort }),
    ...((typeof q === 'string' || typeof q === 'number') && String(q) !== '' && { q: String(q).slice(0, 100) }),
  };
}
