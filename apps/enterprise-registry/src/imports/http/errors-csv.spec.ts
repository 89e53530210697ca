import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { safeCell } from './errors-csv.js';

describe('a cell of the list of errors', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['+1', `'+1`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\tx', `'\tx`],
    ['a=b', 'a=b'],
    ['a,"b"', '"a,""b"""'],
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ])('%j is written %j', (text, written) => {
    expect(safeCell(text)).toBe(written);
  });

  it('never starts a formula, and reads back as it was', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\n', '\r', 'a', '浙') }),
        (text) => {
          const [[read = ''] = []] = parse(`${safeCell(text)},end`) as string[][];
          expect(read).not.toMatch(/^[=+\-@\t\r]/);
          expect([text, `'${text}`]).toContain(read);
        },
      ),
    );
  });
});
