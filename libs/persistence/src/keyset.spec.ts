import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decodeCursor, encodeCursor, isMoment, keysetPage, MalformedCursor } from './keyset.js';

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

describe('a moment in a cursor', () => {
  it.each([
    ['2026-11-23T08:00:00.020Z', true],
    ['2026-02-30T08:00:00.000Z', false],
    ['2026-11-23T24:00:00.000Z', false],
    ['2026-11-23', false],
    ['0000-01-01T00:00:00.000Z', false],
    ['+010000-01-01T00:00:00.000Z', false],
    ['-000001-01-01T00:00:00.000Z', false],
    ['1', false],
    ['', false],
  ])('%s: %s', (part, answer) => {
    expect(isMoment(part)).toBe(answer);
  });
});
