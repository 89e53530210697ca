import { beforeEach, describe, expect, it } from '@jest/globals';
import { refuse } from '@harbourlink/kernel';
import type { UnitsOfWork } from '@harbourlink/persistence';
import { RedisInMemory } from '../redis/redis-in-memory.fixture.js';
import { createOnce } from './idempotency.js';
import type { CreateRequest } from './idempotency.js';
import { KeptReplyCache } from './kept-reply-cache.js';

const request: CreateRequest = { subject: 'person office', key: 'k', route: 'POST /notes', body: { title: 'x' } };

/** A database that keeps keys, does a commit when it is told, and counts how often it was asked. */
class Database {
  asked = 0;
  /** Called where COMMIT would be. */
  commit: () => void = () => undefined;
  private readonly rows = new Map<string, { request_hash: Buffer; reply: unknown }>();
  readonly units = { run: (work: (unit: object) => Promise<unknown>) => this.run(work) } as unknown as UnitsOfWork;

  private async run(work: (unit: object) => Promise<unknown>): Promise<unknown> {
    this.asked += 1;
    const after: (() => void)[] = [];
    const query = async (sql: string, [subject, key, value]: [string, string, unknown]): Promise<unknown[]> => {
      const name = `${subject} ${key}`;
      const row = this.rows.get(name);
      if (sql.startsWith('SELECT')) return [row];
      if (sql.startsWith('UPDATE') && row) row.reply = JSON.parse(value as string);
      if (!sql.startsWith('INSERT') || row) return [];
      this.rows.set(name, { request_hash: value as Buffer, reply: undefined });
      return [{}];
    };
    const result = await work({ query, afterCommit: (then: () => void) => after.push(then) });
    if (result !== null && typeof result === 'object' && 'code' in result) return result;
    this.commit();
    for (const then of after) then();
    return result;
  }
}

describe('the cache of replies', () => {
  let redis: RedisInMemory;
  let database: Database;
  const create = (changes: Partial<CreateRequest> = {}, service = 'registry') =>
    createOnce(
      { units: database.units, cache: new KeptReplyCache(redis, service) },
      { ...request, ...changes },
      async () => ({ id: `made by ask ${database.asked}` }),
    );

  beforeEach(() => {
    redis = new RedisInMemory();
    database = new Database();
  });

  it('answers a repeated create without the database', async () => {
    expect(await create()).toEqual({ body: { id: 'made by ask 1' }, replayed: false });
    expect(await create()).toEqual({ body: { id: 'made by ask 1' }, replayed: true });
    expect(database.asked).toBe(1);
  });

  it('leaves the same to the database when it was flushed, and learns it again', async () => {
    await create();
    redis.values.clear();
    expect(await create()).toEqual({ body: { id: 'made by ask 1' }, replayed: true });
    expect(database.asked).toBe(2);
    await create();
    expect(database.asked).toBe(2);
  });

  it('leaves the same to the database when Redis is away, or holds nonsense', async () => {
    await create();
    redis.away = true;
    expect(await create()).toEqual({ body: { id: 'made by ask 1' }, replayed: true });
    redis.away = false;
    for (const nonsense of ['', '{', 'null', '7', '{"hash":"x"}', '[]']) {
      for (const key of redis.values.keys()) redis.values.set(key, nonsense);
      expect(await create()).toEqual({ body: { id: 'made by ask 1' }, replayed: true });
    }
  });

  it('never answers another subject, key or service', async () => {
    await create();
    expect(await create({ subject: 'another office' })).toMatchObject({ replayed: false });
    expect(await create({ key: 'l' })).toMatchObject({ replayed: false });
    await createOnce(
      { units: new Database().units, cache: new KeptReplyCache(redis, 'mou') },
      request,
      async () => 'x',
    );
    expect(redis.values.size).toBe(4);
  });

  it('does not answer another request with the same key: the database refuses it', async () => {
    await create();
    await expect(create({ body: { title: 'y' } })).rejects.toMatchObject({ code: 'idempotency.key-reused' });
    await expect(create({ route: 'POST /others' })).rejects.toMatchObject({ code: 'idempotency.key-reused' });
  });

  it('knows nothing of what is not committed', async () => {
    database.commit = () => {
      expect(redis.values.size).toBe(0);
      throw new Error('the database went away during COMMIT');
    };
    await expect(create()).rejects.toThrow('COMMIT');
    expect(redis.values.size).toBe(0);
  });

  it('knows nothing of what was refused', async () => {
    const refusal = refuse('note.unwelcome', 'conflict');
    const stores = { units: database.units, cache: new KeptReplyCache(redis, 'registry') };
    expect(await createOnce(stores, request, async () => refusal)).toEqual(refusal);
    expect(redis.values.size).toBe(0);
  });

  it('keeps an answer without a body, and none that is very long', async () => {
    const stores = { units: database.units, cache: new KeptReplyCache(redis, 'registry') };
    await createOnce(stores, request, async () => undefined);
    expect(await createOnce(stores, request, async () => 'again')).toEqual({ body: null, replayed: true });
    await createOnce(stores, { ...request, key: 'long' }, async () => 'x'.repeat(70_000));
    expect(redis.values.size).toBe(1);
  });
});
