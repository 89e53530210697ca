import { describe, expect, it } from '@jest/globals';
import type { Introduction } from './introductions.queries.js';
import { progressOf } from './progress.js';

const of = (status: Introduction['status'], conflictCheck: 'open' | 'cleared' = 'cleared') => ({
  status,
  parties: [{ sideCode: 'offer' as const, conflictCheck }],
});
const states = (introduction: ReturnType<typeof of>, met = false) =>
  progressOf(introduction, { met }).map(({ key, state }) => `${key} ${state}`);

describe('the way of an introduction', () => {
  it('goes from the conflict check to the answers', () => {
    expect(states(of('proposed', 'open')).slice(0, 3)).toEqual([
      'proposed done',
      'conflict-check now',
      'acceptance next',
    ]);
    expect(states(of('conflict-checked')).slice(1, 4)).toEqual([
      'conflict-check done',
      'acceptance now',
      'contacts next',
    ]);
  });

  it('waits for a meeting, then for its result', () => {
    expect(states(of('in-progress')).slice(3)).toEqual(['contacts done', 'meeting now', 'closed next']);
    expect(states(of('in-progress'), true).slice(3)).toEqual(['contacts done', 'meeting done', 'closed now']);
    expect(states(of('closed')).at(-1)).toBe('closed done');
  });

  it.each(['declined', 'expired', 'withdrawn'] as const)('stops where it was when it is %s', (status) => {
    expect(states(of(status)).at(-1)).toBe('acceptance halted');
    expect(states(of(status, 'open')).at(-1)).toBe('conflict-check halted');
  });

  it('tells a firm no more than that it does not go ahead', () => {
    expect(states(of('not-proceeding')).at(-1)).toBe('acceptance halted');
  });
});
