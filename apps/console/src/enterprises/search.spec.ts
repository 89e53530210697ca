import { describe, expect, it } from '@jest/globals';
import { enterprisesSearch } from './search.js';

describe('the address of a list of enterprises', () => {
  it('keeps the filters it knows', () => {
    const address = { queue: 'awaiting-check', office: 'shanghai', sort: 'oldest', q: '甬' };
    expect(enterprisesSearch(address)).toEqual(address);
  });

  it('drops what somebody made up', () => {
    expect(
      enterprisesSearch({ queue: 'all', office: 'paris', status: 'happy', sector: 'x', sort: 'up', q: '' }),
    ).toEqual({});
  });

  it('searches for a number as it was typed', () => {
    expect(enterprisesSearch({ q: 360 })).toEqual({ q: '360' });
  });
});
