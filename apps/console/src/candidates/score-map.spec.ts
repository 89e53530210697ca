import { describe, expect, it } from '@jest/globals';
import { barsOf } from './score-map.js';

const part = (partCode: string, weight: number, value: number) => ({
  partCode,
  label: { en: partCode },
  weight,
  value,
});

describe('the map of a score', () => {
  const bars = barsOf([part('services', 450, 1000), part('sector', 200, 100), part('languages', 100, 1000)]);

  it('draws a bar as long as its part weighs beside the heaviest', () => {
    expect(bars.map(({ length }) => length)).toEqual([1, 200 / 450, 100 / 450]);
  });

  it('fills a bar as far as the part is worth', () => {
    expect(bars.map(({ full, length }) => Math.round((1000 * full) / length))).toEqual([1000, 100, 1000]);
  });

  it('has points that add up to the score of the direction, but for rounding', () => {
    const score = Math.floor((450 * 1000 + 200 * 100 + 100 * 1000) / 750);
    const points = bars.reduce((sum, bar) => sum + bar.points, 0);
    expect(Math.abs(points - score)).toBeLessThanOrEqual(bars.length);
    expect(bars.reduce((sum, bar) => sum + bar.mostPoints, 0)).toBeCloseTo(1000, -1);
  });

  it('is empty where nothing applies', () => {
    expect(barsOf([])).toEqual([]);
  });
});
