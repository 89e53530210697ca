import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { languageFrom, languages, textFor } from './language.js';
import type { LocalizedText } from './language.js';

describe('the language a browser asks for', () => {
  it.each([
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['ZH-hans', 'zh-Hans'],
    ['zh-HK', 'zh-Hant'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['zh', 'zh-Hant'],
    ['fr, de;q=0.9, en;q=0.1', 'en'],
    ['zh-CN;q=0.3, en;q=0.8', 'en'],
    ['zh-CN, en', 'zh-Hans'],
    ['en;q=0, zh-CN;q=0.1', 'zh-Hans'],
    ['zh-CN ; q=0.1, en ; q=0.2', 'en'],
  ])('is, for %p, %p', (header, language) => {
    expect(languageFrom(header)).toBe(language);
  });

  it.each([undefined, '', '*', 'fr', 'en;q=0', 'zhuang', 'english'])(
    'is traditional Chinese where %p names none of ours',
    (header) => {
      expect(languageFrom(header)).toBe('zh-Hant');
    },
  );

  it('is the one with the highest quality, in whatever order they stand', () => {
    const wanted = fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(wanted, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (qualities, order) => {
        const parts = languages.map(
          (language, index) => `${language};q=${((qualities[index] ?? 0) / 1_000).toFixed(3)}`,
        );
        const best = languages[qualities.indexOf(Math.max(...qualities))];
        expect(languageFrom(order.map((index) => parts[index]).join(', '))).toBe(best);
      }),
    );
  });

  it('is one of ours whatever a browser sends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (header) => expect(languages).toContain(languageFrom(header))),
    );
  });
});

describe('the text for a reader', () => {
  const given = fc.record(
    { 'zh-Hans': fc.constant('简'), 'zh-Hant': fc.constant('繁'), en: fc.constant('English') },
    { requiredKeys: [] },
  );

  it('is in their language wherever there is one', () => {
    fc.assert(
      fc.property(given, fc.constantFrom(...languages), (text: LocalizedText, language) => {
        if (text[language] !== undefined) expect(textFor(text, language)).toBe(text[language]);
      }),
    );
  });

  it('is there as soon as there is any', () => {
    fc.assert(
      fc.property(given, fc.constantFrom(...languages), (text: LocalizedText, language) => {
        const any = Object.values(text);
        const found = textFor(text, language);
        if (any.length === 0) expect(found).toBeUndefined();
        else expect(any).toContain(found);
      }),
    );
  });

  it('is in the other Chinese script rather than in English', () => {
    expect(textFor({ 'zh-Hant': '繁', en: 'English' }, 'zh-Hans')).toBe('繁');
    expect(textFor({ 'zh-Hans': '简', en: 'English' }, 'zh-Hant')).toBe('简');
  });

  it('is not an empty one', () => {
    expect(textFor({ 'zh-Hans': '', en: 'English' }, 'zh-Hans')).toBe('English');
    expect(textFor({ en: '' }, 'en')).toBeUndefined();
  });
});
