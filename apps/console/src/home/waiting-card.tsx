import { useQuery } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { StatusTag } from '../parts/status-tag.js';
import { texts } from './texts.js';
import './home.css';

/** The first few of what waits, and whether there is more. */
export interface Waiting<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

export interface WaitingCardProps<Item> {
  readonly title: string;
  readonly queryKey: QueryKey;
  readonly read: () => Promise<Waiting<Item>>;
  readonly idOf: (item: Item) => string;
  readonly show: (item: Item) => ReactNode;
  /** Where all of them are. */
  readonly all?: ReactNode;
  /** What to do when there is none. */
  readonly none?: ReactNode;
}

const shownAtOnce = 5;

/** One kind of thing that waits for the reader: how many, the first ones, and the way to all. */
export function WaitingCard<Item>({ title, queryKey, read, idOf, show, all, none }: WaitingCardProps<Item>) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const heading = useId();
  const { data, error, refetch } = useQuery({ queryKey: ['home', ...queryKey], queryFn: read });
  const count = data?.items.length ?? 0;
  return (
    <section className="card stack waiting" aria-labelledby={heading} aria-busy={!data && !error}>
      <div className="row between">
        <h2 id={heading}>{title}</h2>
        {count > 0 ? (
          <StatusTag tone="amber">{say(data?.next === undefined ? 'count' : 'count.more', { count })}</StatusTag>
        ) : null}
      </div>
      {error ? <ProblemBar error={error} again={() => void refetch()} /> : null}
      {!data && !error ? (
        <p className="quiet small" role="status">
          {sayAlways('loading')}
        </p>
      ) : null}
      {data && count === 0 ? <div className="quiet">{none ?? say('nothing')}</div> : null}
      {count > 0 ? (
        <ul className="waiting-items">
          {data?.items.slice(0, shownAtOnce).map((item) => (
            <li key={idOf(item)}>{show(item)}</li>
          ))}
        </ul>
      ) : null}
      {count > 0 && all ? <div className="small">{all}</div> : null}
    </section>
  );
}
