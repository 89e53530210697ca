import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'redis';
import { MembershipGrantedSchema, MembershipRevokedSchema } from '@harbourlink/contracts/identity';
import { newId } from '@harbourlink/kernel';
import { startRedis } from '@harbourlink/redis-server';
import type { RedisServer } from '@harbourlink/redis-server';
import { eventually } from '@harbourlink/testing';
import type { Publisher } from '../testing/index.js';
import { SampleService } from './sample-service.fixture.js';

let folder: string;
let redis: RedisServer;
let client: Awaited<ReturnType<typeof connected>>;
let one: SampleService;
let two: SampleService;
let identity: Publisher;
const officer = newId();
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replicas-'));
  redis = await startRedis({ folder });
  client = await connected(redis.url);
  one = await SampleService.start({ REDIS_URL: redis.url });
  two = await one.startReplica();
  ({ identity } = await one.database.startPublishers());
  await one.member(officer, 'officer');
  token = await one.token(officer);
});

afterAll(async () => {
  client.destroy();
  await one.stop();
  await redis.kill();
  await rm(folder, { recursive: true });
});

const connected = (url: string) =>
  createClient({ url })
    .on('error', () => undefined)
    .connect();

const create = (at: SampleService, key: string, title = 'x', as = token) =>
  at.call('POST', '/api/v1/notes', { token: as, headers: { 'idempotency-key': key }, body: { title } });

const cachedReplies = () => client.keys('harbourlink:reply:*');

/** A create whose reply is in the cache. */
async function cachedCreate(title: string): Promise<{ key: string; id: unknown }> {
  const before = (await cachedReplies()).length;
  const key = newId();
  const made = await create(one, key, title);
  expect(made.status).toBe(201);
  await eventually(async () => (await cachedReplies()).length === before + 1);
  return { key, id: made.body['id'] };
}

async function expectReplay(at: SampleService, key: string, title: string, id: unknown): Promise<void> {
  const again = await create(at, key, title);
  expect(again).toMatchObject({ status: 201, body: { id } });
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect(again.headers.get('etag')).toBe('"1"');
  expect(await one.sql('SELECT 1 FROM registry.note WHERE title = $1', [title])).toHaveLength(1);
}

describe('a repeated create', () => {
  it('is answered by another replica without the database', async () => {
    const { key, id } = await cachedCreate('cached');
    await one.sql('DELETE FROM registry.idempotency_key WHERE key = $1', [key]);
    await expectReplay(two, key, 'cached', id);
  });

  it('is answered by the database when Redis was emptied', async () => {
    const { key, id } = await cachedCreate('flushed');
    await client.flushAll();
    await expectReplay(two, key, 'flushed', id);
  });

  it('is another one for another person, and refused with another body', async () => {
    const { key, id } = await cachedCreate('mine');
    const colleague = newId();
    await one.member(colleague, 'officer');
    const theirs = await create(two, key, 'mine', await one.token(colleague));
    expect(theirs.status).toBe(201);
    expect(theirs.body['id']).not.toBe(id);
    expect(await create(two, key, 'not mine')).toMatchObject({ status: 422, body: { code: 'idempotency.key-reused' } });
  });

  it('of what was refused or failed is in no cache', async () => {
    const before = await cachedReplies();
    expect((await create(one, newId(), 'refuse me')).status).toBe(409);
    expect((await create(one, newId(), 'fail me')).status).toBe(500);
    // A reply that is kept afterwards comes after whatever these two would have kept.
    await cachedCreate('kept');
    expect(await cachedReplies()).toHaveLength(before.length + 1);
  });
});

describe('a role that is taken away', () => {
  it('is gone in every replica as soon as one of them has heard', async () => {
    const person = newId();
    const theirs = await one.token(person);
    const membership = {
      personId: person,
      organisationId: 'wuhan',
      organisationKindCode: 'office',
      roleCode: 'officer',
    };
    const key = await identity.publish(MembershipGrantedSchema, membership);
    const mayCreate = async (at: SampleService) => (await create(at, newId(), 'role', theirs)).status === 201;
    for (const replica of [one, two]) await eventually(() => mayCreate(replica));
    await identity.publish(MembershipRevokedSchema, {}, key);
    await eventually(() =>
      one
        .sql('SELECT 1 FROM registry.known_membership WHERE id = $1 AND revoked_at IS NOT NULL', [key])
        .then((rows) => rows.length === 1),
    );
    // By itself a replica would go on for two seconds with what it knew.
    for (const replica of [one, two]) await eventually(async () => !(await mayCreate(replica)), { within: 1_000 });
  });
});

describe('Redis killed', () => {
  it('costs no answer: creates happen once, and those from before are answered', async () => {
    const { key, id } = await cachedCreate('before');
    await redis.kill();
    const began = Date.now();
    await expectReplay(two, key, 'before', id);
    const later = newId();
    const made = await create(one, later, 'after');
    expect(made.status).toBe(201);
    await expectReplay(two, later, 'after', made.body['id']);
    expect(Date.now() - began).toBeLessThan(2_000);
    for (const replica of [one, two]) expect(await replica.call('GET', '/health/ready')).toMatchObject({ status: 200 });
  });
});
