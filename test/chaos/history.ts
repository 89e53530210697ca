/** One thing that happened, as those outside the code under test saw it. */
export type Entry =
  | { readonly what: 'acknowledged'; readonly transaction: number }
  | { readonly what: 'rolled-back'; readonly transaction: number }
  | {
      readonly what: 'handler-began' | 'handler-ended';
      readonly lane: string;
      readonly process: string;
      readonly topic: string;
      readonly key: string;
      readonly version: number;
      readonly token: string;
      /** Tells the invocations of a run apart. */
      readonly invocation: number;
      /**
       * The process had lost a connection, or a statement has failed: the server may have rolled back what it had in hand,
       * and let go of its locks, before it knew.
       */
      readonly wasCut: boolean;
    }
  | { readonly what: 'killed' | 'frozen' | 'thawed' | 'started' | 'stopped'; readonly process: string }
  | { readonly what: 'alarm'; readonly process: string; readonly alarm: string }
  | {
      readonly what: 'observed';
      readonly source: string;
      readonly position: number;
      readonly event: string;
      readonly hash: string;
    }
  | { readonly what: 'error'; readonly process: string; readonly error: string }
  | { readonly what: 'fault-lost' | 'fault-refused'; readonly error: string }
  | { readonly what: 'done'; readonly action: string }
  | { readonly what: 'unsettled'; readonly waiting: string };

/** Append-only: what is in it stays as it is. */
export class History {
  private readonly noted: (Entry & { readonly milliseconds: number })[] = [];
  private readonly began = performance.now();

  note(entry: Entry): void {
    this.noted.push(Object.freeze({ ...entry, milliseconds: Math.round((performance.now() - this.began) * 10) / 10 }));
  }

  get entries(): readonly (Entry & { readonly milliseconds: number })[] {
    return this.noted;
  }
}
