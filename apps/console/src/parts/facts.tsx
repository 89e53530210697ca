import type { ReactNode } from 'react';
import type { Language } from '@harbourlink/kernel';

/** `lang`: of words in another language than the page's. */
export type Fact = readonly [name: string, value: ReactNode, lang?: Language];

/** Names and values; a fact that is not known is left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([name, value, lang]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd lang={lang}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
