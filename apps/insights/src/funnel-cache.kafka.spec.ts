import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'redis';
import { EnterpriseDraftedSchema } from '@harbourlink/contracts/registry';
import { newId } from '@harbourlink/kernel';
import { startRedis } from '@harbourlink/redis-server';
import type { RedisServer } from '@harbourlink/redis-server';
import { eventually } from '@harbourlink/testing';
import { startInsights } from './insights-service.fixture.js';

let folder: string;
let redis: RedisServer;
let at: Awaited<ReturnType<typeof startInsights>>;
/** How many enterprises are known, as each replica says. */
let known: (() => Promise<number>)[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insights-'));
  redis = await startRedis({ folder });
  at = await startInsights({ REDIS_URL: redis.url });
  const other = await at.startReplica();
  const askers = [await at.asker('administrator'), await at.asker('administrator', other)];
  known = askers.map((ask) => async () => {
    const { status, body } = await ask('funnel');
    expect(status).toBe(200);
    return (body['stages'] as { stage: string; count: number }[]).find(({ stage }) => stage === 'known')?.count ?? -1;
  });
});

afterAll(async () => {
  await at.stop();
  await redis.kill();
  await rm(folder, { recursive: true });
});

const profile = { names: { en: 'Sample' }, sectorCodes: [], seeks: true, provides: false, languageCodes: [] };
const draft = () => at.registry.publish(EnterpriseDraftedSchema, { profile, byPersonId: newId() });
/** What only a look into the table shows: nobody told of it. */
const addUntold = () => at.sql('INSERT INTO enterprise_fact (id) VALUES ($1)', [newId()]);
const both = () => Promise.all(known.map((ask) => ask()));

/** Asks until the answer is kept under the stamp that holds. */
async function keep(): Promise<void> {
  const client = await createClient({ url: redis.url }).connect();
  await eventually(async () => {
    await known[0]?.();
    const [stamp, kept] = await client.mGet(
      ['stamp', 'of: '].map((name) => `harbourlink:read:insights:funnel:${name}`),
    );
    return stamp && kept?.includes(stamp);
  });
  client.destroy();
}

describe('the figures of the funnel', () => {
  it('are kept for all replicas until an event changes them, and read anew when Redis is emptied or gone', async () => {
    await draft();
    await eventually(async () => (await both()).join() === '1,1');
    await keep();
    await addUntold();
    expect(await both()).toEqual([1, 1]);
    await draft();
    await eventually(async () => (await both()).join() === '3,3', { within: 1_500 });

    await keep();
    await addUntold();
    const client = await createClient({ url: redis.url }).connect();
    await client.flushAll();
    client.destroy();
    expect(await both()).toEqual([4, 4]);

    await keep();
    await addUntold();
    await redis.kill();
    expect(await both()).toEqual([5, 5]);
  });
});
