import { RedisRefusal } from './redis-advice.js';

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
  /** What to set is told once, even where the outage began with something else. */
  private readonly told = new Set<string>();

  constructor(
    private readonly log: OutageLog,
    private readonly now: () => number = Date.now,
  ) {}

  failed(reason: unknown): void {
    const words = wordsOf(reason);
    const isNews = reason instanceof RedisRefusal && !this.told.has(words);
    if (this.lastFailure === undefined || isNews) this.log.warn(`Redis is away, going on without it: ${words}`);
    if (isNews) this.told.add(words);
    this.lastFailure = this.now();
  }

  worked(): void {
    if (this.lastFailure === undefined || this.now() - this.lastFailure < wellAfterMilliseconds) return;
    this.lastFailure = undefined;
    this.told.clear();
    this.log.info('Redis is back');
  }
}

/** A refused connection to several addresses has its words in its parts. */
function wordsOf(reason: unknown): string {
  if (reason instanceof AggregateError && reason.message === '') return reason.errors.map(wordsOf).join(', ');
  return reason instanceof Error ? reason.message || reason.name : String(reason);
}
