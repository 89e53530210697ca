import { useInfiniteQuery } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isForbidden } from '../api/queries.js';
import { texts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { StateCard } from '../parts/state-card.js';

/** One page of a list as the services give it; `next` is the cursor of the one after. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

export interface Column<Item> {
  /** Also the heading; a column without one has an empty heading. */
  readonly title: string;
  readonly cell: (item: Item) => ReactNode;
  /** Left out on a phone. */
  readonly secondary?: true;
}

export interface KeysetListProps<Item> {
  /** What the table is called for who hears it. */
  readonly label: string;
  /** Begins with the resource, then everything the list is filtered and sorted by. */
  readonly queryKey: QueryKey;
  readonly read: (cursor: string | undefined) => Promise<ListPage<Item>>;
  readonly idOf: (item: Item) => string;
  readonly columns: readonly Column<Item>[];
  /** What an empty list says, and what to do about it. */
  readonly empty: { readonly title: string; readonly text?: string; readonly action?: ReactNode };
}

/** A list read page by page: a table on a desk, cards on a phone, the same words in both. */
export function KeysetList<Item>({ label, queryKey, read, idOf, columns, empty }: KeysetListProps<Item>) {
  const say = useTexts(texts);
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: ListPage<Item>) => page.next,
    throwOnError: isForbidden,
  });
  if (error && !data) return <ProblemBar error={error} again={() => void refetch()} />;
  if (!data) {
    return (
      <div aria-busy="true">
        <span role="status" className="hidden">
          {say('loading')}
        </span>
        <div className="skeleton" />
      </div>
    );
  }
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <StateCard kind="empty" title={empty.title} {...(empty.text !== undefined && { text: empty.text })}>
        {empty.action}
      </StateCard>
    );
  }
  return (
    <div className="stack">
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ title, secondary }) => (
              <th key={title} scope="col" className={secondary && 'secondary'}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={idOf(item)}>
              {columns.map(({ title, cell, secondary }) => (
                <td key={title} data-title={title} className={secondary && 'secondary'}>
                  {cell(item)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row between">
        <span className="quiet small" role="status">
          {say(hasNextPage ? 'shown' : 'shownAll', { count: items.length })}
        </span>
        {hasNextPage ? (
          <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
            {say('more')}
          </Button>
        ) : null}
      </div>
      {error ? <ProblemBar error={error} again={() => void fetchNextPage()} /> : null}
    </div>
  );
}
