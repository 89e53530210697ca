import { dateOf, instant, plusDays } from '@harbourlink/kernel';
import type { CalendarDate, Instant } from '@harbourlink/kernel';

const eightHours = 8 * 3_600_000;

/** The date in Hong Kong, as on the Mainland (UTC+8, no summer time), `days` days after the moment. */
export function hongKongDate(moment: Instant, days = 0): CalendarDate {
  return dateOf(plusDays(instant(Date.parse(moment) + eightHours), days));
}
