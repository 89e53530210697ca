import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startRedis, stopLeftoverRedis, type RedisServer } from './redis-server.js';

let folder: string;
const running: RedisServer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harbourlink-redis-'));
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.kill();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(port?: number): Promise<RedisServer> {
  const server = await startRedis({ folder, ...(port !== undefined && { port }) });
  running.push(server);
  return server;
}

function ask(port: number, command: string): Promise<string> {
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('error', failed);
    socket.once('data', (chunk) => {
      socket.destroy();
      done(chunk.toString());
    });
  });
}

describe('a Redis server', () => {
  it('answers once it is there, and keeps nothing on disk', async () => {
    const server = await start();
    expect(server.url).toBe(`redis://127.0.0.1:${server.port}`);
    expect(await ask(server.port, 'SET a 1')).toBe('+OK\r\n');
    await server.stop();
    await server.ended;
    expect((await readdir(folder)).filter((name) => !/^redis\.(log|pid)$/.test(name))).toEqual([]);
  });

  it('listens on the port it was told, and says when that is taken', async () => {
    const first = await start();
    const other = await mkdtemp(join(tmpdir(), 'harbourlink-redis-'));
    try {
      await expect(startRedis({ folder: other, port: first.port })).rejects.toMatchObject({ problem: 'port-in-use' });
    } finally {
      await rm(other, { recursive: true, force: true });
    }
    await first.kill();
    expect((await start(first.port)).port).toBe(first.port);
  });

  it('left behind in the folder is stopped by the next start', async () => {
    const left = await start();
    const next = await start();
    await left.ended;
    expect(await ask(next.port, 'PING')).toBe('+PONG\r\n');
    await stopLeftoverRedis(folder);
    await next.ended;
  });
});
