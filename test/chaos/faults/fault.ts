import type { Plan, Transport } from '../plan/plan.js';
import type { Chance } from '../random.js';

/** Something that goes wrong, by the name it is asked for with. */
export interface Fault {
  readonly name: string;
  readonly level: 'engine';
  readonly transports: readonly Transport[];
  /** What happens, in one line. */
  readonly line: string;
  /** Too slow to be part of every run. */
  readonly rare?: true;
  /** Changes a calm plan. */
  readonly shape: (plan: Plan, chance: Chance) => void;
}

export const both: readonly Transport[] = ['postgres', 'kafka'];
