/** A group that takes longer is too large: the other aggregates in it wait for it. */
const quickMilliseconds = 50;
/** So many events go one by one after a group has failed. */
const penance = 64;

/**
 * How many events of a lane are handled in one transaction: more while it goes well and quickly, one by one when a handler
 * is slow or refuses, so that a slow or failing aggregate costs the others little.
 */
export class GroupPace {
  private current = 1;
  private alone = 0;

  constructor(private readonly most: number) {}

  get size(): number {
    return this.alone > 0 ? 1 : this.current;
  }

  /** So many events were handled in this time, in one transaction or one by one. */
  went(events: number, milliseconds: number): void {
    if (this.alone > 0) {
      this.alone -= events;
      return;
    }
    if (milliseconds > quickMilliseconds) this.current = Math.max(1, Math.floor(this.current / 2));
    else if (events >= this.current) this.current = Math.min(this.current * 2, this.most);
  }

  failed(): void {
    this.current = 1;
    this.alone = penance;
  }
}
