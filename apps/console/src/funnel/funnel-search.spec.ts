import { describe, expect, it } from '@jest/globals';
import { funnelFilterOf, streamAddress } from './funnel-search.js';

describe('the filter of the funnel', () => {
  it('is read from the address', () => {
    expect(funnelFilterOf({ office: 'shanghai', sector: 'fintech' })).toEqual({
      office: 'shanghai',
      sector: 'fintech',
    });
  });

  it('leaves out what is no office and no sector', () => {
    expect(funnelFilterOf({ office: 'atlantis', sector: 7 })).toEqual({});
  });

  it('goes with the live numbers', () => {
    expect(streamAddress({})).toBe('/api/v1/funnel/stream');
    expect(streamAddress({ office: 'unrouted', sector: 'fintech' })).toBe(
      '/api/v1/funnel/stream?office=unrouted&sector=fintech',
    );
  });
});
