import { describe, expect, it } from '@jest/globals';
import { NoRedis } from '@harbourlink/service-kit/redis';
import type { Counted } from '@harbourlink/service-kit/redis';
import { SharedCounter } from './shared-counter.js';

/** Answers what the test says, and remembers what was counted. */
class Told extends NoRedis {
  counted: Counted | undefined;
  readonly keys: string[] = [];

  override async count(key?: string): Promise<undefined> {
    this.keys.push(key ?? '');
    return this.counted as undefined;
  }
}

describe('the count of all gateways', () => {
  it('is what Redis says', async () => {
    const redis = new Told();
    redis.counted = { count: 7, endsIn: 500 };
    expect(await new SharedCounter(redis).count('a', 1000)).toEqual({ count: 7, endsIn: 500 });
  });

  it('goes on with its own where Redis is away, and does not begin again', async () => {
    const redis = new Told();
    const counter = new SharedCounter(redis);
    for (let count = 1; count <= 3; count += 1) {
      redis.counted = { count: 10 + count, endsIn: 500 };
      await counter.count('a', 60_000);
    }
    redis.counted = undefined;
    expect((await counter.count('a', 60_000)).count).toBe(4);
  });

  it('does not fall below its own where Redis was emptied', async () => {
    const redis = new Told();
    const counter = new SharedCounter(redis);
    for (let count = 1; count <= 3; count += 1) await counter.count('a', 60_000);
    redis.counted = { count: 1, endsIn: 60_000 };
    expect((await counter.count('a', 60_000)).count).toBe(4);
  });

  it('keeps addresses and people out of Redis', async () => {
    const redis = new Told();
    await new SharedCounter(redis).count('subject anna 10.1.2.3', 1000);
    expect(redis.keys[0]).toMatch(/^requests:[\w-]{43}$/);
  });
});
