declare const brand: unique symbol;

/** A moment in UTC as ISO 8601 with exactly three decimals (`2026-11-22T08:00:00.000Z`): sorts as text, survives JSON. */
export type Instant = string & { readonly [brand]: 'Instant' };

/** A calendar date without a time of day (`2026-11-22`). */
export type CalendarDate = string & { readonly [brand]: 'CalendarDate' };

/** Throws a RangeError for what is no moment in time. */
export function instant(value: string | number | Date): Instant {
  return new Date(value).toISOString() as Instant;
}

/** The moment `days` days of 24 hours after `start`; negative days go back. */
export function plusDays(start: Instant, days: number): Instant {
  return instant(Date.parse(start) + days * 86_400_000);
}

/** The UTC date of a moment. */
export function dateOf(moment: Instant): CalendarDate {
  return moment.slice(0, 10) as CalendarDate;
}

/** True for an existing date of the proleptic Gregorian calendar written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
