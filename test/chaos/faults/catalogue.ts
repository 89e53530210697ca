import { broker } from './broker.js';
import { database } from './database.js';
import type { Fault } from './fault.js';
import { handling } from './handling.js';
import { kills } from './kills.js';
import { processLevel } from './process-level.js';
import { traffic } from './traffic.js';

/** Faults that the engine level can go through. */
export const engineFaults: readonly Fault[] = [...kills, ...traffic, ...handling, ...database, ...broker];

/** Every fault there is, by the names they are asked for with. */
export const faults: readonly Fault[] = [...engineFaults, ...processLevel];
