import { useCallback } from 'react';
import { i18n, useLanguage } from './language.js';
import type { Texts, TextTable } from './texts.js';

export type TextValues = Readonly<Record<string, string | number>>;

/** Says a text of the feature in the language of the moment: `say('needs', { count: 3 })`. */
export type Say<Table extends TextTable> = (key: keyof Table & string, values?: TextValues) => string;

/** i18next's own types know one fixed table for all; ours come with each feature. */
const translate = i18n.t.bind(i18n) as unknown as (key: string, options: object) => string;

export function useTexts<const Table extends TextTable>(texts: Texts<Table>): Say<Table> {
  const language = useLanguage();
  return useCallback(
    (key, values = {}) => translate(key, { ns: texts.namespace, lng: language, ...values }),
    [texts, language],
  );
}
