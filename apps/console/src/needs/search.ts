import { serviceCodes } from '@harbourlink/taxonomy';
import { inOrder, isOffice, isOneOf } from '../lists/in-address.js';
import type { InOrder, OfficeCode } from '../lists/in-address.js';
import { needTones } from './status.js';
import type { NeedStatus } from './status.js';

/** What a list of needs is filtered and sorted by, as it stands in the address. */
export interface NeedsSearch extends InOrder {
  readonly status?: NeedStatus;
  readonly service?: (typeof serviceCodes)[number];
  readonly office?: OfficeCode;
  readonly enterpriseId?: string;
}

/** Keeps what the address says as far as the list knows it; the rest is dropped. */
export function needsSearch(address: Record<string, unknown>): NeedsSearch {
  const { status, service, office, enterpriseId } = address;
  return {
    ...(isOneOf(Object.keys(needTones) as NeedStatus[], status) && { status }),
    ...(isOneOf(serviceCodes, service) && { service }),
    ...(isOffice(office) && { office }),
    ...(typeof enterpriseId === 'string' && { enterpriseId }),
    ...inOrder(address),
  };
}
