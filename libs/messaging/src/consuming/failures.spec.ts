import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { defaultRetries, failureOf, NotYet, Unacceptable } from './failures.js';

const failed = new Error('no');

describe('rule 12: outcomes of a handler', () => {
  it('waits longer after each failure, with jitter, and never longer than the longest', () => {
    fc.assert(
      fc.property(fc.nat({ max: 6 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (before, random) => {
        const failure = failureOf(failed, before, 0, defaultRetries, random);
        const ceiling = Math.min(100 * 2 ** before, 60_000);
        return (
          failure.outcome === 'retry' &&
          failure.attempts === before + 1 &&
          failure.afterMilliseconds >= ceiling / 2 &&
          failure.afterMilliseconds <= ceiling
        );
      }),
    );
  });

  it('gives an event up after the last attempt', () => {
    expect(failureOf(failed, 7, 0, defaultRetries, 0)).toEqual({ outcome: 'dead', attempts: 8 });
  });

  it('does not try again what breaks a rule whenever it is tried', () => {
    const error = new Unacceptable('no such number');
    expect(failureOf(error, 0, 0, defaultRetries, 0)).toEqual({ outcome: 'dead', attempts: 1 });
  });

  it('does not count waiting for another stream as an attempt', () => {
    const waiting = failureOf(new NotYet('no name'), 3, 10_000, defaultRetries, 0);
    expect(waiting).toEqual({ outcome: 'retry', waiting: true, attempts: 3, afterMilliseconds: 1_100 });
  });

  it('waits no shorter than at first when the clock was put back', () => {
    const waiting = failureOf(new NotYet('no name'), 0, -3_600_000, defaultRetries, 0);
    expect(waiting).toEqual({ outcome: 'retry', waiting: true, attempts: 0, afterMilliseconds: 100 });
  });

  it('gives up waiting at the deadline', () => {
    const error = new NotYet('no name', { deadlineMinutes: 1 });
    expect(failureOf(error, 0, 59_999, defaultRetries, 0).outcome).toBe('retry');
    expect(failureOf(error, 0, 60_000, defaultRetries, 0).outcome).toBe('dead');
  });
});
