import { useTexts } from '../language/use-texts.js';
import { StatusTag } from '../parts/status-tag.js';
import type { Tone } from '../parts/status-tag.js';
import type { Explanation } from './candidates.queries.js';
import { texts } from './texts.js';

type Band = NonNullable<Explanation['bandCode']>;

const bandTones: Readonly<Record<Band, Tone>> = { strong: 'jade', good: 'sea', possible: 'plain' };
const outcomeTones: Readonly<Record<Explanation['outcomeCode'], Tone>> = {
  candidate: 'jade',
  'too-weak': 'plain',
  excluded: 'coral',
};

/** How well a pair fits, as firms read it too. */
export function BandTag({ band }: { readonly band: Band }) {
  const say = useTexts(texts);
  return <StatusTag tone={bandTones[band]}>{say(`band.${band}`)}</StatusTag>;
}

export function OutcomeTag({ outcome }: { readonly outcome: Explanation['outcomeCode'] }) {
  const say = useTexts(texts);
  return <StatusTag tone={outcomeTones[outcome]}>{say(`outcome.${outcome}`)}</StatusTag>;
}
