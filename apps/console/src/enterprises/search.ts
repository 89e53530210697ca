import { sectorCodes } from '@harbourlink/taxonomy';
import type { OfficeCode } from '@harbourlink/taxonomy';
import { inOrder, isOffice, isOneOf } from '../lists/in-address.js';
import type { InOrder } from '../lists/in-address.js';
import { enterpriseTones } from './status.js';
import type { EnterpriseStatus } from './status.js';

/** What a list of enterprises is filtered and sorted by, as it stands in the address. */
export interface EnterprisesSearch extends InOrder {
  readonly queue?: 'awaiting-check';
  readonly office?: OfficeCode;
  readonly status?: EnterpriseStatus;
  readonly sector?: (typeof sectorCodes)[number];
}

/** Keeps what the address says as far as the list knows it; the rest is dropped. */
export function enterprisesSearch(address: Record<string, unknown>): EnterprisesSearch {
  const { queue, office, status, sector } = address;
  return {
    ...(queue === 'awaiting-check' && { queue }),
    ...(isOffice(office) && { office }),
    ...(isOneOf(Object.keys(enterpriseTones) as EnterpriseStatus[], status) && { status }),
    ...(isOneOf(sectorCodes, sector) && { sector }),
    ...inOrder(address),
  };
}
