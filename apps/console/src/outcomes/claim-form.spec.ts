import { describe, expect, it } from '@jest/globals';
import { beginClaim, claimOf, requestOf, sumOf } from './claim-form.js';

const firm = '01932d6e-7c1a-7e53-8a1c-6d6c1f9f0a01';
const memorandum = '01932d6e-7c1a-7e53-8a1c-6d6c1f9f0a02';
const years = (...amounts: string[]) =>
  amounts.map((amount, index) => ({ key: index + 1, year: `${2026 + index}`, amount }));

describe('a claim', () => {
  it('begins with the firm and the memorandum it came of, and this year', () => {
    const claim = beginClaim({ enterpriseId: firm, memorandumId: memorandum }, 2026);
    expect(requestOf(claim)).toEqual({
      enterpriseId: firm,
      kindCode: 'company-set-up',
      amounts: [],
      memorandumId: memorandum,
    });
  });

  it('sends amounts as they were typed, never as floats, and leaves out years without one', () => {
    const claim = { ...beginClaim({ enterpriseId: firm }, 2026), years: years('123456789012345.67', ' ', '0.1') };
    expect(requestOf(claim).amounts).toEqual([
      { year: 2026, amount: { amount: '123456789012345.67', currency: 'HKD' } },
      { year: 2028, amount: { amount: '0.1', currency: 'HKD' } },
    ]);
  });

  it('adds up exactly', () => {
    expect(sumOf({ years: years('0.1', '0.2', '999999999999999.99'), currency: 'CNY' })).toEqual({
      amount: '1000000000000000.29',
      currency: 'CNY',
    });
    expect(sumOf({ years: years('0.05'), currency: 'HKD' })).toEqual({ amount: '0.05', currency: 'HKD' });
  });

  it('has no sum while an amount is none', () => {
    expect(sumOf({ years: years('1e3'), currency: 'HKD' })).toBeUndefined();
    expect(sumOf({ years: years(''), currency: 'HKD' })).toBeUndefined();
  });

  it('is corrected beginning from what was claimed', () => {
    const amounts = [{ year: 2026, amount: { amount: '5.50', currency: 'USD' as const } }];
    const claim = claimOf({
      id: firm,
      version: 3,
      status: 'sent-back',
      kindCode: 'investment',
      enterpriseId: firm,
      memorandumId: memorandum,
      amounts,
      jobs: 8,
      claimedByPersonId: firm,
      officeCode: 'shanghai',
    });
    expect(requestOf(claim)).toEqual({
      enterpriseId: firm,
      kindCode: 'investment',
      amounts,
      jobs: 8,
      memorandumId: memorandum,
    });
  });
});
