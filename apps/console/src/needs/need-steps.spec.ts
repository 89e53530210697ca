import { describe, expect, it } from '@jest/globals';
import { needSteps } from './need-steps.js';

const states = (need: Parameters<typeof needSteps>[0]) => needSteps(need).map(({ key, state }) => `${key} ${state}`);

describe('the way of a need', () => {
  it('begins as a draft', () => {
    expect(states({ status: 'draft', candidates: 0, introductions: 0 })[0]).toBe('draft now');
  });

  it('waits for candidates once it is published, then for an introduction', () => {
    expect(states({ status: 'published', candidates: 0, introductions: 0 })).toContain('published now');
    expect(states({ status: 'published', candidates: 2, introductions: 0 })).toContain('matched now');
    expect(states({ status: 'published', candidates: 2, introductions: 1 })).toContain('introduced done');
  });

  it('ends with what it got to', () => {
    expect(states({ status: 'ended', candidates: 3, introductions: 1 })).toEqual([
      'draft done',
      'published done',
      'matched done',
      'introduced done',
      'ended halted',
    ]);
  });
});
