import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { ConnectedRedis } from './connected-redis.js';
import type { RedisConnection } from './redis-connection.js';

/** A connection whose answers the test decides. */
class FakeConnection implements RedisConnection {
  readonly sent: string[][] = [];
  readonly channels = new Map<string, (message: string) => void>();
  readonly broken: Promise<unknown>;
  ended = false;
  private break!: (reason: unknown) => void;

  constructor(private readonly answer: (command: readonly string[]) => Promise<unknown>) {
    this.broken = new Promise((done) => (this.break = done));
  }

  send(command: readonly string[]): Promise<unknown> {
    this.sent.push([...command]);
    return this.answer(command);
  }

  subscribe(channel: string, listener: (message: string) => void): Promise<void> {
    this.channels.set(channel, listener);
    return Promise.resolve();
  }

  end(): void {
    this.ended = true;
    this.lose('ended');
  }

  lose(reason: string): void {
    this.break(new Error(reason));
  }
}

const closing: ConnectedRedis[] = [];
afterEach(async () => {
  for (const redis of closing.splice(0)) await redis.close();
});

const never = (): Promise<never> => new Promise(() => undefined);
const pong = (): Promise<string> => Promise.resolve('PONG');

async function opened(connect: () => Promise<FakeConnection>) {
  const lines: string[] = [];
  const redis = new ConnectedRedis({
    connect,
    prefix: 'test:',
    log: { warn: (line) => lines.push(line), info: (line) => lines.push(line) },
    patienceMilliseconds: 10,
    heartbeatMilliseconds: 5,
    retryMilliseconds: 1,
  });
  closing.push(redis);
  await redis.open();
  return { redis, lines };
}

describe('Redis', () => {
  it('names keys and channels apart from those of others', async () => {
    const connection = new FakeConnection(pong);
    const { redis } = await opened(() => Promise.resolve(connection));
    redis.keep('a', 'x', 1000);
    await redis.read('a', 'b');
    redis.listen('news', () => undefined);
    expect(connection.sent).toEqual(
      expect.arrayContaining([
        ['SET', 'test:a', 'x', 'PX', '1000'],
        ['MGET', 'test:a', 'test:b'],
      ]),
    );
    expect([...connection.channels.keys()]).toEqual(['test:news']);
  });

  it('that was never there answers nothing, at once, and is told once', async () => {
    const { redis, lines } = await opened(() => Promise.reject(new Error('refused')));
    for (let count = 0; count < 50; count += 1) expect(await redis.read('a')).toBeUndefined();
    expect(await redis.count('a', 1000)).toBeUndefined();
    redis.keep('a', 'x', 1);
    redis.publish('news', 'x');
    expect(lines).toEqual(['Redis is away, going on without it: refused']);
  });

  it('that fails a command answers nothing for it', async () => {
    const { redis, lines } = await opened(() =>
      Promise.resolve(new FakeConnection(([name]) => (name === 'PING' ? pong() : Promise.reject(new Error('OOM'))))),
    );
    for (let count = 0; count < 50; count += 1) expect(await redis.read('a')).toBeUndefined();
    expect(lines).toEqual(['Redis is away, going on without it: OOM']);
  });

  it('that hangs is waited for once, then asked by the heartbeat only, and given up for a new connection', async () => {
    const connections: FakeConnection[] = [];
    const { redis, lines } = await opened(() => {
      const connection = new FakeConnection(connections.length === 0 ? never : pong);
      connections.push(connection);
      return Promise.resolve(connection);
    });
    expect(await redis.read('a')).toBeUndefined();
    expect(await redis.read('a')).toBeUndefined();
    expect(connections[0]?.sent.filter(([name]) => name === 'MGET')).toHaveLength(1);
    await eventually(() => connections.length === 2);
    expect(connections[0]?.ended).toBe(true);
    expect(await eventually(() => redis.read('a'))).toBe('PONG');
    expect(lines).toHaveLength(1);
  });

  it('that was lost is connected to again, with every channel', async () => {
    const connections: FakeConnection[] = [];
    const { redis } = await opened(() => {
      connections.push(new FakeConnection(pong));
      return Promise.resolve(connections.at(-1) ?? new FakeConnection(pong));
    });
    const heard: string[] = [];
    redis.listen('news', (message) => heard.push(`one ${message}`));
    redis.listen('news', (message) => heard.push(`two ${message}`));
    connections[0]?.lose('reset');
    const channel = await eventually(() => connections[1]?.channels.get('test:news'));
    channel?.('x');
    expect(heard).toEqual(['one x', 'two x']);
  });

  it('that is closed answers nothing and comes back no more', async () => {
    let made = 0;
    const { redis, lines } = await opened(() => {
      made += 1;
      return Promise.resolve(new FakeConnection(pong));
    });
    await redis.close();
    expect(await redis.read('a')).toBeUndefined();
    expect([made, lines]).toEqual([1, []]);
  });
});
