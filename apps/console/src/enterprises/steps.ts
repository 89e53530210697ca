import type { Step } from '../parts/stepper.js';
import type { EnterpriseStatus } from './status.js';

export type StepKey =
  'draft' | 'submitted' | 'checked' | 'changes-requested' | 'not-accepted' | 'suspended' | 'withdrawn';
export type EnterpriseStep = { readonly key: StepKey; readonly state: Step['state'] };

const step = (key: StepKey, state: Step['state']): EnterpriseStep => ({ key, state });

/** Where a profile stands on its way to being checked. */
export function stepsOf(status: EnterpriseStatus): readonly EnterpriseStep[] {
  switch (status) {
    case 'prospect':
    case 'draft':
      return [step('draft', 'now'), step('submitted', 'next'), step('checked', 'next')];
    case 'submitted':
      return [step('draft', 'done'), step('submitted', 'now'), step('checked', 'next')];
    case 'changes-requested':
      return [step('draft', 'done'), step('changes-requested', 'halted'), step('checked', 'next')];
    case 'checked':
      return [step('draft', 'done'), step('submitted', 'done'), step('checked', 'done')];
    case 'not-accepted':
      return [step('draft', 'done'), step('submitted', 'done'), step('not-accepted', 'halted')];
    case 'suspended':
      return [step('draft', 'done'), step('submitted', 'done'), step('checked', 'done'), step('suspended', 'halted')];
    case 'withdrawn':
      return [step('draft', 'done'), step('withdrawn', 'halted')];
  }
}
