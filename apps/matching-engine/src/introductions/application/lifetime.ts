import { instant } from '@harbourlink/kernel';
import type { Instant } from '@harbourlink/kernel';

const DAY = 86_400;
/** Ten days to answer, with a reminder on day five: what the offices promise. */
export const DEFAULT_LIFETIME_SECONDS = 10 * DAY;
export const LONGEST_LIFETIME_SECONDS = 60 * DAY;

/** How long the parties have, and when they are reminded, in seconds from now; a reminder half-way unless told. */
export interface Lifetime {
  readonly lifetimeSeconds?: number | undefined;
  readonly nudgeAfterSeconds?: number | undefined;
}

export function timesOf({ lifetimeSeconds = DEFAULT_LIFETIME_SECONDS, nudgeAfterSeconds }: Lifetime, now: Instant) {
  const start = Date.parse(now);
  return {
    nudgeAt: instant(start + (nudgeAfterSeconds ?? lifetimeSeconds / 2) * 1_000),
    expiresAt: instant(start + lifetimeSeconds * 1_000),
  };
}
