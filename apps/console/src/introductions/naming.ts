import type { Introduction, Party } from './introductions.queries.js';

/** Those a list or a heading names: for a party the others, for an office all, the firm with the need first. */
export function namedParties({ parties }: Pick<Introduction, 'parties'>, own: Party | undefined): Party[] {
  const others = parties.filter((party) => party !== own);
  return [...others].sort((one, other) => place(one) - place(other));
}

function place({ sideCode }: Party): number {
  return sideCode === 'need' ? 0 : 1;
}
