import { catalogue } from '../levels/process/faults/catalogue.js';
import type { ProcessFault } from '../levels/process/faults/process-fault.js';
import type { Level, Transport } from '../plan/plan.js';
import { engineFaults } from './engine-faults.js';

/** A fault as it is listed. */
export interface ListedFault {
  readonly name: string;
  readonly level: Level;
  readonly transports: readonly Transport[];
  readonly line: string;
  /** The backbone it can happen to, where not any will do. */
  readonly needs?: ProcessFault['needs'];
}

/** Every fault there is, by the names they are asked for with. */
export const faults: readonly ListedFault[] = [
  ...engineFaults,
  ...catalogue.map(({ name, line, transports, needs }) => ({
    ...{ name, line, transports, level: 'process' as const },
    ...(needs && { needs }),
  })),
];
