import { setTimeout as pause } from 'node:timers/promises';
import { Trouble } from './trouble.js';

export interface Waiting {
  /** Seconds until it is trouble. */
  readonly seconds?: number;
  /** Milliseconds between two looks. */
  readonly every?: number;
  /** What was there instead, for the message. */
  readonly instead?: () => string;
}

/** Looks until `look` finds something; says what was waited for when it takes too long. */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | undefined>,
  { seconds = 120, every = 100, instead }: Waiting = {},
): Promise<Found> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() >= deadline) {
      throw new Trouble(`Waited ${seconds} s for ${what}${instead ? `; ${instead()}` : ''}.`);
    }
    await pause(every);
  }
}
