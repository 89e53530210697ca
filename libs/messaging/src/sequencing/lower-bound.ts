/** What one pass over the outbox saw. */
export interface Pass {
  /** No more rows than this were asked for. */
  readonly limit: number;
  readonly moved: number;
  /** Highest sequence number moved, if any. */
  readonly highestSeq: bigint | undefined;
  /** pg_snapshot_xmin of the pass' own snapshot: every transaction below it has ended. */
  readonly xmin: bigint;
}

/** A sequence value read BEFORE a transaction id was drawn: whoever drew a number up to `lastValue` has a smaller id. */
export interface Fence {
  readonly lastValue: bigint;
  readonly transactionId: bigint;
}

/**
 * From where the outbox has to be looked at. Scanning from 0 is always right but reads every dead row under an old
 * snapshot; a bound is safe only when no transaction that drew a number up to it can still commit. That is so once a
 * snapshot's xmin has reached a transaction id drawn AFTER the sequence was read (rule 4: `last_value` of the same
 * statement, and `pg_snapshot_xmax`, both lost events).
 */
export class LowerBound {
  private bound = 0n;
  private fence: Fence | undefined;

  /** Rows with a sequence number up to this one are all moved. */
  get value(): bigint {
    return this.bound;
  }

  get needsFence(): boolean {
    return this.fence === undefined;
  }

  raise(fence: Fence): void {
    this.fence = fence;
  }

  /** Takes notice of a pass that looked at everything above the bound, in order. */
  after(pass: Pass): void {
    const fence = this.fence;
    if (!fence || pass.xmin < fence.transactionId) return;
    if (pass.moved < pass.limit) {
      this.bound = max(this.bound, fence.lastValue);
      this.fence = undefined;
      return;
    }
    // More may be left, but nothing below the highest row moved, as far as the fence reaches.
    const highest = pass.highestSeq ?? 0n;
    this.bound = max(this.bound, highest < fence.lastValue ? highest : fence.lastValue);
    if (highest >= fence.lastValue) this.fence = undefined;
  }

  /** Back to the full scan: a new lease, or a sweep that found a row below the bound. */
  reset(): void {
    this.bound = 0n;
    this.fence = undefined;
  }
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
