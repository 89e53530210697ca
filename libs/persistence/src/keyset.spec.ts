import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decodeCursor, encodeCursor, keysetPage, MalformedCursor } from './keyset.js';

const keys = fc.array(
  fc.oneof(
    fc.integer(),
    fc.string().filter((text) => !text.includes('\u0000')),
  ),
  { minLength: 1, maxLength: 4 },
);

describe('a keyset cursor', () => {
  it('gives back the key it was made of', () => {
    fc.assert(fc.property(keys, (key) => expect(decodeCursor(encodeCursor(key), key.length)).toEqual(key)));
  });

  it('is refused when it is anything else, and never crashes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          return decodeCursor(text, 2).length === 2;
        } catch (error) {
          return error instanceof MalformedCursor;
        }
      }),
    );
  });

  it.each([[encodeCursor([1])], [encodeCursor(['a\u0000', 1])], ['!'], ['']])('refuses %j', (cursor) => {
    expect(() => decodeCursor(cursor, 2)).toThrow(MalformedCursor);
  });
});

describe('a page', () => {
  const page = (rows: number[], limit: number): unknown =>
    keysetPage(
      rows,
      limit,
      (row) => [row],
      (row) => row * 10,
    );

  it('tells where the next one starts only when there is one', () => {
    expect(page([1, 2, 3], 2)).toEqual({ items: [10, 20], next: encodeCursor([2]) });
    expect(page([1, 2], 2)).toEqual({ items: [10, 20] });
    expect(page([], 2)).toEqual({ items: [] });
  });
});
