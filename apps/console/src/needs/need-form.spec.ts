import { describe, expect, it } from '@jest/globals';
import { emptyNeedForm, formOfNeed, isAmount, isUsuallyConfidential, needOfForm } from './need-form.js';
import type { NeedRequest } from './need-form.js';

const enterpriseId = '5a3b1e00-0000-4000-a000-00000000e001';
const whole: NeedRequest = {
  enterpriseId,
  serviceCodes: ['treasury-centre', 'headquarters'],
  sectorCodes: ['advanced-manufacturing-and-new-materials'],
  marketCodes: ['asean', 'HU'],
  requiredAccreditationCodes: ['licensed-corporation'],
  stageCode: 'growth',
  languageCodes: ['mandarin'],
  texts: { 'zh-Hans': '拟设财资中心。' },
  confidential: true,
  budget: { low: { amount: '1000000', currency: 'CNY' }, high: { amount: '123456789012345.67', currency: 'CNY' } },
  deadlineOn: '2027-01-31',
  originEventCode: 'ningbo-week-2026',
};

describe('the form of a need', () => {
  it('sends what was read as it was, to the last digit of the budget', () => {
    expect(needOfForm(formOfNeed(whole))).toEqual(whole);
  });

  it('sends a budget with one end, and none without ends', () => {
    const form = emptyNeedForm(enterpriseId);
    expect(needOfForm({ ...form, budgetHigh: '2,500,000.50' }).budget).toEqual({
      high: { amount: '2500000.50', currency: 'HKD' },
    });
    expect(needOfForm(form)).not.toHaveProperty('budget');
  });

  it.each([
    ['', true],
    ['1,000,000', true],
    ['0.05', true],
    ['1.005', false],
    ['-1', false],
    ['1e6', false],
    ['a million', false],
  ])('takes %j as an amount: %s', (typed, taken) => {
    expect(isAmount(typed)).toBe(taken);
  });

  it('proposes to keep a listing confidential, and a logistics need not', () => {
    expect(isUsuallyConfidential(['logistics', 'listing'])).toBe(true);
    expect(isUsuallyConfidential(['logistics'])).toBe(false);
  });
});

it('leaves out the words of a need nobody has written yet: the platform takes no empty ones', () => {
  expect(needOfForm(emptyNeedForm(enterpriseId))).not.toHaveProperty('texts');
});
