import { setTimeout as pause } from 'node:timers/promises';

/** One connection, from its handshake until it breaks; it is never mended, a new one is made. */
export interface RedisConnection {
  send(command: readonly string[]): Promise<unknown>;
  subscribe(channel: string, listener: (message: string) => void): Promise<unknown>;
  /** Resolves with the reason when the connection is no more. */
  readonly broken: Promise<unknown>;
  end(): void;
}

/** A server that does not greet within this is as good as none. */
const handshakeMilliseconds = 1_000;

/** Opens a connection. The client's package is loaded here and not before: most processes never need it. */
export async function connectRedis(url: string): Promise<RedisConnection> {
  const { createClient } = await import('redis');
  const client = createClient({
    url,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    // Its own way of coming back waits for ever for the greeting of a server that hangs.
    socket: { reconnectStrategy: false, connectTimeout: handshakeMilliseconds },
  });
  const broken = new Promise<unknown>((done) => {
    client.on('error', done);
    client.on('end', () => done(new Error('the connection was closed')));
  });
  const tooLate = pause(handshakeMilliseconds, undefined, { ref: false }).then(() => {
    throw new Error(`no greeting within ${handshakeMilliseconds} ms`);
  });
  try {
    await Promise.race([client.connect(), tooLate]);
  } catch (error) {
    client.destroy();
    throw error;
  }
  return {
    send: (command) => client.sendCommand([...command]),
    subscribe: (channel, listener) => client.subscribe(channel, listener),
    broken,
    end: () => client.destroy(),
  };
}
