/** What is counted. Each unit has a relation of facts in postgres/unit-relations.ts. */
export const funnelUnits = ['enterprise', 'need', 'introduction', 'memorandum', 'outcome'] as const;
export type FunnelUnit = (typeof funnelUnits)[number];

/** One stage of the funnel: what its number means, in words and as conditions on the facts of its unit. */
export interface FunnelStage {
  readonly stage: string;
  readonly unit: FunnelUnit;
  /** What `count` counts, in the words of the definition. */
  readonly counts: string;
  /** What `of` counts: how many could have got here. */
  readonly outOf: string;
  /** The condition of `count`: holds only where the condition of `of` holds too. */
  readonly count: string;
  /** The condition of `of`. */
  readonly of: string;
}

/**
 * The definitions are frozen: a stage whose meaning changes is a new stage. Facts are what has ever happened, so that a
 * number of the past stays what it was. When the unit changes, `of` is how many of the new unit could have got there.
 */
export const funnelStages = [
  {
    stage: 'known',
    unit: 'enterprise',
    counts: 'prospect, draft or further',
    outOf: 'known',
    count: 'true',
    of: 'true',
  },
  { stage: 'checked', unit: 'enterprise', counts: 'ever checked', outOf: 'known', count: 'checked', of: 'true' },
  {
    stage: 'with-need',
    unit: 'enterprise',
    counts: 'checked and ever published a need',
    outOf: 'checked',
    count: 'checked AND published_a_need',
    of: 'checked',
  },
  {
    stage: 'matched',
    unit: 'need',
    counts: 'has had a candidate',
    outOf: 'needs published',
    count: 'published AND had_a_candidate',
    of: 'published',
  },
  {
    stage: 'introduced',
    unit: 'need',
    counts: 'has had an introduction proposed',
    outOf: 'needs published',
    count: 'published AND had_an_introduction',
    of: 'published',
  },
  {
    stage: 'accepted',
    unit: 'introduction',
    counts: 'accepted by all',
    outOf: 'introductions proposed',
    count: 'accepted',
    of: 'true',
  },
  {
    stage: 'met',
    unit: 'introduction',
    counts: 'at least one meeting held',
    outOf: 'accepted',
    count: 'accepted AND met',
    of: 'accepted',
  },
  {
    stage: 'promising',
    unit: 'introduction',
    counts: 'a side rated co-operation possible',
    outOf: 'met',
    count: 'accepted AND met AND promising',
    of: 'accepted AND met',
  },
  { stage: 'mou-signed', unit: 'memorandum', counts: 'signed', outOf: 'MoUs recorded', count: 'signed', of: 'true' },
  {
    stage: 'implementing',
    unit: 'memorandum',
    counts: 'reached implementing',
    outOf: 'signed',
    count: 'signed AND implementing',
    of: 'signed',
  },
  // A corrected outcome is counted as its correction: what came of the work once is not counted twice.
  { stage: 'claimed', unit: 'outcome', counts: 'claimed', outOf: 'claimed', count: 'true', of: 'true' },
  {
    stage: 'confirmed',
    unit: 'outcome',
    counts: 'confirmed by the customer',
    outOf: 'claimed',
    count: 'confirmed',
    of: 'true',
  },
  {
    stage: 'verified',
    unit: 'outcome',
    counts: 'verified by a second officer',
    outOf: 'confirmed',
    count: 'confirmed AND verified',
    of: 'confirmed',
  },
] as const satisfies readonly FunnelStage[];

export type FunnelStageName = (typeof funnelStages)[number]['stage'];

export const funnelStageNames: readonly FunnelStageName[] = funnelStages.map(({ stage }) => stage);
