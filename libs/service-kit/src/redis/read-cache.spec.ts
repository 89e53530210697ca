import { beforeEach, describe, expect, it } from '@jest/globals';
import { ReadCache } from './read-cache.js';
import { RedisInMemory } from './redis-in-memory.fixture.js';

describe('the cache of a read', () => {
  let redis: RedisInMemory;
  let cache: ReadCache;
  let table: number;
  let reads: number;
  const read = async (): Promise<{ rows: number }> => {
    reads += 1;
    return { rows: table };
  };
  const get = (key = 'all') => cache.get(key, read);

  beforeEach(async () => {
    redis = new RedisInMemory();
    cache = new ReadCache(redis, 'figures');
    [table, reads] = [1, 0];
    await get();
    await get();
    reads = 0;
  });

  it('reads once until something changes, each key for itself', async () => {
    expect([await get(), await get('other'), await get('other')]).toEqual([{ rows: 1 }, { rows: 1 }, { rows: 1 }]);
    expect(reads).toBe(1);
    table = 2;
    cache.changed();
    expect([await get(), await get()]).toEqual([{ rows: 2 }, { rows: 2 }]);
    expect(reads).toBe(2);
  });

  it('does not keep what a change overtook while it was read', async () => {
    cache.changed();
    const overtaken = cache.get('all', async () => {
      const before = { rows: table };
      table = 2;
      cache.changed();
      return before;
    });
    expect(await overtaken).toEqual({ rows: 1 });
    expect(await get()).toEqual({ rows: 2 });
  });

  it('reads when Redis is away, was emptied, or holds nonsense', async () => {
    table = 2;
    redis.away = true;
    expect(await get()).toEqual({ rows: 2 });
    redis.away = false;
    redis.values.clear();
    expect(await get()).toEqual({ rows: 2 });
    for (const nonsense of ['', '{', '7', '{}', '{"stamp":null,"value":1}']) {
      redis.values.set('read:figures:of:all', nonsense);
      expect(await get()).toEqual({ rows: 2 });
    }
  });

  it('keeps nothing under a stamp that is not there', async () => {
    redis.values.clear();
    await get();
    expect([...redis.values.keys()]).toEqual(['read:figures:stamp']);
  });
});
