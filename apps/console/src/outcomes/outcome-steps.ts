import type { Outcome } from './status.js';

export interface OutcomeStep {
  readonly key: 'claimed' | 'confirmed' | 'verified';
  readonly state: 'done' | 'now' | 'next' | 'halted';
}

/** How far a claim has come: claimed, confirmed by the customer, verified by a second officer. */
export function stepsOf({ status, confirmation, verification }: Outcome): readonly OutcomeStep[] {
  const isHalted = status === 'disputed' || status === 'sent-back' || status === 'corrected';
  const waits = isHalted ? 'halted' : 'now';
  return [
    { key: 'claimed', state: 'done' },
    { key: 'confirmed', state: confirmation ? 'done' : waits },
    { key: 'verified', state: verification ? 'done' : confirmation ? waits : 'next' },
  ];
}
