import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startRedis } from './redis-server.js';

describe('a Redis server', () => {
  it('that is not installed is reported in one line that says what to install', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'harbourlink-redis-'));
    try {
      await expect(startRedis({ folder, program: 'no-such-redis-server' })).rejects.toMatchObject({
        name: 'RedisNotStarted',
        problem: 'no-program',
        message: expect.stringMatching(/^no-such-redis-server is not on this machine: install .*redis-server.*$/),
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
