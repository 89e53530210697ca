import type { FindingName } from '../checker/finding.js';
import type { Patch } from '../loading/variants.mjs';
import type { Transport } from '../plan/plan.js';

/** A mistake somebody could have made in the backbone, and where it should show. */
export interface Mutant {
  readonly name: string;
  /** The mistake, in one line. */
  readonly line: string;
  readonly patches: readonly Patch[];
  /** Tried in turn, with one seed after the other. */
  readonly scenarios: readonly { readonly transport: Transport; readonly fault: string }[];
  /** What the checker has to call it. */
  readonly by: readonly FindingName[];
}

export const over = (transport: Transport, ...faults: readonly string[]): Mutant['scenarios'] =>
  faults.map((fault) => ({ transport, fault }));

const messaging = 'libs/messaging/src';

/** A patch of one file of the messaging library. */
export function inMessaging(file: string, find: string, replace: string): Patch {
  return { file: `${messaging}/${file}`, find, replace };
}

/** A patch of one file of the persistence library. */
export function inPersistence(file: string, find: string, replace: string): Patch {
  return { file: `libs/persistence/src/${file}`, find, replace };
}
