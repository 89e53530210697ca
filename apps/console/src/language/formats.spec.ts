import { describe, expect, it } from '@jest/globals';
import { formatsOf } from './formats.js';

describe('formats', () => {
  it('write a day as the language does, whatever the time zone of the reader', () => {
    expect(formatsOf('zh-Hans').date('2026-11-23')).toBe('2026年11月23日');
    expect(formatsOf('zh-Hant').date('2026-11-23')).toBe('2026年11月23日');
    expect(formatsOf('en').date('2026-11-23')).toMatch(/23 Nov(ember)? 2026/);
  });

  it('keep labels apart that have an "and" of their own', () => {
    const codes = ['testing-and-certification', 'intellectual-property'];
    expect(formatsOf('en').labels('service', codes)).toBe('Testing and certification · Intellectual property');
    expect(formatsOf('zh-Hant').labels('service', codes)).toBe('檢測及認證 · 知識產權');
  });

  it('write every digit of an amount, also where a float has none left', () => {
    expect(formatsOf('en').money({ amount: '123456789012345.67', currency: 'HKD' })).toContain(
      '123,456,789,012,345.67',
    );
  });

  it('write cents as two digits, and none where there are none', () => {
    expect(formatsOf('en').money({ amount: '0.1', currency: 'HKD' })).toContain('0.10');
    for (const amount of ['12', '12.00']) expect(formatsOf('en').money({ amount, currency: 'HKD' })).toMatch(/12$/);
  });

  it.each([
    [90, 'in 2 minutes'],
    [-3 * 3_600, '3 hours ago'],
    [86_400, 'tomorrow'],
    [-400 * 86_400, 'last year'],
  ])('say %s seconds in the largest unit that fits', (seconds, said) => {
    const now = Date.parse('2026-11-23T08:00:00Z');
    expect(formatsOf('en').fromNow(new Date(now + seconds * 1000).toISOString(), now)).toBe(said);
  });
});
