import { exclusionsOf } from './exclusions.js';
import type { Exclusion } from './exclusions.js';
import type { Kinship, Pair } from './facts.js';
import { aspectsOfTheNeed } from './need-side.js';
import { aspectsOfTheOffer } from './offer-side.js';
import { partsOf, weigh } from './reasons.js';
import type { NeedPart, OfferPart, Reason, ScorePart } from './reasons.js';

export const bands = ['strong', 'good', 'possible'] as const;
export type Band = (typeof bands)[number];

const leastScore: Record<Band, number> = { strong: 800, good: 650, possible: 500 };

/** What matching says about one pair, whichever pair it is: why, and why not. */
export interface Verdict {
  /** `excluded` beats everything; `too-weak` is no candidate although nothing forbids it. */
  readonly outcome: 'candidate' | 'too-weak' | 'excluded';
  /** 0..1000: the geometric mean of both sides, so that one bad side pulls it down. For officers only. */
  readonly score: number;
  /** 0..1000: how well the offer serves the firm. */
  readonly needScore: number;
  /** 0..1000: how much the firm is a client the provider wants. */
  readonly offerScore: number;
  /** What each side's score is the weighted mean of: the aspects that apply. */
  readonly needParts: readonly ScorePart<NeedPart>[];
  readonly offerParts: readonly ScorePart<OfferPart>[];
  /** Absent below `possible`. */
  readonly band?: Band;
  readonly reasons: readonly Reason[];
  readonly exclusions: readonly Exclusion[];
}

/**
 * Judges a pair from both sides. Pure and whole-numbered: the same facts give the same verdict on every machine. The
 * places a provider has left exclude or do not: a score does not move with every introduction.
 */
export function judge(pair: Pair, kin: Kinship): Verdict {
  const ofNeed = aspectsOfTheNeed(pair, kin);
  const ofOffer = aspectsOfTheOffer(pair, kin);
  const needScore = weigh(ofNeed);
  const offerScore = weigh(ofOffer);
  const score = Math.floor(Math.sqrt(needScore * offerScore));
  const exclusions = exclusionsOf(pair, kin);
  const band = bandOf(score);
  return {
    outcome: exclusions.length > 0 ? 'excluded' : band === undefined ? 'too-weak' : 'candidate',
    score,
    needScore,
    offerScore,
    needParts: partsOf(ofNeed),
    offerParts: partsOf(ofOffer),
    ...(band === undefined ? {} : { band }),
    reasons: [...ofNeed, ...ofOffer].flatMap((aspect) => aspect.reasons),
    exclusions,
  };
}

/** The band of a score 0..1000; undefined below `possible`. */
export function bandOf(score: number): Band | undefined {
  return bands.find((band) => score >= leastScore[band]);
}
