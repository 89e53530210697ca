import type { Explanation, Reason } from './candidates.queries.js';

export type Side = Reason['sideCode'];

/** Each side's reasons: what speaks for the pair first, then what speaks against it. */
export function reasonsBySide(reasons: readonly Reason[]): Readonly<Record<Side, readonly Reason[]>> {
  const of = (side: Side) =>
    (['for', 'against'] as const).flatMap((tone) =>
      reasons.filter(({ sideCode, toneCode }) => sideCode === side && toneCode === tone),
    );
  return { need: of('need'), offer: of('offer') };
}

/** Excluded pairs that would fit best come first: they are the ones somebody asks about. */
export function othersToExplain(others: readonly Explanation[]): Explanation[] {
  const rank = ({ outcomeCode }: Explanation) => (outcomeCode === 'excluded' ? 0 : 1);
  const score = ({ scores }: Explanation) => scores?.score ?? 0;
  return [...others].sort((one, other) => rank(one) - rank(other) || score(other) - score(one));
}
