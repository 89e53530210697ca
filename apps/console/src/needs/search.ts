import type { OfficeCode } from '@harbourlink/taxonomy';
import { isOffice } from '../lists/in-address.js';
import { publicationsSearch } from '../publications/search.js';
import type { PublicationsSearch } from '../publications/search.js';

/** What a list of needs is filtered and sorted by, as it stands in the address. */
export interface NeedsSearch extends PublicationsSearch {
  readonly office?: OfficeCode;
  readonly enterpriseId?: string;
}

export function needsSearch(address: Record<string, unknown>): NeedsSearch {
  const { office, enterpriseId } = address;
  return {
    ...publicationsSearch(address),
    ...(isOffice(office) && { office }),
    ...(typeof enterpriseId === 'string' && { enterpriseId }),
  };
}
