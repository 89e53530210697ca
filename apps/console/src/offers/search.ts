import { publicationsSearch } from '../publications/search.js';
import type { PublicationsSearch } from '../publications/search.js';

/** What a list of offers is filtered and sorted by, as it stands in the address. */
export interface OffersSearch extends PublicationsSearch {
  readonly providerId?: string;
}

export function offersSearch(address: Record<string, unknown>): OffersSearch {
  const { providerId } = address;
  return { ...publicationsSearch(address), ...(typeof providerId === 'string' && { providerId }) };
}
