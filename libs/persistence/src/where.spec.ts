import { describe, expect, it } from '@jest/globals';
import { where } from './where.js';

describe('where', () => {
  it('numbers the values of the conditions that apply', () => {
    expect(
      where([
        ['a', 'x = $'],
        [undefined, 'y = $'],
        [null, '(z = $ OR w > $)'],
      ]),
    ).toEqual({ sql: 'WHERE x = $1 AND (z = $2 OR w > $2)', parameters: ['a', null] });
  });

  it('is empty when none applies', () => {
    expect(where([[undefined, 'x = $']])).toEqual({ sql: '', parameters: [] });
  });
});
