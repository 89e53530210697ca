import type { Step } from '../parts/stepper.js';
import type { PublicationStatus } from '../publications/status.js';

export type NeedStepKey = 'draft' | 'published' | 'matched' | 'introduced' | 'ended';

export interface NeedStands {
  readonly status: PublicationStatus;
  readonly candidates: number;
  readonly introductions: number;
}

/** Where a need stands on its way to an introduction. */
export function needSteps(need: NeedStands): readonly { readonly key: NeedStepKey; readonly state: Step['state'] }[] {
  const { status, candidates, introductions } = need;
  if (status === 'draft') {
    return [
      { key: 'draft', state: 'now' },
      { key: 'published', state: 'next' },
      { key: 'matched', state: 'next' },
      { key: 'introduced', state: 'next' },
    ];
  }
  const begun = introductions > 0;
  const open = [
    { key: 'draft', state: 'done' },
    { key: 'published', state: candidates > 0 || begun ? 'done' : 'now' },
    { key: 'matched', state: begun ? 'done' : candidates > 0 ? 'now' : 'next' },
    { key: 'introduced', state: begun ? 'done' : 'next' },
  ] as const;
  return status === 'ended'
    ? [...open.filter(({ state }) => state === 'done'), { key: 'ended', state: 'halted' }]
    : open;
}
