import type { Transport } from './plan/plan.js';

/** A seed that failed once, and is run again for good. */
export interface KeptSeed {
  readonly transport: Transport;
  readonly fault?: string;
  readonly seed: number;
  /** What was wrong then. */
  readonly line: string;
}

const line = 'a rebuild took in what was parked, and a replay of the letter did it once more';
const fault = 'versions-of-consumers,rebuild-under-traffic';

export const keptSeeds: readonly KeptSeed[] = [
  { transport: 'postgres', fault, seed: 12, line },
  { transport: 'postgres', fault, seed: 37, line },
  { transport: 'postgres', fault, seed: 38, line },
];
