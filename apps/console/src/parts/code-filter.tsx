import { taxonomy } from '@harbourlink/taxonomy';
import type { TaxonomyKind } from '@harbourlink/taxonomy';
import { texts as appTexts } from '../app/texts.js';
import { useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { ChoiceField } from './choice-fields.js';

export interface CodeFilterProps {
  readonly kind: TaxonomyKind;
  readonly label: string;
  readonly value: string | undefined;
  readonly change: (code: string | undefined) => void;
}

/** Narrows a list to one code of the taxonomy, or to none. */
export function CodeFilter({ kind, label, value, change }: CodeFilterProps) {
  const sayAlways = useTexts(appTexts);
  const language = useLanguage();
  return (
    <ChoiceField
      name={kind}
      label={label}
      value={value}
      none={sayAlways('all')}
      choices={taxonomy[kind].map((entry) => ({ code: entry.code, label: entry.labels[language] }))}
      onChange={change}
    />
  );
}
