import type { Introduction } from '../introductions/introductions.queries.js';
import type { Explanation, Suggestion } from './candidates.queries.js';

/** A shortlist shows three where there are three, so that nobody is favoured. */
export const SHORTLIST = 3;
/** The most offers one introduction takes. */
export const LARGEST_TEAM = 5;

/** A candidate and the suggestion that is kept of it. */
export interface Row {
  readonly pair: Explanation;
  readonly suggestion: Suggestion | undefined;
}

export function rowsOf(items: readonly Explanation[], suggestions: readonly Suggestion[]): Row[] {
  return items.map((pair) => ({ pair, suggestion: suggestions.find(({ offerId }) => offerId === pair.offerId) }));
}

/** Only a suggestion that nobody has taken up or turned down yet can be put on the shortlist. */
export function canBeShortlisted({ suggestion }: Row): boolean {
  return suggestion?.status === 'suggested';
}

export function shortlisted(rows: readonly Row[]): Row[] {
  return rows.filter(({ suggestion }) => suggestion?.status === 'shortlisted');
}

/** How many more make three. */
export function missingForThree(rows: readonly Row[], chosen: ReadonlySet<string>): number {
  const taken =
    shortlisted(rows).length + rows.filter((row) => canBeShortlisted(row) && chosen.has(row.pair.offerId)).length;
  return Math.max(0, SHORTLIST - taken);
}

/** Offers whose provider has been asked already, or works with the firm: asking again is refused. */
export function offersUnderWay(introductions: readonly Introduction[]): ReadonlySet<string> {
  const open = introductions.filter(({ status }) => openStatuses.includes(status));
  return new Set(
    open.flatMap(({ parties }) => parties.flatMap(({ offerId }) => (offerId === undefined ? [] : [offerId]))),
  );
}

const openStatuses: readonly Introduction['status'][] = ['proposed', 'conflict-checked', 'in-progress'];

export type Manner = 'separately' | 'together';

/** The offers of each introduction: one for each provider, or one for the whole team. */
export function introductionsOf(offerIds: readonly string[], manner: Manner): string[][] {
  if (offerIds.length === 0) return [];
  return manner === 'together' ? [[...offerIds]] : offerIds.map((offerId) => [offerId]);
}
