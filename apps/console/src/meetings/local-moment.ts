const two = (number: number): string => String(number).padStart(2, '0');

/** A moment as a browser's date and time field writes it, in the reader's own time zone, to the minute. */
export function toLocal(moment: Date): string {
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** What such a field says, as a moment; undefined while it says none. */
export function fromLocal(written: string): string | undefined {
  const moment = new Date(written);
  return written === '' || Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

/** The next full hour: where arranging begins. */
export function nextHour(now: Date): Date {
  const hour = new Date(now);
  hour.setHours(hour.getHours() + 1, 0, 0, 0);
  return hour;
}
