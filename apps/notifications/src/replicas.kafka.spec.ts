import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EnterpriseCheckedSchema } from '@harbourlink/contracts/registry';
import { startRedis } from '@harbourlink/redis-server';
import type { RedisServer } from '@harbourlink/redis-server';
import { eventually } from '@harbourlink/testing';
import { EventReader } from './notices/http/event-reader.fixture.js';
import { profileOf, startService } from './service.fixture.js';

let folder: string;
let redis: RedisServer;
let at: Awaited<ReturnType<typeof startService>>;
let addresses: string[];
const readers: EventReader[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replicas-'));
  redis = await startRedis({ folder });
  at = await startService({ REDIS_URL: redis.url });
  addresses = [at.url, await at.startReplica()];
});

afterAll(async () => {
  for (const reader of readers) await reader.close();
  await at.stop();
  await redis.kill();
  await rm(folder, { recursive: true });
});

/** A person of a firm who reads their notices at every replica. */
async function personWhoReadsEverywhere() {
  const firm = randomUUID();
  const person = await at.member(firm);
  await eventually(async () => (await at.sql(`SELECT 1 FROM known_membership WHERE person_id = '${person}'`)).length);
  const token = await at.people.tokenOf(person);
  const streams = await Promise.all(addresses.map((url) => EventReader.open(url, token)));
  readers.push(...streams);
  for (const stream of streams) expect(await stream.next()).toMatchObject({ event: 'ready', id: '0' });
  return { firm, streams };
}

/** Milliseconds between the notice being heard at the first replica and at the last. */
async function apart(firm: string, streams: readonly EventReader[], id: string): Promise<number> {
  const dates = { checkedOn: '2026-11-22', validUntilOn: '2027-11-22' };
  const data = { profile: profileOf(`Sample ${id}`), ...dates, byPersonId: randomUUID() };
  await at.registry.publish(EnterpriseCheckedSchema, data, firm);
  const heard = await Promise.all(
    streams.map(async (stream) => {
      expect(await stream.next()).toMatchObject({ event: 'notice', id });
      return performance.now();
    }),
  );
  return Math.max(...heard) - Math.min(...heard);
}

describe('a live stream', () => {
  it('hears at once, at whichever replica, of what another wrote; without Redis a little later', async () => {
    const { firm, streams } = await personWhoReadsEverywhere();
    let apartInAll = 0;
    // Looking into the table alone, they would be a second apart on average.
    for (const id of ['1', '2', '3', '4', '5']) apartInAll += await apart(firm, streams, id);
    expect(apartInAll).toBeLessThan(2_000);
    await redis.kill();
    for (const id of ['6', '7']) expect(await apart(firm, streams, id)).toBeLessThan(10_000);
    for (const url of addresses) expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });
});
