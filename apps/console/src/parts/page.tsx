import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTexts } from '../language/use-texts.js';
import { texts } from '../app/texts.js';

export interface PageProps {
  readonly title: string;
  /** Beneath the title: a status, an owner, a date. */
  readonly about?: ReactNode;
  /** What can be done here, the most important first. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: one heading, what can be done, the content; the browser's title follows. */
export function Page({ title, about, actions, children }: PageProps) {
  const say = useTexts(texts);
  useEffect(() => {
    document.title = `${title} · ${say('product')}`;
  }, [title, say]);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {about ? <div className="page-about">{about}</div> : null}
        </div>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}
