import { broker } from './broker.js';
import { database } from './database.js';
import type { Fault } from './fault.js';
import { handling } from './handling.js';
import { kills } from './kills.js';
import { traffic } from './traffic.js';

/** Faults that the engine level can go through. */
export const engineFaults: readonly Fault[] = [...kills, ...traffic, ...handling, ...database, ...broker];
