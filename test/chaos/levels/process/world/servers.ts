import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startKafka, startKafkaCluster } from '@harbourlink/kafka-server';
import type { KafkaCluster, KafkaServer } from '@harbourlink/kafka-server';
import { freeLoopbackPort, freeLoopbackPorts } from '@harbourlink/own-server';
import { startPostgres } from '@harbourlink/postgres-server';
import type { PostgresServer } from '@harbourlink/postgres-server';
import { createClient } from 'redis';
import { startRedis } from '@harbourlink/redis-server';
import type { RedisServer } from '@harbourlink/redis-server';
import { TcpProxy } from './tcp-proxy.js';
import { Turns } from './turns.js';

const libfaketime = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';

/** A real PostgreSQL behind a proxy; it may be ended at once and comes back on its data. */
export class PostgresBehindProxy {
  private server!: PostgresServer;

  private constructor(
    private readonly folder: string,
    readonly proxy: TcpProxy,
  ) {}

  static async start(folder: string): Promise<PostgresBehindProxy> {
    const proxy = await TcpProxy.start(await freeLoopbackPort());
    const one = new PostgresBehindProxy(join(folder, 'postgres'), proxy);
    await one.startServer();
    return one;
  }

  /** The superuser's address, past the proxy. */
  get url(): string {
    return this.server.url('postgres');
  }

  /** As services are told. */
  get proxiedUrl(): string {
    return `postgres://127.0.0.1:${this.proxy.port}/postgres`;
  }

  async crash(): Promise<void> {
    await this.server.stop('immediate');
    await this.startServer(this.server.port);
  }

  /** Only where libfaketime is installed. */
  readonly mayFakeItsClock = existsSync(libfaketime);

  /** So many hours ahead of the machine's clock; 0 puts it right. */
  async setClock(hours: number): Promise<void> {
    await writeFile(this.clockFile, hours === 0 ? '+0\n' : `${hours > 0 ? '+' : ''}${hours}h\n`);
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    await this.server.stop('immediate');
  }

  private get fakedClock(): Record<string, string> {
    return {
      LD_PRELOAD: libfaketime,
      FAKETIME_TIMESTAMP_FILE: this.clockFile,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      // Shared memory of an account that it is not.
      FAKETIME_DISABLE_SHM: '1',
    };
  }

  private get clockFile(): string {
    return join(this.folder, 'clock');
  }

  private async startServer(port?: number): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await this.setClock(0);
    this.server = await startPostgres({
      folder: this.folder,
      ...(port !== undefined && { port }),
      // What is lost when a machine loses its power is not tested here, only what is lost with a process.
      ...(this.mayFakeItsClock && { environment: this.fakedClock }),
      settings: { fsync: 'off', full_page_writes: 'off', max_connections: '200', shared_buffers: '64MB' },
    });
    this.proxy.leadTo(this.server.port);
  }
}

const shortLived = {
  'group.min.session.timeout.ms': '500',
  'log.flush.interval.messages': '9223372036854775807',
} as const;

/** A real broker, whose clients come back to the proxy whatever they ask it. */
export class KafkaBehindProxy {
  private server: KafkaServer | undefined;

  private constructor(
    private readonly folder: string,
    readonly proxy: TcpProxy,
    readonly port: number,
  ) {}

  static async start(folder: string): Promise<KafkaBehindProxy> {
    const [proxyPort = 0, port = 0] = await freeLoopbackPorts(2);
    const one = new KafkaBehindProxy(join(folder, 'kafka'), await TcpProxy.start(proxyPort, port), port);
    await one.start();
    return one;
  }

  get proxiedBrokers(): string {
    return `127.0.0.1:${this.proxy.port}`;
  }

  async start(): Promise<void> {
    this.server = await startKafka({
      folder: this.folder,
      port: this.port,
      heapMegabytes: 320,
      properties: { ...shortLived, 'advertised.listeners': `PLAINTEXT://127.0.0.1:${this.proxy.port}` },
    });
  }

  async kill(): Promise<void> {
    await this.server?.kill();
    this.proxy.cut();
  }

  /** Nothing of what it had is left; it has to be ended before. */
  wipe(): Promise<void> {
    return rm(join(this.folder, 'data'), { recursive: true, force: true });
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    await this.server?.kill();
  }
}

/** Three brokers, without a proxy: each may be lost. */
export async function startThreeBrokers(folder: string): Promise<KafkaCluster> {
  return startKafkaCluster({ folder: join(folder, 'cluster'), nodes: 3, heapMegabytes: 256, properties: shortLived });
}

/** A real Redis behind a proxy. */
export class RedisBehindProxy {
  private readonly turns = new Turns();

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    readonly proxy: TcpProxy,
    private server: RedisServer,
  ) {}

  static async start(folder: string): Promise<RedisBehindProxy> {
    const [proxyPort = 0, port = 0] = await freeLoopbackPorts(2);
    const own = join(folder, 'redis');
    const server = await startRedis({ folder: own, port });
    return new RedisBehindProxy(own, port, await TcpProxy.start(proxyPort, port), server);
  }

  get proxiedUrl(): string {
    return `redis://127.0.0.1:${this.proxy.port}`;
  }

  /** Gone with all it had, and back after a while, empty. */
  loseFor(milliseconds: number): Promise<void> {
    return this.turns.take(async () => {
      await this.server.kill();
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      this.server = await startRedis({ folder: this.folder, port: this.port });
    });
  }

  flush(): Promise<void> {
    return this.turns.take(async () => {
      const client = createClient({ url: `redis://127.0.0.1:${this.port}` });
      await client.connect();
      await client.flushAll();
      client.destroy();
    });
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    await this.server.kill();
  }
}
