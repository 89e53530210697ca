import { createInstance } from 'i18next';
import type { i18n as I18n } from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import { useSyncExternalStore } from 'react';
import { languageFrom, languages } from '@harbourlink/kernel';
import type { Language, Trilingual } from '@harbourlink/kernel';
import { kept } from '../browser/kept.js';
import { tables } from './texts.js';

/** What each language calls itself. */
export const ownNames: Trilingual = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };

const fromBrowser = typeof navigator === 'undefined' ? undefined : navigator.languages.join(',');
const choice = kept<Language>('language', languages, languageFrom(fromBrowser));

export const i18n: I18n = createInstance();
const ready = i18n
  .use(new ICU())
  .use(initReactI18next)
  .init({
    lng: choice.get(),
    fallbackLng: false,
    supportedLngs: [...languages],
    load: 'currentOnly',
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
  });

/** Begins in the language chosen, else the browser's. */
export async function beginLanguage(): Promise<void> {
  await ready;
  tables.connect((namespace, language, messages) => i18n.addResourceBundle(language, namespace, messages));
  document.documentElement.lang = choice.get();
}

/** Changes the language in place; nothing is loaded anew but what comes from the services. */
export function chooseLanguage(language: Language): void {
  choice.set(language);
  document.documentElement.lang = language;
  void i18n.changeLanguage(language);
}

/** The language of the moment, outside components. */
export const languageNow = choice.get;

export function useLanguage(): Language {
  return useSyncExternalStore(choice.subscribe, choice.get);
}
