import { IntlMessageFormat } from 'intl-messageformat';
import { textFor } from '@harbourlink/kernel';
import type { Language } from '@harbourlink/kernel';
import type { MessageText, MessageTexts } from './message-text.js';
import { englishTexts } from './message-texts.en.js';
import { simplifiedChineseTexts } from './message-texts.zh-hans.js';
import { traditionalChineseTexts } from './message-texts.zh-hant.js';
import type { MessageValue, MessageValues } from './occasion.js';
import type { WorkflowCode } from './workflows.js';

/** The texts of every workflow in every language. */
export const messageTexts: Readonly<Record<Language, MessageTexts>> = {
  'zh-Hans': simplifiedChineseTexts,
  'zh-Hant': traditionalChineseTexts,
  en: englishTexts,
};

const parsed = new Map<string, IntlMessageFormat>();

/** What a workflow says to one reader. Throws when a value the text names is missing: that is a defect of ours. */
export function messageFor(workflow: WorkflowCode, values: MessageValues, language: Language): MessageText {
  const { title, subject, body, action } = messageTexts[language][workflow];
  return {
    title,
    subject: textWith(subject, values, language),
    body: textWith(body, values, language),
    action: textWith(action, values, language),
  };
}

/** One ICU text with its values in words; markup in either is not special. */
export function textWith(text: string, values: MessageValues, language: Language): string {
  const words = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inWords(value, language)]));
  const key = `${language} ${text}`;
  let message = parsed.get(key);
  if (!message) parsed.set(key, (message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })));
  return String(message.format(words));
}

/** Dates and lists as Hong Kong writes them in each language. */
const formats: Readonly<Record<Language, string>> = { 'zh-Hans': 'zh-Hans-CN', 'zh-Hant': 'zh-Hant-HK', en: 'en-HK' };

function inWords(value: MessageValue, language: Language): string {
  switch (value.kind) {
    case 'name':
      return onOneLine(textFor(value.name, language) ?? '');
    case 'names':
      return new Intl.ListFormat(formats[language], { type: 'conjunction' }).format(
        value.names.map((name) => onOneLine(textFor(name, language) ?? '')),
      );
    case 'date':
      // A calendar date has no time zone; UTC keeps it on its day.
      return new Intl.DateTimeFormat(formats[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(value.on),
      );
    case 'day':
      return new Intl.DateTimeFormat(formats[language], { dateStyle: 'long', timeZone: 'Asia/Hong_Kong' }).format(
        new Date(value.at),
      );
  }
}

/** Names end up in the subject of a mail: no line of their own. */
function onOneLine(name: string): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
