/**
 * What became of an event in a lane: handled (done), to be tried again (retry) or waited with (not-yet), given up until an
 * operator decides (dead), kept aside because nobody understands it (parked), or passed over: of a type the lane does not
 * want, or there already (skipped).
 */
export const outcomes = ['done', 'retry', 'not-yet', 'dead', 'parked', 'skipped'] as const;
export type Outcome = (typeof outcomes)[number];

/** Is told of every event, once what became of it is committed: it must be quick and must not throw. */
export interface LaneObserver {
  ended(lane: string, outcome: Outcome, events: number): void;
}

export const nobodyLooks: LaneObserver = { ended: () => undefined };
