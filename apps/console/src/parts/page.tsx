import type { ReactNode } from 'react';
import { useEffect } from 'react';
import type { Language } from '@harbourlink/kernel';
import { useTexts } from '../language/use-texts.js';
import { texts } from '../app/texts.js';

export interface PageProps {
  readonly title: string;
  /** Of a title in somebody's own words, where it is another than the page's. */
  readonly lang?: Language | undefined;
  /** Beneath the title: a status, an owner, a date. */
  readonly about?: ReactNode;
  /** What can be done here, the most important first. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: one heading, what can be done, the content; the browser's title follows. */
export function Page({ title, lang, about, actions, children }: PageProps) {
  const say = useTexts(texts);
  useEffect(() => {
    document.title = `${title} · ${say('product')}`;
  }, [title, say]);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1 lang={lang}>{title}</h1>
          {about ? <div className="page-about">{about}</div> : null}
        </div>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}
