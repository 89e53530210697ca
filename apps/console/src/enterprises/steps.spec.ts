import { describe, expect, it } from '@jest/globals';
import { enterpriseTones } from './status.js';
import type { EnterpriseStatus } from './status.js';
import { stepsOf } from './steps.js';

const statuses = Object.keys(enterpriseTones) as EnterpriseStatus[];

describe('the way of a profile', () => {
  it.each(statuses)('of %s has at most one place where it is now', (status) => {
    const here = stepsOf(status).filter(({ state }) => state === 'now' || state === 'halted');
    expect(here).toHaveLength(status === 'checked' ? 0 : 1);
  });

  it('goes from draft over submitted to checked', () => {
    expect(stepsOf('submitted')).toEqual([
      { key: 'draft', state: 'done' },
      { key: 'submitted', state: 'now' },
      { key: 'checked', state: 'next' },
    ]);
  });
});
