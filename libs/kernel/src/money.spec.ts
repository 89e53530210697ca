import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hundredthsOf, isDecimalAmount } from './money.js';

const hundredths = fc.bigInt({ min: 0n, max: 10n ** 17n - 1n });
const amountOf = (value: bigint): string => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
const inHundredths = (amount: string): bigint => hundredthsOf({ amount, currency: 'HKD' });

describe('an amount of money', () => {
  it('is exact to the last cent, up to fifteen digits before the point', () => {
    fc.assert(fc.property(hundredths, (value) => expect(inHundredths(amountOf(value))).toBe(value)));
  });

  it('adds up exactly, where floating point does not', () => {
    expect(inHundredths('0.10') + inHundredths('0.20')).toBe(inHundredths('0.30'));
    // 2 ** 53 hundredths and one more are the same float.
    expect(inHundredths('90071992547409.93') - inHundredths('90071992547409.92')).toBe(1n);
  });

  it('is the same with one place, two or none', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.integer({ min: 0, max: 9 }), (whole, tenths) => {
        expect(inHundredths(`${whole}.${tenths}`)).toBe(inHundredths(`${whole}.${tenths}0`));
        expect(inHundredths(`${whole}`)).toBe(inHundredths(`${whole}.00`));
      }),
    );
  });

  it.each([
    '',
    '-1',
    '+1',
    '1.',
    '.5',
    '1.234',
    '01',
    '1e3',
    '1,000',
    ' 1',
    '1\n',
    'NaN',
    'Infinity',
    '١',
    '1'.repeat(16),
  ])('is not %p', (amount) => {
    expect(isDecimalAmount(amount)).toBe(false);
    expect(() => inHundredths(amount)).toThrow(RangeError);
  });

  it('is said to be one exactly where its hundredths can be told', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-+e ') }), (text) => {
        const told = (): bigint => inHundredths(text);
        if (isDecimalAmount(text)) expect(told()).toBeGreaterThanOrEqual(0n);
        else expect(told).toThrow(RangeError);
      }),
    );
  });
});
