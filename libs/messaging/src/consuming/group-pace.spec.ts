import { describe, expect, it } from '@jest/globals';
import { GroupPace } from './group-pace.js';

describe('the pace of a lane', () => {
  it('doubles while groups are full and quick, up to what is allowed', () => {
    const pace = new GroupPace(10);
    const sizes = [1, 2, 3, 4, 5].map(() => {
      pace.went(pace.size, 5);
      return pace.size;
    });
    expect(sizes).toEqual([2, 4, 8, 10, 10]);
  });

  it('stays where it is while there is less to do', () => {
    const pace = new GroupPace(64);
    for (const events of [1, 2, 3, 3]) pace.went(events, 5);
    expect(pace.size).toBe(4);
  });

  it('halves when a group was slow, down to one by one', () => {
    const pace = new GroupPace(64);
    for (const events of [1, 2, 4]) pace.went(events, 5);
    for (const size of [4, 2, 1, 1]) {
      pace.went(pace.size, 500);
      expect(pace.size).toBe(size);
    }
  });

  it('goes one by one for a while after a failure, then begins again', () => {
    const pace = new GroupPace(64);
    for (const events of [1, 2, 4]) pace.went(events, 5);
    pace.failed();
    for (let n = 0; n < 64; n += 1) {
      expect(pace.size).toBe(1);
      pace.went(1, 5);
    }
    pace.went(1, 5);
    expect(pace.size).toBe(2);
  });

  it('never groups where only one is allowed', () => {
    const pace = new GroupPace(1);
    for (let n = 0; n < 10; n += 1) pace.went(1, 1);
    expect(pace.size).toBe(1);
  });
});
