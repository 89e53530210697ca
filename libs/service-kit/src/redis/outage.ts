/** Where the beginning and the end of an outage are told. */
export interface OutageLog {
  warn(message: string): void;
  info(message: string): void;
}

/** Without a failure for so long, what failed counts as well again: one that flickers is one outage. */
const wellAfterMilliseconds = 5_000;

/** Tells an outage once when it begins and once when it is over, however many commands it costs. */
export class Outage {
  private lastFailure: number | undefined;

  constructor(
    private readonly log: OutageLog,
    private readonly now: () => number = Date.now,
  ) {}

  failed(reason: unknown): void {
    if (this.lastFailure === undefined) this.log.warn(`Redis is away, going on without it: ${wordsOf(reason)}`);
    this.lastFailure = this.now();
  }

  worked(): void {
    if (this.lastFailure === undefined || this.now() - this.lastFailure < wellAfterMilliseconds) return;
    this.lastFailure = undefined;
    this.log.info('Redis is back');
  }
}

/** A refused connection to several addresses has its words in its parts. */
function wordsOf(reason: unknown): string {
  if (reason instanceof AggregateError && reason.message === '') return reason.errors.map(wordsOf).join(', ');
  return reason instanceof Error ? reason.message || reason.name : String(reason);
}
