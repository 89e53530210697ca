import { describe, expect, it } from '@jest/globals';
import { restAfter } from './funnel-stream.js';

describe('between two counts of a live funnel', () => {
  it.each([
    ['a second', 0, 1_000],
    ['a second still, after a quick count', 200, 1_000],
    ['four times as long as a slow one took', 3_000, 12_000],
  ])('there is %s', (_rest, took, milliseconds) => {
    expect(restAfter(took)).toBe(milliseconds);
  });
});
