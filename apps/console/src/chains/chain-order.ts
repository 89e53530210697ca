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
