import { setTimeout as pause } from 'node:timers/promises';
import { adviceOn, RedisRefusal } from './redis-advice.js';

/** One connection, from its handshake until it breaks; it is never mended, a new one is made. */
export interface RedisConnection {
  send(command: readonly string[]): Promise<unknown>;
  subscribe(channel: string, listener: (message: string) => void): Promise<unknown>;
  /** Resolves with the reason when the connection is no more. */
  readonly broken: Promise<unknown>;
  end(): void;
}

export interface RedisPlace {
  readonly url: string;
  /** A certificate to trust instead of the system's, as PEM. */
  readonly authority?: string;
}

/** A server that does not greet within this is as good as none. */
const handshakeMilliseconds = 1_000;

/** Opens a connection. The client's package is loaded here and not before: most processes never need it. */
export async function connectRedis({ url, authority }: RedisPlace): Promise<RedisConnection> {
  const { createClient } = await import('redis');
  const tls = url.startsWith('rediss:');
  const client = createClient({
    url,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    // Its own way of coming back waits for ever for the greeting of a server that hangs.
    socket: {
      reconnectStrategy: false,
      connectTimeout: handshakeMilliseconds,
      ...(tls && { tls, ...(authority !== undefined && { ca: authority }) }),
    },
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
    const advice = adviceOn(error, { tls });
    if (advice === undefined) throw error;
    throw new RedisRefusal(`${String((error as Error).message)}: ${advice}`, { cause: error });
  }
  return {
    send: (command) => client.sendCommand([...command]),
    subscribe: (channel, listener) => client.subscribe(channel, listener),
    broken,
    end: () => client.destroy(),
  };
}
