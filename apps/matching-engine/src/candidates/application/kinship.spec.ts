import { describe, expect, it } from '@jest/globals';
import { kindredServices, taxonomyKinship } from './kinship.js';

describe('codes belong together', () => {
  it.each([
    ['services', 'listing', 'listing-sponsorship'],
    ['sectors', 'innovation-and-technology', 'fintech'],
    ['markets', 'europe', 'HU'],
  ] as const)('%s: %s and %s, whichever is asked and whichever given', (kind, broad, narrow) => {
    expect(taxonomyKinship[kind](broad, narrow)).toBe(true);
    expect(taxonomyKinship[kind](narrow, broad)).toBe(true);
    expect(taxonomyKinship[kind](broad, broad)).toBe(true);
  });

  it.each([
    ['services', 'listing-sponsorship', 'overseas-listing-filing'],
    ['sectors', 'fintech', 'ai-and-robotics'],
    ['sectors', 'unclassified', 'unclassified'],
    ['markets', 'asean', 'HU'],
  ] as const)('%s: not %s and %s', (kind, one, other) => {
    expect(taxonomyKinship[kind](one, other)).toBe(false);
  });

  it('of a place and the regions it lies in, not the reverse', () => {
    expect(taxonomyKinship.origins('330200', 'yangtze-river-delta')).toBe(true);
    expect(taxonomyKinship.origins('330200', 'greater-bay-area')).toBe(false);
  });

  it('of a service with its parent and its parts, for looking up offers', () => {
    expect(kindredServices(['listing']).sort()).toEqual(['listing', 'listing-sponsorship', 'overseas-listing-filing']);
    expect(kindredServices(['visas']).sort()).toEqual(['talent', 'visas']);
    expect(kindredServices(['a-code-of-tomorrow'])).toEqual(['a-code-of-tomorrow']);
  });
});
