import { describe, expect, it } from '@jest/globals';
import { colours } from '../design/tokens.js';
import { barsHeight, shareBarsOption, shareOf } from './share-bars-option.js';

const bars = [
  { key: 'known', label: 'Known', count: 2030, of: 2030, words: '2,030 of 2,030' },
  { key: 'checked', label: 'Checked', count: 13, of: 2030, words: '13 of 2,030' },
  { key: 'verified', label: 'Verified', count: 0, of: 0, words: '0 of 0' },
];

interface Series {
  readonly data: readonly number[];
  readonly label?: { readonly formatter: (bar: { dataIndex: number }) => string };
}

describe('bars of shares', () => {
  const option = shareBarsOption(bars, { description: 'The funnel', width: 600 }, colours.dark, 'sans-serif');
  const [counts, tracks] = option['series'] as readonly Series[];

  it('fill of each track what was reached', () => {
    expect(counts?.data).toEqual([1, 13 / 2030, 0]);
    expect(tracks?.data).toEqual([1, 1, 1]);
  });

  it('say count and denominator of every row', () => {
    expect(bars.map((_, dataIndex) => tracks?.label?.formatter({ dataIndex }))).toEqual(bars.map(({ words }) => words));
  });

  it('are described for who hears them', () => {
    expect(option['aria']).toEqual({ enabled: true, label: { description: 'The funnel' } });
  });

  it('grow with their rows, and nothing of nothing is no share', () => {
    expect(barsHeight(13)).toBeGreaterThan(barsHeight(3));
    expect(shareOf({ count: 0, of: 0 })).toBe(0);
  });
});
