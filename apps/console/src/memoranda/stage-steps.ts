import { stages } from './status.js';
import type { Memorandum, Stage } from './status.js';

export interface StageStep {
  readonly key: Stage;
  readonly state: 'done' | 'now' | 'next' | 'halted';
}

/** The way of a memorandum as far as it has come; one that is not active has halted where it is. */
export function stepsOf({ stage, status }: Pick<Memorandum, 'stage' | 'status'>): readonly StageStep[] {
  const at = stages.indexOf(stage);
  return stages.map((key, index) => {
    if (index < at || (index === at && key === 'delivered')) return { key, state: 'done' };
    if (index > at) return { key, state: 'next' };
    return { key, state: status === 'active' ? 'now' : 'halted' };
  });
}
