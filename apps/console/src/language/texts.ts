import { languages } from '@harbourlink/kernel';
import type { Language, Trilingual } from '@harbourlink/kernel';

/** Messages in ICU MessageFormat by key, each in three languages: the compiler names the one that is missing. */
export type TextTable = Readonly<Record<string, Trilingual>>;

export interface Texts<Table extends TextTable> {
  readonly namespace: string;
  readonly table: Table;
}

type Take = (namespace: string, language: Language, messages: Record<string, string>) => void;

/** What features have said so far, for whoever shows it. */
export const tables = {
  known: [] as Texts<TextTable>[],
  take: undefined as Take | undefined,
  connect(take: Take): void {
    this.take = take;
    for (const texts of this.known) this.hand(texts);
  },
  hand({ namespace, table }: Texts<TextTable>): void {
    for (const language of languages)
      this.take?.(
        namespace,
        language,
        Object.fromEntries(Object.entries(table).map(([key, text]) => [key, text[language]])),
      );
  },
};

/** The texts of one feature; they load with its code. */
export function defineTexts<const Table extends TextTable>(namespace: string, table: Table): Texts<Table> {
  const texts = { namespace, table };
  tables.known.push(texts);
  tables.hand(texts);
  return texts;
}
