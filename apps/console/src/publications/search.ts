import { serviceCodes } from '@harbourlink/taxonomy';
import type { ServiceCode } from '@harbourlink/taxonomy';
import { inOrder, isOneOf } from '../lists/in-address.js';
import type { InOrder } from '../lists/in-address.js';
import { publicationStatuses } from './status.js';
import type { PublicationStatus } from './status.js';

/** What lists of needs and lists of offers are filtered and sorted by, as it stands in the address. */
export interface PublicationsSearch extends InOrder {
  readonly status?: PublicationStatus;
  readonly service?: ServiceCode;
}

/** Keeps what the address says as far as the list knows it; the rest is dropped. */
export function publicationsSearch(address: Record<string, unknown>): PublicationsSearch {
  const { status, service } = address;
  return {
    ...(isOneOf(publicationStatuses, status) && { status }),
    ...(isOneOf(serviceCodes, service) && { service }),
    ...inOrder(address),
  };
}
