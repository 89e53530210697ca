import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isUuid, newId } from './identifiers.js';

/** Everything 48 bits of milliseconds can say: until the year 10889. */
const moments = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('a new id', () => {
  it('sorts as text as its milliseconds sort as numbers, whatever the random bits', () => {
    fc.assert(
      fc.property(moments, moments, random, random, (one, other, bits, otherBits) => {
        fc.pre(one !== other);
        expect(newId(one, bits) < newId(other, otherBits)).toBe(one < other);
      }),
    );
  });

  it('is a UUID of version 7 that carries its milliseconds and every random bit there is room for', () => {
    fc.assert(
      fc.property(moments, random, (moment, bits) => {
        const id = newId(moment, bits);
        expect(isUuid(id)).toBe(true);
        const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
        expect(bytes.readUIntBE(0, 6)).toBe(moment);
        expect([(bytes[6] ?? 0) >> 4, (bytes[8] ?? 0) >> 6]).toEqual([7, 2]);
        expect((bytes[6] ?? 0) & 0x0f).toBe((bits[0] ?? 0) & 0x0f);
        expect((bytes[8] ?? 0) & 0x3f).toBe((bits[2] ?? 0) & 0x3f);
        expect([bytes[7], ...bytes.subarray(9)]).toEqual([bits[1], ...bits.subarray(3)]);
      }),
    );
  });

  it('says the time that is on the clock, and comes once', () => {
    const before = Date.now();
    const ids = Array.from({ length: 1_000 }, () => newId());
    const after = Date.now();
    expect(new Set(ids).size).toBe(1_000);
    for (const id of ids) {
      const moment = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
      expect([moment >= before, moment <= after]).toEqual([true, true]);
    }
  });
});

describe('what counts as a UUID', () => {
  it('is lower-case text of any version', () => {
    fc.assert(fc.property(fc.uuid(), (id) => expect(isUuid(id)).toBe(true)));
  });

  it.each([
    ['nothing', ''],
    ['upper case', '01A20391-8AB5-72E4-BB0C-A2BD55B02C4C'],
    ['no hyphens', '01a203918ab572e4bb0ca2bd55b02c4c'],
    ['one digit more', '01a20391-8ab5-72e4-bb0c-a2bd55b02c4c0'],
    ['a line after it', '01a20391-8ab5-72e4-bb0c-a2bd55b02c4c\n'],
    ['version 9', '01a20391-8ab5-92e4-bb0c-a2bd55b02c4c'],
    ['a foreign variant', '01a20391-8ab5-72e4-cb0c-a2bd55b02c4c'],
  ])('is not %s', (_, text) => {
    expect(isUuid(text)).toBe(false);
  });
});
