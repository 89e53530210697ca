import { describe, expect, it } from '@jest/globals';
import { stepsOf } from './stage-steps.js';

const states = (stage: Parameters<typeof stepsOf>[0]['stage'], status: Parameters<typeof stepsOf>[0]['status']) =>
  stepsOf({ stage, status }).map(({ state }) => state);

describe('the way of a memorandum', () => {
  it('is done up to its stage, and goes on', () => {
    expect(states('signed', 'active')).toEqual(['done', 'done', 'now', 'next', 'next']);
  });

  it.each(['on-hold', 'lapsed', 'terminated'] as const)('halts where it is when it is %s', (status) => {
    expect(states('negotiating', status)).toEqual(['done', 'halted', 'next', 'next', 'next']);
  });

  it('ends when all was delivered', () => {
    expect(states('delivered', 'active')).toEqual(['done', 'done', 'done', 'done', 'done']);
  });
});
