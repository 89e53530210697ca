import { describe, expect, it } from '@jest/globals';
import { adviceFor } from './advice.mjs';
import { javaMajor, MissingPrograms, missingPrograms } from './backbone.mjs';

const bare = { java: 0, maven: false, jars: false, redis: false };

describe('what Kafka and Redis need', () => {
  it('is everything on a bare machine', () => {
    expect(missingPrograms(bare)).toEqual(['java', 'maven', 'redis']);
  });

  it('is a Java that is young enough', () => {
    const there = { java: 11, maven: true, jars: true, redis: true };
    expect(missingPrograms(there)).toEqual(['java']);
    expect(missingPrograms({ ...there, java: 17 })).toEqual([]);
  });

  it('is no Maven once it has fetched the jars', () => {
    expect(missingPrograms({ java: 21, maven: false, jars: true, redis: true })).toEqual([]);
  });

  it('is nothing for what runs elsewhere', () => {
    expect(missingPrograms(bare, { brokers: 'one:9092' })).toEqual(['redis']);
    expect(missingPrograms(bare, { redisUrl: 'redis://one' })).toEqual(['java', 'maven']);
    expect(missingPrograms(bare, { brokers: 'one:9092', redisUrl: 'redis://one' })).toEqual([]);
  });

  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['openjdk version "21" 2023-09-19', 21],
    ['java version "1.8.0_202"', 8],
    ['', 0],
    [undefined, 0],
  ])('reads what Java says of itself: %s', (said, major) => {
    expect(javaMajor(said)).toBe(major);
  });

  it('is told in one line each: what is missing, and what to install', () => {
    expect(adviceFor(new MissingPrograms(['java', 'maven', 'redis']))).toEqual({
      happened: 'Java 17 or later, Maven and redis-server are not on this machine.',
      todo:
        'Install what is missing (Debian: apt-get install default-jre-headless maven redis-server), ' +
        'or name servers that run elsewhere with KAFKA_BROKERS and REDIS_URL.',
    });
    expect(adviceFor(new MissingPrograms(['redis'])).happened).toBe('redis-server is not on this machine.');
  });
});
