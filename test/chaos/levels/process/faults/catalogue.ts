import { eventFaults } from './events.js';
import { networkFaults } from './network.js';
import type { ProcessFault } from './process-fault.js';
import { processFaults } from './processes.js';
import { serverFaults } from './servers.js';

/** Every fault of the process level, by the names they are asked for with. */
export const catalogue: readonly ProcessFault[] = [...processFaults, ...networkFaults, ...serverFaults, ...eventFaults];
