import { describe, expect, it } from '@jest/globals';
import { secondsOf } from './days.js';

describe('days', () => {
  it.each([
    ['10', 864_000],
    ['0.5', 43_200],
    ['0', undefined],
    ['', undefined],
    ['-1', undefined],
    ['61', undefined],
    ['ten', undefined],
  ])('%s are %s seconds', (days, seconds) => {
    expect(secondsOf(days)).toBe(seconds);
  });
});
