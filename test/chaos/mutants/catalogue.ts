import { consumingMutants } from './consuming.js';
import type { Mutant } from './mutant.js';
import { publishingMutants } from './publishing.js';

/** Every mutant the checker has to catch. */
export const mutants: readonly Mutant[] = [...publishingMutants, ...consumingMutants];
