import type { Trilingual } from '@harbourlink/kernel';

/** One value of a closed set: the code that is stored and sent, and what people read. */
export interface Entry<Code extends string = string> {
  readonly code: Code;
  readonly labels: Trilingual;
}

/** The three labels in the order zh-Hans, zh-Hant, en. */
export type Labels = readonly [hans: string, hant: string, en: string];

export function labels([hans, hant, en]: Labels): Trilingual {
  return { 'zh-Hans': hans, 'zh-Hant': hant, en };
}

/** The entries of a set, in the order they are written down. */
export function entriesOf<const Code extends string>(table: Readonly<Record<Code, Labels>>): readonly Entry<Code>[] {
  return (Object.entries(table) as [Code, Labels][]).map(([code, texts]) => ({ code, labels: labels(texts) }));
}

export function codesOf<Code extends string>(entries: readonly Entry<Code>[]): readonly Code[] {
  return entries.map(({ code }) => code);
}
