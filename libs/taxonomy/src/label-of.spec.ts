import { describe, expect, it } from '@jest/globals';
import { labelOf, taxonomy } from './label-of.js';

describe.each(Object.entries(taxonomy))('%s', (kind, entries) => {
  it('has unique codes', () => {
    const codes = entries.map(({ code }) => code as string);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('has a label in all three languages, Chinese in Chinese', () => {
    for (const { code, labels } of entries) {
      expect([code, Object.keys(labels).sort()]).toEqual([code, ['en', 'zh-Hans', 'zh-Hant']]);
      for (const text of Object.values(labels)) expect(text.trim()).not.toBe('');
      expect(labels.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('writes its codes in kebab-case, as digits, as ISO letters or as a section letter', () => {
    for (const { code } of entries)
      expect(`${kind}:${code}`).toMatch(/:([a-z]+[a-z0-9]*(-[a-z0-9]+)*|\d{6}|[A-Z]{1,2})$/);
  });
});

describe('labelOf', () => {
  it('answers in the language asked for, and with the code when it is unknown', () => {
    expect(labelOf('service', 'treasury-centre', 'zh-Hant')).toBe('企業財資中心');
    expect(labelOf('place', '330200', 'en')).toBe('Ningbo');
    expect(labelOf('market', 'HU', 'zh-Hans')).toBe('匈牙利');
    expect(labelOf('service', 'tea-tasting', 'en')).toBe('tea-tasting');
  });
});
