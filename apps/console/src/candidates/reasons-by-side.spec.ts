import { describe, expect, it } from '@jest/globals';
import { othersToExplain, reasonsBySide } from './reasons-by-side.js';
import type { Explanation, Reason } from './candidates.queries.js';

const reason = (sideCode: 'need' | 'offer', toneCode: 'for' | 'against', en: string) =>
  ({ sideCode, toneCode, text: { en } }) as Reason;
const pair = (offerId: string, outcomeCode: Explanation['outcomeCode'], score: number) =>
  ({ offerId, outcomeCode, scores: { score } }) as Explanation;

describe('reasons', () => {
  it('stand on the side whose view they are, those for it first', () => {
    const sides = reasonsBySide([
      reason('need', 'against', 'a'),
      reason('offer', 'for', 'b'),
      reason('need', 'for', 'c'),
    ]);
    expect(sides.need.map(({ text }) => text.en)).toEqual(['c', 'a']);
    expect(sides.offer.map(({ text }) => text.en)).toEqual(['b']);
  });

  it('of pairs that are no candidates begin with the excluded that would fit best', () => {
    const others = [pair('weak', 'too-weak', 480), pair('second', 'excluded', 300), pair('first', 'excluded', 900)];
    expect(othersToExplain(others).map(({ offerId }) => offerId)).toEqual(['first', 'second', 'weak']);
  });
});
