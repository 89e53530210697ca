/** A handler throws this when an event of another stream has to arrive first: waiting, not failing. */
export class NotYet extends Error {
  readonly deadlineMinutes: number;

  constructor(reason: string, options: { readonly waitFor?: string; readonly deadlineMinutes?: number } = {}) {
    super(options.waitFor ? `${reason} (waits for ${options.waitFor})` : reason);
    this.deadlineMinutes = options.deadlineMinutes ?? 60;
  }
}

/** A handler throws this when trying again cannot help: what the event says breaks a rule. It is dead at once. */
export class Unacceptable extends Error {}

/** What becomes of an event whose handler did not succeed. */
export type Failure =
  | {
      readonly outcome: 'retry';
      readonly afterMilliseconds: number;
      readonly attempts: number;
      readonly waiting: boolean;
    }
  | { readonly outcome: 'dead'; readonly attempts: number };

export interface RetryPolicy {
  /** A failing event is tried so many times before it is dead. */
  readonly attempts: number;
  readonly firstMilliseconds: number;
  readonly longestMilliseconds: number;
  /** How long to wait between looks while another stream has to arrive first. */
  readonly notYetMilliseconds: number;
}

export const defaultRetries: RetryPolicy = {
  attempts: 8,
  firstMilliseconds: 100,
  longestMilliseconds: 60_000,
  notYetMilliseconds: 100,
};

/** No pause between two tries is longer; a retry further ahead was set before the database's clock was put back, and is due. */
export const longestPauseMilliseconds = 600_000;

/**
 * Exponential backoff with full jitter, so that keys that failed together do not come back together. A NotYet waits at a
 * slowly growing pace until its deadline and is dead after it.
 * `random` is in [0, 1); `waitedMilliseconds` counts from the first NotYet, by the database's clock.
 */
export function failureOf(
  error: unknown,
  attemptsBefore: number,
  waitedMilliseconds: number,
  policy: RetryPolicy,
  random: number,
): Failure {
  const attempts = attemptsBefore + 1;
  if (error instanceof NotYet) {
    if (waitedMilliseconds >= error.deadlineMinutes * 60_000) return { outcome: 'dead', attempts };
    const waited = Math.max(0, waitedMilliseconds);
    const pace = Math.min(
      policy.notYetMilliseconds + waited / 10,
      policy.longestMilliseconds,
      longestPauseMilliseconds,
    );
    return { outcome: 'retry', afterMilliseconds: Math.ceil(pace), attempts: attemptsBefore, waiting: true };
  }
  if (error instanceof Unacceptable || attempts >= policy.attempts) return { outcome: 'dead', attempts };
  const longest = Math.min(policy.longestMilliseconds, longestPauseMilliseconds);
  const ceiling = Math.min(policy.firstMilliseconds * 2 ** attemptsBefore, longest);
  return { outcome: 'retry', afterMilliseconds: Math.ceil(ceiling * (0.5 + random / 2)), attempts, waiting: false };
}
