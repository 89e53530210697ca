import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startRedis } from '@harbourlink/redis-server';
import type { RedisServer } from '@harbourlink/redis-server';
import { eventually } from '@harbourlink/testing';
import { redisFromEnvironment } from './redis-from-environment.js';
import type { Redis } from './redis.js';

let folder: string;
let server: RedisServer;
const clients: Redis[] = [];
const lines: string[] = [];
const log = { warn: (line: string) => lines.push(line), info: (line: string) => lines.push(line) };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harbourlink-redis-'));
  server = await startRedis({ folder });
  lines.length = 0;
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  await server.kill();
  await rm(folder, { recursive: true, force: true });
});

async function client(): Promise<Redis> {
  const redis = redisFromEnvironment({ REDIS_URL: server.url }, log);
  clients.push(redis);
  await redis.open();
  return redis;
}

describe('a real Redis', () => {
  it('remembers for a while', async () => {
    const [one, two] = [await client(), await client()];
    one.keep('a', 'x', 60_000);
    one.keep('b', 'y', 1);
    await eventually(async () => (await two.read('a', 'b'))?.join() === 'x,');
    expect(await two.read('a', 'b', 'c')).toEqual(['x', null, null]);
  });

  it('counts for all in one window, which ends', async () => {
    const [one, two] = [await client(), await client()];
    const counts = await Promise.all([one, two, one, two].map((redis) => redis.count('caller', 60_000)));
    expect(counts.map((counted) => counted?.count).toSorted()).toEqual([1, 2, 3, 4]);
    expect(counts.every((counted) => counted && counted.endsIn > 59_000 && counted.endsIn <= 60_000)).toBe(true);
    await one.count('short', 20);
    await eventually(async () => (await two.count('short', 20))?.count === 1);
  });

  it('passes words on, to the teller as well, over the connection that asks', async () => {
    const [one, two] = [await client(), await client()];
    const heard: string[] = [];
    one.listen('news', (message) => heard.push(`one ${message}`));
    two.listen('news', (message) => heard.push(`two ${message}`));
    await eventually(() => {
      one.publish('news', 'x');
      return heard.includes('one x') && heard.includes('two x');
    });
    expect(await one.read('a')).toEqual([null]);
  });

  it('may be killed: everything answers at once, the outage is told once, and it is used again when it is back', async () => {
    const redis = await client();
    const heard: string[] = [];
    redis.listen('news', (message) => heard.push(message));
    await server.kill();
    const began = Date.now();
    for (let count = 0; count < 200; count += 1) {
      expect(await redis.read('a')).toBeUndefined();
      expect(await redis.count('a', 1000)).toBeUndefined();
    }
    expect(Date.now() - began).toBeLessThan(2_000);
    expect(lines.filter((line) => line.startsWith('Redis is away'))).toHaveLength(1);
    server = await startRedis({ folder, port: server.port });
    await eventually(() => redis.read('a'), { within: 5_000 });
    await eventually(() => {
      redis.publish('news', 'again');
      return heard.includes('again');
    });
    expect(lines).toHaveLength(1);
  });

  it('may hang: nobody waits for it long, and it is used again when it goes on', async () => {
    const redis = await client();
    process.kill(server.pid, 'SIGSTOP');
    try {
      const began = Date.now();
      for (let count = 0; count < 100; count += 1) expect(await redis.read('a')).toBeUndefined();
      expect(Date.now() - began).toBeLessThan(1_000);
    } finally {
      process.kill(server.pid, 'SIGCONT');
    }
    await eventually(() => redis.read('a'), { within: 5_000 });
  });
});
