import type { ReactNode } from 'react';

export interface StateCardProps {
  readonly kind: 'empty' | 'error' | 'forbidden' | 'missing';
  readonly title: string;
  readonly text?: string;
  /** The heading of a whole page, instead of a part of one. */
  readonly wholePage?: true;
  /** What to do now. */
  readonly children?: ReactNode;
}

const signs = { empty: '○', error: '!', forbidden: '⊘', missing: '?' } as const;

/** A page or list that has nothing to show, says why, and what to do. */
export function StateCard({ kind, title, text, wholePage, children }: StateCardProps) {
  return (
    <section className="state-card" role={kind === 'error' ? 'alert' : undefined}>
      <span className={`state-sign state-${kind}`} aria-hidden="true">
        {signs[kind]}
      </span>
      {wholePage ? <h1>{title}</h1> : <h2>{title}</h2>}
      {text ? <p className="quiet">{text}</p> : null}
      {children}
    </section>
  );
}
