/** The day it is in Hong Kong, as `2026-11-23`: what is signed or reached cannot be later. */
export function today(now = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Hong_Kong', dateStyle: 'short' });
  return parts.format(now);
}
