import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createClient } from 'redis';
import { startRedis } from '@harbourlink/redis-server';
import type { RedisServer } from '@harbourlink/redis-server';
import { createService } from '../create-service.js';
import { json, Upstream } from '../upstream.fixture.js';

const limit = 20;
let folder: string;
let redis: RedisServer;
let registry: Upstream;
let gateways: { url: string; stop: () => Promise<void> }[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateways-'));
  redis = await startRedis({ folder });
  registry = await Upstream.start(json);
  gateways = [await gateway(), await gateway()];
});

afterEach(async () => {
  for (const { stop } of gateways) await stop();
  await registry.stop();
  await redis.kill();
  await rm(folder, { recursive: true });
});

async function gateway() {
  const service = await createService({
    PORT: '0',
    SERVICE_URLS: `registry=${registry.url}`,
    RATE_LIMIT_PER_MINUTE: String(limit),
    REDIS_URL: redis.url,
    LOG_LEVEL: 'silent',
  });
  return { url: (await service.start()).url, stop: () => service.stop() };
}

/** Sends requests to the gateways by turns; how many were let through. */
async function letThrough(requests: number, through = gateways): Promise<number> {
  let passed = 0;
  for (let count = 0; count < requests; count += 1) {
    const { status } = await fetch(`${through[count % through.length]?.url}/api/v1/needs`);
    if (status === 200) passed += 1;
    else expect(status).toBe(429);
  }
  return passed;
}

describe('the limit of requests', () => {
  it('holds over all gateways together', async () => {
    expect(await letThrough(limit + 10)).toBe(limit);
  });

  it('holds in each gateway when Redis is killed, which goes on from what it counted itself', async () => {
    expect(await letThrough(limit / 2)).toBe(limit / 2);
    await redis.kill();
    expect(await letThrough(3 * limit)).toBe(3 * (limit / 2));
    expect(await letThrough(5)).toBe(0);
  });

  it('lets nobody begin again who went through one gateway when Redis is emptied', async () => {
    const one = gateways.slice(0, 1);
    expect(await letThrough(limit + 5, one)).toBe(limit);
    const client = await createClient({ url: redis.url }).connect();
    await client.flushAll();
    client.destroy();
    expect(await letThrough(5, one)).toBe(0);
  });
});
