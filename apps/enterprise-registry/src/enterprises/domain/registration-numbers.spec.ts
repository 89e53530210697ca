import { describe, expect, it } from '@jest/globals';
import { brNumberProblem, usccProblem } from './registration-numbers.js';

describe('a Unified Social Credit Code', () => {
  it('with its right check character has no problem', () => {
    // The example of GB 32100-2015, and a published code.
    for (const code of ['91350100M000100Y43', '91110000802100433B']) expect(usccProblem(code)).toBeUndefined();
  });

  it('with one character changed has a wrong checksum', () => {
    expect(usccProblem('91350100M000100Y44')).toBe('checksum-wrong');
    expect(usccProblem('91350200M000100Y43')).toBe('checksum-wrong');
  });

  it('of another length, in small letters or with I, O, Z, S, V has a wrong shape', () => {
    for (const text of ['', '91350100M000100Y4', '91350100m000100y43', '91350100I000100Y43', '91350100M000100Y43 ']) {
      expect(usccProblem(text)).toBe('shape-wrong');
    }
  });
});

describe('a Business Registration number', () => {
  it('has eight digits and may have its branch behind it', () => {
    for (const text of ['12345678', '12345678-000', '12345678-000-11-26-4'])
      expect(brNumberProblem(text)).toBeUndefined();
    for (const text of ['1234567', '123456789', '12345678-0', 'BR123456'])
      expect(brNumberProblem(text)).toBe('shape-wrong');
  });
});
