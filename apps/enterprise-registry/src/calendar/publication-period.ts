import type { Instant } from '@harbourlink/kernel';
import { hongKongDate } from './hong-kong-date.js';

/** A need or offer is published for 90 to 180 days at a time and then ends by itself. */
export const SHORTEST_PUBLICATION_DAYS = 90;
export const LONGEST_PUBLICATION_DAYS = 180;

export function lastDayUnlessSaid(now: Instant): string {
  return hongKongDate(now, SHORTEST_PUBLICATION_DAYS);
}

/** The last days allowed today, both inclusive; undefined when `endsOn` is one of them. */
export function outsideThePublicationPeriod(
  endsOn: string,
  now: Instant,
): { earliest: string; latest: string } | undefined {
  const earliest = hongKongDate(now, SHORTEST_PUBLICATION_DAYS);
  const latest = hongKongDate(now, LONGEST_PUBLICATION_DAYS);
  return endsOn >= earliest && endsOn <= latest ? undefined : { earliest, latest };
}
