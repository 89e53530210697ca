import { useMemo } from 'react';
import { languages, textFor } from '@harbourlink/kernel';
import type { Language, LocalizedText, Money } from '@harbourlink/kernel';
import { labelOf } from '@harbourlink/taxonomy';
import type { TaxonomyKind } from '@harbourlink/taxonomy';
import { useLanguage } from './language.js';

/** Where numbers and dates of a language are at home. */
const locales: Readonly<Record<Language, string>> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-HK', en: 'en-HK' };

/** Numbers, dates and money as the language writes them. */
export function formatsOf(language: Language) {
  const locale = locales[language];
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    /** A date without a time: `2026-11-23`. */
    date: (iso: string) => day.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)),
    /** A moment, in the reader's own time zone. */
    moment: (iso: string) => moment.format(new Date(iso)),
    clock: (at: Date) => clock.format(at),
    /** How long ago or ahead, in the largest unit that fits. */
    fromNow: (iso: string, now = Date.now()) => {
      const seconds = (Date.parse(iso) - now) / 1000;
      const [unit, size] = unitFor(Math.abs(seconds));
      return relative.format(Math.round(seconds / size), unit);
    },
    number: (value: number) => number.format(value),
    percent: (share: number) => percent.format(share),
    money: ({ amount, currency }: Money) =>
      // The exact text, not a float of it; cents are two digits, and none where there are none.
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: /\.0*[1-9]/.test(amount) ? 2 : 0,
      }).format(amount as `${number}`),
    list: (items: readonly string[]) => list.format(items),
    /** The label of a code of the taxonomy. */
    label: (kind: TaxonomyKind, code: string) => labelOf(kind, code, language),
    /** Labels one after the other; many have an "and" or a comma of their own. */
    labels: (kind: TaxonomyKind, codes: readonly string[]) =>
      codes.map((code) => labelOf(kind, code, language)).join(' · '),
    /** The language of those words where it is another than the page's, for `lang`. */
    lang: (text: LocalizedText | undefined) => {
      const words = text && textFor(text, language);
      return text?.[language] === words ? undefined : languages.find((each) => text?.[each] === words);
    },
    /** Somebody's own words in the nearest language they gave; empty when they gave none. */
    text: (text: LocalizedText | undefined) => (text && textFor(text, language)) ?? '',
  };
}

export type Formats = ReturnType<typeof formatsOf>;

function unitFor(seconds: number): [Intl.RelativeTimeFormatUnit, number] {
  if (seconds < 3_600) return ['minute', 60];
  if (seconds < 86_400) return ['hour', 3_600];
  if (seconds < 30 * 86_400) return ['day', 86_400];
  return seconds < 365 * 86_400 ? ['month', 30 * 86_400] : ['year', 365 * 86_400];
}

export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
}
