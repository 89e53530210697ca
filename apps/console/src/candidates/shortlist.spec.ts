import { describe, expect, it } from '@jest/globals';
import type { Introduction } from '../introductions/introductions.queries.js';
import type { Explanation, Suggestion } from './candidates.queries.js';
import { introductionsOf, missingForThree, offersUnderWay, rowsOf, shortlisted } from './shortlist.js';

const pair = (offerId: string) => ({ offerId }) as Explanation;
const suggestion = (offerId: string, status: Suggestion['status']) => ({ offerId, status }) as Suggestion;

describe('a shortlist', () => {
  const rows = rowsOf(
    [pair('a'), pair('b'), pair('c'), pair('d')],
    [suggestion('a', 'shortlisted'), suggestion('b', 'suggested'), suggestion('c', 'dismissed')],
  );

  it('is what was put on it', () => {
    expect(shortlisted(rows).map(({ pair: { offerId } }) => offerId)).toEqual(['a']);
  });

  it('counts what is chosen towards three, but nothing that cannot be put on it', () => {
    expect(missingForThree(rows, new Set())).toBe(2);
    expect(missingForThree(rows, new Set(['a', 'b', 'c', 'd']))).toBe(1);
  });
});

describe('proposing', () => {
  it('knows whom the firm is being introduced to already', () => {
    const party = (offerId: string) => ({ sideCode: 'offer' as const, offerId });
    const introductions = [
      { status: 'proposed', parties: [{ sideCode: 'need' }, party('a')] },
      { status: 'declined', parties: [party('b')] },
      { status: 'in-progress', parties: [party('c')] },
    ] as Introduction[];
    expect([...offersUnderWay(introductions)]).toEqual(['a', 'c']);
  });

  it('is an introduction for each provider, or one for a team', () => {
    expect(introductionsOf(['a', 'b'], 'separately')).toEqual([['a'], ['b']]);
    expect(introductionsOf(['a', 'b'], 'together')).toEqual([['a', 'b']]);
    expect(introductionsOf([], 'together')).toEqual([]);
  });
});
