import type { ConsumerOptions } from '@harbourlink/messaging';
import { wholeNumber } from './index.js';
import type { Environment } from './index.js';

/** How patient a service is with its events. Left alone in production; the fault tests make it short. */
export interface EventSettings {
  /** A sequencer that has not been heard of for so long may be replaced. */
  readonly leaseSeconds: number;
  readonly consuming: Pick<ConsumerOptions, 'idleMilliseconds' | 'retries'>;
}

/** SEQUENCER_LEASE_MS, EVENT_ATTEMPTS (of a failing event), EVENT_RETRY_MS (the longest pause between two), EVENT_IDLE_MS. */
export function readEventSettings(environment: Environment): EventSettings {
  const idle = wholeNumber(environment, 'EVENT_IDLE_MS', 0);
  return {
    leaseSeconds: Math.max(50, wholeNumber(environment, 'SEQUENCER_LEASE_MS', 10_000)) / 1000,
    consuming: {
      ...(idle > 0 && { idleMilliseconds: idle }),
      retries: {
        attempts: Math.max(1, wholeNumber(environment, 'EVENT_ATTEMPTS', 8)),
        firstMilliseconds: 100,
        longestMilliseconds: Math.min(Math.max(1, wholeNumber(environment, 'EVENT_RETRY_MS', 60_000)), 300_000),
        notYetMilliseconds: 100,
      },
    },
  };
}
