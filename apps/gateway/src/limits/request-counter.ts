/** How often a caller came in the running window. `SharedCounter` counts for all gateways together. */
export interface RequestCounter {
  /** Counts one more request of `caller`; how many there were in this window, and milliseconds until the next. */
  count(caller: string, windowMilliseconds: number): Promise<{ readonly count: number; readonly endsIn: number }>;
}

interface Window {
  count: number;
  endsAt: number;
}

/** Fixed windows in memory; callers beyond `remembered` push out the one that came first. */
export class InProcessCounter implements RequestCounter {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly remembered = 50_000,
    private readonly now: () => number = Date.now,
  ) {}

  async count(caller: string, windowMilliseconds: number): Promise<{ count: number; endsIn: number }> {
    const now = this.now();
    let window = this.windows.get(caller);
    if (!window || window.endsAt <= now) {
      this.windows.delete(caller);
      window = { count: 0, endsAt: now + windowMilliseconds };
      this.windows.set(caller, window);
      this.forgetTheFirst();
    }
    window.count += 1;
    return { count: window.count, endsIn: window.endsAt - now };
  }

  private forgetTheFirst(): void {
    if (this.windows.size <= this.remembered) return;
    const [first] = this.windows.keys();
    if (first !== undefined) this.windows.delete(first);
  }
}
