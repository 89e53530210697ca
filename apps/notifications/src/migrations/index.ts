import { Copies1764000001001 } from './0001-copies.js';
import { Notices1764000001002 } from './0002-notices.js';
import { Deliveries1764000001003 } from './0003-deliveries.js';

/** In the order they run. */
export const migrations = [Copies1764000001001, Notices1764000001002, Deliveries1764000001003];
