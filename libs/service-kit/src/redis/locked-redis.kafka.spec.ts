import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startRedis } from '@harbourlink/redis-server';
import type { RedisServer } from '@harbourlink/redis-server';
import { eventually, freePort, testCertificates, testRedisUrl } from '@harbourlink/testing';
import type { TestCertificates } from '@harbourlink/testing';
import { redisFromEnvironment } from './redis-from-environment.js';
import type { Redis } from './redis.js';

let folder: string;
let certificates: TestCertificates;
let server: RedisServer;
let opened: Redis | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harbourlink-redis-'));
  certificates = await testCertificates(folder);
  const users = join(folder, 'users.acl');
  await writeFile(users, 'user default off\nuser platform on >secret ~harbourlink:* &harbourlink:* +@all\n');
  const port = await freePort();
  const settings = {
    port: '0',
    'tls-port': String(port),
    'tls-cert-file': certificates.certificate,
    'tls-key-file': certificates.key,
    'tls-ca-cert-file': certificates.authority,
    'tls-auth-clients': 'no',
    aclfile: users,
  };
  server = await startRedis({ folder, port, settings });
});
afterEach(() => opened?.close());
afterAll(async () => {
  await server.kill();
  await rm(folder, { recursive: true, force: true });
});

/** By the environment alone; what it logs. */
async function open(environment: Record<string, string>): Promise<{ redis: Redis; lines: string[] }> {
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const redis = redisFromEnvironment(environment, { warn: log, info: log });
  opened = redis;
  await redis.open();
  return { redis, lines };
}

const url = (login = 'platform:secret@', host = '127.0.0.1', scheme = 'rediss') =>
  `${scheme}://${login}${host}:${server.port}`;
const trusted = () => ({ REDIS_TLS_CA_FILE: certificates.authority });

describe('a Redis that speaks TLS and asks for a name and a password', () => {
  it('is used like any other', async () => {
    const { redis } = await open({ REDIS_URL: url(), ...trusted() });
    await eventually(async () => (await redis.count('caller', 60_000))?.count, { within: 10_000 });
    redis.keep('a', 'x', 60_000);
    await eventually(async () => (await redis.read('a'))?.join() === 'x');
    const heard: string[] = [];
    redis.listen('news', (message) => heard.push(message));
    await eventually(() => {
      redis.publish('news', 'x');
      return heard.includes('x');
    });
  });

  it.each([
    ['a wrong password', () => ({ REDIS_URL: url('platform:wrong@'), ...trusted() }), 'the password of REDIS_URL'],
    ['no name', () => ({ REDIS_URL: url(''), ...trusted() }), 'the password of REDIS_URL'],
    ['a certificate nobody trusts', () => ({ REDIS_URL: url() }), 'set REDIS_TLS_CA_FILE'],
    ['a certificate for another', () => ({ REDIS_URL: url(undefined, 'localhost'), ...trusted() }), 'name the host'],
    ['no TLS', () => ({ REDIS_URL: url(undefined, undefined, 'redis') }), 'begin with rediss://'],
    ['TLS where there is none', () => ({ REDIS_URL: testRedisUrl().replace('redis:', 'rediss:') }), 'redis://'],
  ])('with %s is gone without, which is said once with what to set', async (_what, environment, advice) => {
    const { redis, lines } = await open(environment());
    const advised = (): string[] => lines.filter((line) => line.includes(advice));
    await eventually(() => advised().length > 0, { within: 10_000 });
    expect(await redis.read('a')).toBeUndefined();
    expect(advised()).toEqual([expect.stringMatching(/^Redis is away, going on without it: /)]);
    expect(lines.join('\n')).not.toMatch(/secret|:wrong@/);
  });
});
