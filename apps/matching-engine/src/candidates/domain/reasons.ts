/** Whose view a reason is: how well the offer serves the firm, or whether the firm is a client the provider wants. */
export type Side = 'need' | 'offer';

/** What each reason says about the fit: for it, or against it (a caution that lowers the score and is shown all the same). */
export const reasonTones = {
  'covers-every-service': 'for',
  'covers-some-services': 'for',
  'offers-kindred-service': 'for',
  'leaves-services-open': 'against',
  'specialised-in-sector': 'for',
  'sector-not-its-focus': 'against',
  'serves-market': 'for',
  'leaves-markets-open': 'against',
  'shares-language': 'for',
  'no-common-language': 'against',
  'specialised-in-stage': 'for',
  'holds-accreditation': 'for',
  'asks-for-its-services': 'for',
  'wants-sector': 'for',
  'sector-outside-clientele': 'against',
  'wants-size': 'for',
  'size-outside-clientele': 'against',
  'wants-region': 'for',
  'region-outside-clientele': 'against',
  'wants-stage': 'for',
  'has-hong-kong-entity': 'for',
} as const satisfies Record<string, 'for' | 'against'>;
export type ReasonCode = keyof typeof reasonTones;

/** Why a pair fits or fits less well, seen from one side; the fields of both that caused it and the codes they meet in. */
export interface Reason {
  readonly sideCode: Side;
  readonly reasonCode: ReasonCode;
  readonly needFieldCodes: readonly string[];
  readonly offerFieldCodes: readonly string[];
  readonly valueCodes: readonly string[];
}

/** The aspects of each side's view: the parts of its score. */
export const partCodes = {
  need: ['services', 'specialisation', 'sector', 'markets', 'languages', 'stage', 'accreditations'],
  offer: ['services', 'sector', 'size', 'region', 'stage', 'hong-kong-entity'],
} as const satisfies Record<Side, readonly string[]>;
export type NeedPart = (typeof partCodes)['need'][number];
export type OfferPart = (typeof partCodes)['offer'][number];

/** A part of a side's score: its weight among those that apply, and its value 0..1000. */
export interface ScorePart<PartCode extends string = string> {
  readonly partCode: PartCode;
  readonly weight: number;
  readonly value: number;
}

/** One aspect of a side's view: its weight among the others, its value 0..1000, and the reasons it gives. */
export interface Aspect<PartCode extends string = string> {
  readonly partCode: PartCode;
  readonly weight: number;
  readonly value: number;
  readonly reasons: readonly Reason[];
}

/** The weighted mean of the aspects that apply, 0..1000, whole; an aspect nobody asked about does not count either way. */
export function weigh(aspects: readonly Aspect[]): number {
  const weights = aspects.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return 0;
  return Math.floor(aspects.reduce((sum, { weight, value }) => sum + weight * value, 0) / weights);
}

/** The parts alone, in their order: what `weigh` made the score of. */
export function partsOf<PartCode extends string>(aspects: readonly Aspect<PartCode>[]): ScorePart<PartCode>[] {
  return aspects.map(({ partCode, weight, value }) => ({ partCode, weight, value }));
}

/** `part` of `whole` in thousandths, rounded down. */
export function thousandths(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((1000 * part) / whole);
}
