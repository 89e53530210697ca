import type { Instant } from '@harbourlink/kernel';
import { officeFor, placeOf } from '@harbourlink/taxonomy';
import { hongKongDate } from '../../calendar/hong-kong-date.js';
import type { Route } from '../domain/case.js';
import { AGENCY_OFFICE } from '../domain/case.commands.js';

/**
 * The province decides the Mainland Office, by the coverage of today; a firm in Hong Kong is the agency's own. What lies
 * elsewhere, or nowhere, waits in the queue of unrouted cases with its reason.
 */
export function routeFor(placeCode: string | undefined, now: Instant): Route {
  if (placeCode === undefined) return { unroutedReasonCode: 'place-missing' };
  const officeCode = officeFor(placeCode, hongKongDate(now));
  if (officeCode !== undefined) return { officeCode };
  if (placeCode === 'HK') return { officeCode: AGENCY_OFFICE };
  return { unroutedReasonCode: placeOf(placeCode) ? 'place-outside-the-mainland' : 'place-unknown' };
}
