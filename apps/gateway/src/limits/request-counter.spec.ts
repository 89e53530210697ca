import { describe, expect, it } from '@jest/globals';
import { InProcessCounter } from './request-counter.js';

describe('the counter of requests', () => {
  it('counts each caller apart, and from one again in the next window', async () => {
    let now = 0;
    const counter = new InProcessCounter(10, () => now);
    expect(await counter.count('a', 1000)).toEqual({ count: 1, endsIn: 1000 });
    now = 400;
    expect(await counter.count('a', 1000)).toEqual({ count: 2, endsIn: 600 });
    expect(await counter.count('b', 1000)).toEqual({ count: 1, endsIn: 1000 });
    now = 1000;
    expect(await counter.count('a', 1000)).toEqual({ count: 1, endsIn: 1000 });
  });

  it('remembers a bounded number of callers', async () => {
    const counter = new InProcessCounter(2, () => 0);
    for (const caller of ['a', 'b', 'c', 'b', 'a']) await counter.count(caller, 1000);
    expect((await counter.count('a', 1000)).count).toBe(2);
    expect((await counter.count('b', 1000)).count).toBe(1);
  });
});
