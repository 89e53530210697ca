import { describe, expect, it } from '@jest/globals';
import { fromLocal, nextHour, toLocal } from './local-moment.js';

describe('a moment in a date and time field', () => {
  it('comes back as it was, to the minute', () => {
    const moment = new Date('2026-11-23T08:05:00Z');
    expect(fromLocal(toLocal(moment))).toBe(moment.toISOString());
  });

  it.each(['', 'soon'])('is none while the field says "%s"', (written) => {
    expect(fromLocal(written)).toBeUndefined();
  });

  it('is offered at the next full hour', () => {
    expect(toLocal(nextHour(new Date(2026, 10, 23, 23, 40)))).toBe('2026-11-24T00:00');
  });
});
