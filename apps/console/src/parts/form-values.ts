import { languages } from '@harbourlink/kernel';
import type { Language, LocalizedText } from '@harbourlink/kernel';

/** The parts of an object that say something. */
export function said(parts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== ''));
}

/** Somebody's words in every language, empty where they gave none. */
export function wordsOf(text: LocalizedText | undefined): Readonly<Record<Language, string>> {
  return { 'zh-Hans': '', 'zh-Hant': '', en: '', ...text };
}

/** The languages somebody wrote something in. */
export function textOf(words: Readonly<Record<Language, string>>): LocalizedText {
  const given = languages.map((language) => [language, words[language].trim()] as const);
  return Object.fromEntries(given.filter(([, text]) => text !== ''));
}
