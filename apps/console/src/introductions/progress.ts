import type { Introduction } from './introductions.queries.js';

export const stepKeys = ['proposed', 'conflict-check', 'acceptance', 'contacts', 'meeting', 'closed'] as const;
export type StepKey = (typeof stepKeys)[number];

export interface ProgressStep {
  readonly key: StepKey;
  readonly state: 'done' | 'now' | 'next' | 'halted';
}

/** Where an introduction stands on its way. One that has ended shows no steps after the one it ended in. */
export function progressOf(
  introduction: Pick<Introduction, 'status' | 'parties'>,
  { met }: { readonly met: boolean },
): ProgressStep[] {
  const at = stepKeys.indexOf(currentStep(introduction, met));
  if (introduction.status === 'closed') return stepKeys.map((key) => ({ key, state: 'done' }));
  if (hasStopped(introduction)) {
    return stepKeys.slice(0, at + 1).map((key, index) => ({ key, state: index < at ? 'done' : 'halted' }));
  }
  return stepKeys.map((key, index) => ({ key, state: index < at ? 'done' : index === at ? 'now' : 'next' }));
}

function hasStopped({ status }: Pick<Introduction, 'status'>): boolean {
  return ['declined', 'conflicted', 'expired', 'withdrawn', 'not-proceeding'].includes(status);
}

function currentStep({ status, parties }: Pick<Introduction, 'status' | 'parties'>, met: boolean): StepKey {
  switch (status) {
    case 'proposed':
    case 'conflicted':
      return 'conflict-check';
    case 'in-progress':
      return met ? 'closed' : 'meeting';
    case 'closed':
      return 'closed';
    case 'conflict-checked':
    case 'not-proceeding':
      return 'acceptance';
    case 'declined':
    case 'expired':
    case 'withdrawn':
      return parties.some(({ conflictCheck }) => conflictCheck === 'open') ? 'conflict-check' : 'acceptance';
  }
}
