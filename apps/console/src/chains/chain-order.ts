import type { ChainItem } from './chains.queries.js';

/** What a thing is called after: its title, else who it is between. Undefined for what has neither. */
export function namesIn({ title, organisations }: Pick<ChainItem, 'title' | 'organisations'>) {
  if (title) return [title];
  return organisations.flatMap(({ names }) => (names ? [names] : []));
}

/**
 * The chain without the suggestions nobody followed up: a need has dozens, and they would bury what happened. The one that
 * was asked for is never left out.
 */
export function withoutSuggestions(items: readonly ChainItem[]): readonly ChainItem[] {
  const followed = new Set(items.flatMap(({ parentIds }) => parentIds));
  return items.filter(({ id, kind, place }) => kind !== 'suggestion' || place === 'self' || followed.has(id));
}

/** The same order of time, but nothing stands before what it came of: some things begin in the same moment. */
export function parentsFirst(items: readonly ChainItem[]): readonly ChainItem[] {
  const left = [...items];
  const inOrder: ChainItem[] = [];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ id }) => id));
    const ready = left.findIndex(({ id, parentIds }) =>
      parentIds.every((parent) => parent === id || !waiting.has(parent)),
    );
    inOrder.push(...left.splice(Math.max(0, ready), 1));
  }
  return inOrder;
}
