import { dateOf, instant } from '@harbourlink/kernel';
import type { CalendarDate, Instant } from '@harbourlink/kernel';

const HOURS_AHEAD_OF_UTC = 8;

/** The calendar date in Hong Kong and on the Mainland: what is signed there in the morning is not yet that day in UTC. */
export function hongKongToday(now: Instant): CalendarDate {
  return dateOf(instant(Date.parse(now) + HOURS_AHEAD_OF_UTC * 3_600_000));
}
