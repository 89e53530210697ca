import { describe, expect, it } from '@jest/globals';
import { redisFromEnvironment } from './redis-from-environment.js';
import { NoRedis } from './redis.js';

const log = { warn: () => undefined, info: () => undefined };

describe('the Redis of an environment', () => {
  it('is none when none is named', async () => {
    const redis = redisFromEnvironment({}, log);
    expect(redis).toBeInstanceOf(NoRedis);
    await redis.open();
    expect([await redis.read('a'), await redis.count('a', 1)]).toEqual([undefined, undefined]);
  });

  it.each(['localhost:6379', 'http://localhost', 'redis://', 'redis://a b'])('is refused for the address %s', (url) => {
    expect(() => redisFromEnvironment({ REDIS_URL: url }, log)).toThrow('REDIS_URL is not an address');
  });

  it('never repeats the password of an address', () => {
    expect(() => redisFromEnvironment({ REDIS_URL: 'redis://:s3cret@a b' }, log)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('s3cret') }),
    );
  });
});
