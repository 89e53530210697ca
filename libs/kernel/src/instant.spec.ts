import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateOf, instant, isCalendarDate, plusDays } from './instant.js';

/** The years people write with four digits. */
const moments = fc.date({
  min: new Date('0001-01-01T00:00:00.000Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

describe('an instant', () => {
  it('sorts as text as moments follow each other', () => {
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        expect(instant(one) < instant(other)).toBe(one < other);
      }),
    );
  });

  it('is the same moment from a date, from milliseconds, from text and back', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const text = instant(moment);
        expect(text).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
        expect(Date.parse(text)).toBe(moment.getTime());
        expect([instant(moment.getTime()), instant(text)]).toEqual([text, text]);
      }),
    );
  });

  it('is in UTC, whatever offset it was written with', () => {
    expect(instant('2026-11-22T08:00:00+08:00')).toBe('2026-11-22T00:00:00.000Z');
  });

  it.each(['', 'soon', '2026-13-01', Number.NaN])('is not made of %p', (value) => {
    expect(() => instant(value)).toThrow(RangeError);
  });
});

describe('days', () => {
  const start = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  const days = fc.integer({ min: -10_000, max: 10_000 });

  it('are 24 hours each: adding and taking away the same number changes nothing', () => {
    fc.assert(
      fc.property(start, days, (moment, number) => {
        const later = plusDays(instant(moment), number);
        expect(Date.parse(later) - moment.getTime()).toBe(number * 86_400_000);
        expect(plusDays(later, -number)).toBe(instant(moment));
      }),
    );
  });

  it('lead over the end of a month and a leap year', () => {
    expect(dateOf(plusDays(instant('2028-02-28T23:00:00Z'), 1))).toBe('2028-02-29');
    expect(dateOf(plusDays(instant('2026-12-31T23:00:00Z'), 1))).toBe('2027-01-01');
  });
});

describe('a calendar date', () => {
  it('is what the date of every moment is', () => {
    fc.assert(fc.property(moments, (moment) => expect(isCalendarDate(dateOf(instant(moment)))).toBe(true)));
  });

  it('exists: a day beyond the end of its month does not', () => {
    const years = fc.integer({ min: 1, max: 9999 });
    const months = fc.integer({ min: 0, max: 13 });
    const days = fc.integer({ min: 0, max: 32 });
    fc.assert(
      fc.property(years, months, days, (year, month, day) => {
        const two = (number: number): string => String(number).padStart(2, '0');
        const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
        const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        const exists = day >= 1 && day <= (lengths[month - 1] ?? 0);
        expect(isCalendarDate(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`)).toBe(exists);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['', '2026-1-1', '22.11.2026', '2026-11-22T00:00:00Z', '2026-11-22\n', '+02026-11-22', '２０２６-11-22'])(
    'is not %p',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
    },
  );
});
