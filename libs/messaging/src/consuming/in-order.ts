import type { EventEnvelope, ReceivedEvent } from '../envelope.js';
import { decodeFor } from './dispatch.js';
import { nameOf } from './inbox-claims.js';
import type { LockedKey } from './key-locks.js';
import type { Lane } from './lane.js';

/** An event of a lane that may be settled together with others. */
export interface Candidate {
  readonly event: EventEnvelope;
  readonly wanted: boolean;
}

/** What of some candidates may be settled now, and what a handler is to be given of it. */
export interface InOrder<Row extends Candidate> {
  readonly ready: readonly Row[];
  readonly events: readonly ReceivedEvent[];
  /** Something needs the slow way: a gap, an undecodable event, a blocked key. */
  readonly needsCare: boolean;
}

/**
 * Takes each candidate that is the next of its aggregate, by the keys that are locked, and moves the heads of these on. What
 * follows one that was left out is left out too: nothing overtakes.
 */
export function inOrder<Row extends Candidate>(
  lane: Lane,
  keys: ReadonlyMap<string, LockedKey>,
  candidates: readonly Row[],
): InOrder<Row> {
  const ready: Row[] = [];
  const events: ReceivedEvent[] = [];
  let needsCare = false;
  for (const candidate of candidates) {
    const { event, wanted } = candidate;
    const key = keys.get(nameOf(event));
    // Somebody else works on it.
    if (key === undefined) continue;
    // There already: it holds nothing up, and somebody has to settle its row.
    if (event.version <= key.head) {
      needsCare = true;
      continue;
    }
    const decoded = wanted ? decodeFor(lane, event) : undefined;
    if (key.state !== 'open' || event.version !== key.head + 1 || (decoded && 'undecodable' in decoded)) {
      needsCare = true;
      key.state = 'passed over';
      continue;
    }
    key.head = event.version;
    ready.push(candidate);
    if (decoded && 'event' in decoded) events.push(decoded.event);
  }
  return { ready, events, needsCare };
}
