import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { builtInFormat, formatOfCode, plain, textOfIsoDate, textOfNumber, unescaped } from './cell-text.js';

describe('a format', () => {
  it.each([
    ['yyyy-mm-dd', 'date'],
    ['yyyy"年"m"月"d"日"', 'date'],
    ['[$-804]yyyy/m/d;@', 'date'],
    ['d-mmm-yy', 'date'],
    ['h:mm AM/PM', 'date'],
    ['General', 'plain'],
    ['0.00', 'plain'],
    ['0.00E+00', 'plain'],
    ['#,##0;[Red]-#,##0', 'plain'],
    ['"days" 0', 'plain'],
    ['0\\d', 'plain'],
    ['@', 'plain'],
    ['', 'plain'],
    ['000000', 'padded'],
  ])('%j is %s', (code, kind) => {
    expect(formatOfCode(code).kind).toBe(kind);
  });

  it('without end is cut: as many of them as there are milliseconds would take hours', () => {
    const endless = '['.repeat(200_000);
    for (let n = 0; n < 1_000; n += 1) expect(formatOfCode(endless).kind).toBe('plain');
  });

  it.each([
    [0, 'plain'],
    [2, 'plain'],
    [14, 'date'],
    [22, 'date'],
    [31, 'date'],
    [37, 'plain'],
    [47, 'date'],
    [49, 'plain'],
    [57, 'date'],
    [164, 'plain'],
  ])('number %d is %s', (id, kind) => {
    expect(builtInFormat(id).kind).toBe(kind);
  });
});

describe('a number', () => {
  const date = { kind: 'date' } as const;

  it.each([
    ['40182', date, '2010-01-04'],
    ['40182.5', date, '2010-01-04 12:00:00'],
    ['45688.9999999', date, '2025-02-01'],
    ['1', date, '1900-01-01'],
    ['59', date, '1900-02-28'],
    ['60', date, '1900-02-29'],
    ['61', date, '1900-03-01'],
    ['0.25', date, '06:00:00'],
    ['2958465', date, '9999-12-31'],
    ['2958466', date, '2958466'],
    ['-1', date, '-1'],
    ['20100104', plain, '20100104'],
    ['600001', plain, '600001'],
    ['1', { kind: 'padded', digits: 6 } as const, '000001'],
    ['1.5', { kind: 'padded', digits: 6 } as const, '1.5'],
    ['0.30000000000000004', plain, '0.3'],
    ['1E5', plain, '100000'],
    ['913301001234567890', plain, '9.13301E+17'],
    ['', plain, ''],
    ['not a number', plain, 'not a number'],
  ])('%s, shown as %j, says %s', (stored, format, said) => {
    expect(textOfNumber(stored, format, false)).toBe(said);
  });

  it('counts days from 1904 where the file says so', () => {
    expect(textOfNumber('38720', date, true)).toBe('2010-01-04');
    expect(textOfNumber('0', date, true)).toBe('1904-01-01');
  });

  it('of days is the day it was made of', () => {
    const days = fc.date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const written = day.toISOString().slice(0, 10);
        const serial = Date.parse(written) / 86_400_000 + 25_569;
        expect(textOfNumber(String(serial), date, false)).toBe(written);
      }),
    );
  });
});

it('a day spelled out loses its midnight', () => {
  expect(textOfIsoDate('2010-01-04T00:00:00')).toBe('2010-01-04');
  expect(textOfIsoDate('2010-01-04')).toBe('2010-01-04');
});

it('an escaped break is one', () => {
  expect(unescaped('a_x000D_b_x005F_x000D_')).toBe('a\rb_x000D_');
});
