import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

/** Both ends of one connection through the proxy. */
interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  /** Bytes of it were swallowed: it can never be right again. */
  isSpoiled: boolean;
}

/** What is done to bytes in one direction; only what arrives from now on. */
export interface Trouble {
  /** Accepted and thrown away; the connection stays open. */
  readonly swallowsRequests?: boolean;
  readonly swallowsAnswers?: boolean;
  /** Each way. */
  readonly delayMilliseconds?: number;
  /** New connections are ended at once. */
  readonly refuses?: boolean;
}

/** Stands between services and a server they use, and does to the connections what networks do. */
export class TcpProxy {
  private readonly pairs = new Set<Pair>();
  private trouble: Trouble = {};

  private constructor(
    private readonly server: Server,
    readonly port: number,
    private readonly target: { port: number },
  ) {}

  /** Listens on `port`; where it leads to may be said later. */
  static async start(port: number, targetPort = 0): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen({ port, host: '127.0.0.1' }, resolve);
    });
    const proxy = new TcpProxy(server, port, { port: targetPort });
    server.on('connection', (client) => proxy.accept(client));
    return proxy;
  }

  leadTo(port: number): void {
    this.target.port = port;
  }

  begin(trouble: Trouble): void {
    this.trouble = trouble;
  }

  /** Ends every connection there is, as a reset would. */
  cut(): void {
    for (const pair of this.pairs) end(pair);
  }

  /** No trouble any more: connections that have lost bytes are ended, the others go on. */
  heal(): void {
    this.trouble = {};
    for (const pair of this.pairs) if (pair.isSpoiled) end(pair);
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.cut();
    await closed;
  }

  private accept(client: Socket): void {
    if (this.trouble.refuses || this.target.port === 0) {
      client.on('error', () => undefined);
      client.resetAndDestroy();
      return;
    }
    const server = connect({ port: this.target.port, host: '127.0.0.1', noDelay: true });
    client.setNoDelay(true);
    // Whatever is left of a connection keeps nobody from ending.
    client.unref();
    server.unref();
    const pair = { client, server, isSpoiled: false };
    this.pairs.add(pair);
    this.pipe(pair, client, server, () => this.trouble.swallowsRequests ?? false);
    this.pipe(pair, server, client, () => this.trouble.swallowsAnswers ?? false);
  }

  private pipe(pair: Pair, from: Socket, to: Socket, swallows: () => boolean): void {
    let lastDue = 0;
    let waiting = 0;
    from.on('data', (bytes) => {
      if (swallows()) {
        pair.isSpoiled = true;
        return;
      }
      const now = performance.now();
      const due = Math.max(now + (this.trouble.delayMilliseconds ?? 0), lastDue);
      if (due <= now && waiting === 0) {
        this.write(from, to, bytes);
        return;
      }
      lastDue = due;
      waiting += 1;
      setTimeout(() => {
        waiting -= 1;
        this.write(from, to, bytes);
      }, due - now);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      this.pairs.delete(pair);
      // Nobody hears of the end of a connection that is open on one side only.
      if (pair.isSpoiled && swallows()) this.pairs.add(pair);
      else to.destroySoon();
    });
  }

  private write(from: Socket, to: Socket, bytes: Buffer): void {
    if (to.destroyed || to.write(bytes)) return;
    from.pause();
    to.once('drain', () => from.resume());
  }
}

function end({ client, server }: Pair): void {
  client.resetAndDestroy();
  server.resetAndDestroy();
}
