/** The three languages of everything a person reads, as BCP 47 tags. */
export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text that exists in all three languages: ours, written by us. */
export type Trilingual = Readonly<Record<Language, string>>;

/** A text of somebody else: in the languages they gave. An absent key means not given. */
export type LocalizedText = Readonly<Partial<Record<Language, string>>>;

/** The text in the reader's language, else in the nearest: the other Chinese script before English. Undefined if empty. */
export function textFor(text: LocalizedText, language: Language): string | undefined {
  const order: Record<Language, readonly Language[]> = {
    'zh-Hans': ['zh-Hans', 'zh-Hant', 'en'],
    'zh-Hant': ['zh-Hant', 'zh-Hans', 'en'],
    en: ['en', 'zh-Hant', 'zh-Hans'],
  };
  for (const candidate of order[language]) if (text[candidate]) return text[candidate];
  return undefined;
}

/** The language a browser asks for in `Accept-Language` (RFC 9110, 12.5.4); zh-Hant when it names none of ours. */
export function languageFrom(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  for (const { tag } of wanted) {
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
    if (/^zh(-hans|-cn|-sg|-my)(-|$)/.test(tag)) return 'zh-Hans';
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-Hant';
  }
  return 'zh-Hant';
}
