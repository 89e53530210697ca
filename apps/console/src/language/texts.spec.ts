import { globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { languages } from '@harbourlink/kernel';
import type { Language } from '@harbourlink/kernel';
import { taxonomy } from '@harbourlink/taxonomy';
import type { Entry } from '@harbourlink/taxonomy';
import { argumentsOf, bareCounts, countsWithoutPlural, parsed } from './messages.fixture.js';
import { simplifiedOnly, traditionalOnly } from './scripts.fixture.js';
import type { Texts, TextTable } from './texts.js';

const console = resolve('apps/console/src');

interface Said {
  readonly path: string;
  readonly namespace: string;
  readonly key: string;
  readonly language: Language;
  readonly message: string;
}

let features: { path: string; texts: Texts<TextTable> }[];
let said: Said[];
const sources = globSync('**/*.{ts,tsx}', { cwd: console })
  .filter((path) => !/\.(spec|fixture)\.ts$/.test(path))
  .map((path) => ({ path, source: readFileSync(resolve(console, path), 'utf8') }));

const paths = sources
  .filter(({ path, source }) => !path.startsWith('language/') && /\bdefineTexts\(/.test(source))
  .map(({ path }) => path);

beforeAll(async () => {
  features = await Promise.all(
    paths.map(async (path) => {
      const exported = Object.values((await import(resolve(console, path))) as Record<string, Texts<TextTable>>);
      return exported.filter((one) => typeof one.namespace === 'string').map((texts) => ({ path, texts }));
    }),
  ).then((lists) => lists.flat());
  said = features.flatMap(({ path, texts: { namespace, table } }) =>
    Object.entries(table).flatMap(([key, text]) =>
      languages.map((language) => ({ path, namespace, key, language, message: text[language] })),
    ),
  );
});

const where = ({ namespace, key, language, message }: Said): string => `${namespace} ${key} ${language}: ${message}`;
const holding = (letters: ReadonlySet<string>, text: string): boolean =>
  [...text].some((letter) => letters.has(letter));

function unreadable({ message, language }: Said): string | undefined {
  try {
    parsed(message, language);
    return message.trim() === '' ? 'empty' : undefined;
  } catch (error) {
    return String(error);
  }
}

describe('what the console says', () => {
  it('is found in every feature, each under a name of its own', () => {
    expect(paths.length).toBeGreaterThan(3);
    const names = features.map(({ texts }) => texts.namespace);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('can be read as ICU messages in all three languages', () => {
    expect(said.filter((one) => unreadable(one) !== undefined).map(where)).toEqual([]);
  });

  it('is told the same in all three', () => {
    const names = (text: string, language: Language) => argumentsOf(parsed(text, language)).join(' ');
    const different = said.filter((one) => {
      const english = said.find(({ path, key, language }) => path === one.path && key === one.key && language === 'en');
      return names(one.message, one.language) !== names(english?.message ?? '', 'en');
    });
    expect(different.map(where)).toEqual([]);
  });

  it('writes numbers with the digits of its language', () => {
    expect(said.filter(({ message, language }) => bareCounts(parsed(message, language)).length > 0).map(where)).toEqual(
      [],
    );
  });

  it('has the plural where English has one', () => {
    const english = said.filter(({ language }) => language === 'en');
    expect(english.filter(({ message }) => countsWithoutPlural(parsed(message, 'en')).length > 0).map(where)).toEqual(
      [],
    );
  });

  it('is no mixture of Mainland and Hong Kong characters', () => {
    const mixed = said.filter(
      ({ language, message }) =>
        (language === 'zh-Hans' && holding(traditionalOnly, message)) ||
        (language === 'zh-Hant' && holding(simplifiedOnly, message)),
    );
    expect(mixed.map(where)).toEqual([]);
  });

  it('is Chinese where it should be', () => {
    const foreign = said.filter(
      ({ language, message }) =>
        language !== 'en' && !/[\p{Script=Han}]/u.test(message) && /\p{L}{3}/u.test(plainly(message)),
    );
    expect(foreign.map(where)).toEqual([]);
  });

  it('has full-width marks in Chinese, and none in English', () => {
    const halfWidth = /[\p{Script=Han}][,;:.()?!]|[,;:()?!][\p{Script=Han}]/u;
    const fullWidth = /[\u3000-\u3017\uff00-\uff60\p{Script=Han}]/u;
    const wrong = said.filter(({ language, message }) =>
      language === 'en' ? fullWidth.test(message) : halfWidth.test(plainly(message)),
    );
    expect(wrong.map(where)).toEqual([]);
  });

  it('is said in one place where every page says the same', () => {
    const inAll = (texts: Texts<TextTable>, key: string) => languages.map((one) => texts.table[key]?.[one]).join('|');
    const [shared] = features.flatMap(({ texts }) => (texts.namespace === 'app' ? [texts] : []));
    const words = shared ? Object.keys(shared.table).filter((key) => !key.startsWith('nav.')) : [];
    const known = new Set(words.map((key) => (shared ? inAll(shared, key) : '')));
    const again = features.flatMap(({ texts }) =>
      Object.keys(texts.table)
        .filter((key) => texts !== shared && !key.includes('.') && known.has(inAll(texts, key)))
        .map((key) => `${texts.namespace} ${key}`),
    );
    expect(words.length).toBeGreaterThan(20);
    // A field is named by the texts of its form.
    expect(again).toEqual(['needs currency']);
  });

  it('is said somewhere', () => {
    expect(said.filter((one) => one.language === 'en' && !isSaid(one)).map(where)).toEqual([]);
  });
});

/** A message without its arguments. */
function plainly(message: string): string {
  let text = message;
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replaceAll(/\{\w+(?:, \w+)?\}|\{\w+, (?:plural|select),(?: \S+ \{[^{}]*\})+\}/g, '字');
  }
  return text;
}

/** A key is named, or begins as a composed one does: say(`status.${status}`). A hint is said with its field. */
function isSaid({ path, key }: Said): boolean {
  const asking = roomAsking(path);
  const readers = sources.filter(
    (one) =>
      one.path !== path &&
      (dirname(one.path) === dirname(path) ||
        (dirname(one.path) === asking && !one.path.endsWith('/own-texts.ts')) ||
        one.source.includes(importOf(path))),
  );
  const fieldOfHint = /^(\w+)\.hint$/.exec(key)?.[1];
  if (fieldOfHint !== undefined && readers.some(({ source }) => source.includes(`{...field('${fieldOfHint}')}`)))
    return true;
  const everyone = dirname(path) === 'app' ? sources.filter((one) => one.path !== path) : readers;
  return everyone.some(({ source }) => {
    if (new RegExp(`['"\`]${key.replaceAll('.', '[.]')}['"\`]`).test(source)) return true;
    const composed = [...source.matchAll(/`([^`$\s]*)\$\{[^`]*?\}([^`$\s]*)`/g)];
    return composed.some(
      ([, before = '', after = '']) => before + after !== '' && key.startsWith(before) && key.endsWith(after),
    );
  });
}

/** The room whose pages say these texts too: the one that says which it needs, in a type they satisfy. */
function roomAsking(path: string): string | undefined {
  const source = sources.find((one) => one.path === path)?.source ?? '';
  const [, room] = /^import type \{ OwnTexts \} from '\.\.\/([\w-]+)\/[\w-]+\.js';$/m.exec(source) ?? [];
  return room;
}

const importOf = (path: string): string => `/${path.replace(/\.ts$/, '.js')}'`;

describe('the rules of texts', () => {
  const english = (message: string) => parsed(message, 'en');

  it('know a count before its noun', () => {
    expect(countsWithoutPlural(english('{count} needs'))).toEqual(['count']);
    expect(countsWithoutPlural(english('{rows, number} rows read'))).toEqual(['rows']);
    expect(countsWithoutPlural(english('{count, plural, one {# need} other {# needs}}'))).toEqual([]);
    expect(countsWithoutPlural(english('{done, number} of {total, number}'))).toEqual([]);
    expect(bareCounts(english('共 {count} 项'))).toEqual(['count']);
  });

  it('know what is passed, within choices too', () => {
    expect(argumentsOf(english('{a, select, x {{b}} other {{c, number}}}'))).toEqual(['a', 'b', 'c']);
  });

  it('know the characters of Hong Kong from those of the Mainland', () => {
    const labels = Object.values<readonly Entry[]>(taxonomy).flatMap((entries) => entries.map(({ labels }) => labels));
    expect(labels.filter((label) => holding(traditionalOnly, label['zh-Hans']))).toEqual([]);
    expect(labels.filter((label) => holding(simplifiedOnly, label['zh-Hant']))).toEqual([]);
    expect(labels.filter((label) => holding(traditionalOnly, label['zh-Hant'])).length).toBeGreaterThan(100);
    expect(labels.filter((label) => holding(simplifiedOnly, label['zh-Hans'])).length).toBeGreaterThan(100);
  });
});
