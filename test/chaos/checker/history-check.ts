import type { Entry } from '../history.js';
import type { CheckInput, Finding } from './finding.js';

/** What those outside saw while the run went on. */
export function checkHistory({ history, plan }: CheckInput): Finding[] {
  const rebuilt = plan.afterTransactions.some(({ event }) => event.startsWith('rebuild'));
  return [
    ...history.flatMap((entry): Finding[] => {
      if (entry.what === 'unsettled') return [{ name: 'unsettled', detail: `waited for ${entry.waiting}` }];
      return entry.what === 'fault-refused' ? [{ name: 'fault-refused', detail: entry.error }] : [];
    }),
    ...alarms(history, plan),
    // A rebuild runs the same handlers beside the live lane.
    ...(rebuilt ? [] : aKeyIsInOneHand(history)),
  ];
}

/** Of what was put aside, of what died and of a gap an alarm tells; all else is an invariant that somebody found broken. */
function alarms(history: readonly Entry[], plan: CheckInput['plan']): Finding[] {
  const mayGap = plan.afterTransactions.some(({ event }) => event === 'add-partitions' || event === 'wipe-broker');
  const explained = mayGap ? /^(parked|dead letter|version gap)/ : /^(parked|dead letter)/;
  return history.flatMap((entry): Finding[] =>
    entry.what === 'alarm' && !explained.test(entry.alarm) ? [{ name: 'alarm-unexpected', detail: entry.alarm }] : [],
  );
}

function aKeyIsInOneHand(history: readonly Entry[]): Finding[] {
  const found: Finding[] = [];
  // A cut connection's locks are gone before its handler knows, and who was killed never says that it has ended.
  const ended = new Set(history.flatMap((entry) => (entry.what === 'handler-ended' ? [entry.invocation] : [])));
  const cut = new Set(
    history.flatMap((entry) =>
      (entry.what === 'handler-began' || entry.what === 'handler-ended') && entry.wasCut ? [entry.invocation] : [],
    ),
  );
  const hands = new Map<string, Set<number>>();
  for (const entry of history) {
    if (entry.what !== 'handler-began' && entry.what !== 'handler-ended') continue;
    if (cut.has(entry.invocation) || !ended.has(entry.invocation)) continue;
    const name = `${entry.lane} ${entry.topic} ${entry.key}`;
    const holders = hands.get(name) ?? new Set<number>();
    hands.set(name, holders);
    const hand = entry.invocation;
    if (entry.what === 'handler-ended') holders.delete(hand);
    else {
      if ([...holders].some((other) => other !== hand)) found.push({ name: 'key-in-two-hands', detail: name });
      holders.add(hand);
    }
  }
  return found;
}
