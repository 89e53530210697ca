import type { InboxStore } from '../consuming/inbox-store.js';

/** Events that may wait in a lane before it is given no more, unless told otherwise. */
export const pauseAboveUnlessTold = 20_000;

/** How much each lane may still be given. Counting what waits is worth a look at the inbox only once that may be used up. */
export class LaneRoom {
  private readonly left = new Map<string, number>();

  constructor(
    private readonly store: InboxStore,
    private readonly pauseAbove: number,
  ) {}

  /** Those of the lanes that may be given more. */
  async roomy(lanes: readonly string[]): Promise<Set<string>> {
    const uncertain = lanes.filter((lane) => (this.left.get(lane) ?? 0) <= 0);
    if (uncertain.length > 0) {
      const waiting = await this.store.waiting(uncertain, this.pauseAbove + 1);
      for (const lane of uncertain) this.left.set(lane, this.pauseAbove + 1 - (waiting.get(lane) ?? 0));
    }
    return new Set(lanes.filter((lane) => (this.left.get(lane) ?? 0) > 0));
  }

  given(lane: string, events: number): void {
    this.left.set(lane, (this.left.get(lane) ?? 0) - events);
  }
}
