import { FunnelFacts1764000000001 } from './0001-funnel-facts.js';

/** In the order they run; a migration that ran somewhere is never changed. */
export const migrations = [FunnelFacts1764000000001];
