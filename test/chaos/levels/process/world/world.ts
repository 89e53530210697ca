import { chmod, copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { KafkaCluster } from '@harbourlink/kafka-server';
import { messagingMigrations, reservedTables } from '@harbourlink/messaging';
import { freeLoopbackPorts } from '@harbourlink/own-server';
import { dataSource, migrate, provisionService, rolesOf, urlFor } from '@harbourlink/persistence';
import type { Transport } from '../../../plan/plan.js';
import { createMatching } from '../services/matching.js';
import { services } from '../services/orders.js';
import type { ServiceName } from '../services/orders.js';
import { createRegistry } from '../services/registry.js';
import { startIssuer } from './issuer.js';
import type { Issuer } from './issuer.js';
import { Replica, Spares } from './replica.js';
import { KafkaBehindProxy, PostgresBehindProxy, RedisBehindProxy, startThreeBrokers } from './servers.js';
import type { TcpProxy } from './tcp-proxy.js';
import { Turns } from './turns.js';

/** What carries events: the journals themselves, one broker, or three. */
export type Backbone = 'journals' | 'broker' | 'cluster';

const passwords = { owner: 'owner', running: 'running', sequencer: 'sequencer' };

/** Servers and services that live over many runs. */
export class World {
  /** Whether the services of a world with a broker use it; one fault begins without. */
  usesBroker: boolean;
  /** Aborted when nothing of this world is needed any more, whatever goes on in it. */
  readonly over = new AbortController();
  readonly brokerTurns = new Turns();
  private readonly pool: pg.Pool;

  private constructor(
    readonly backbone: Backbone,
    readonly folder: string,
    private readonly keptFolder: string | undefined,
    readonly postgres: PostgresBehindProxy,
    readonly redis: RedisBehindProxy,
    readonly kafka: KafkaBehindProxy | undefined,
    readonly cluster: KafkaCluster | undefined,
    readonly issuer: Issuer,
    readonly spares: Spares,
    readonly replicas: Replica[],
  ) {
    this.usesBroker = backbone !== 'journals';
    this.pool = new pg.Pool({ connectionString: postgres.url, application_name: 'chaos', max: 6 });
    this.pool.on('error', () => undefined);
  }

  get transport(): Transport {
    return this.backbone === 'journals' ? 'postgres' : 'kafka';
  }

  /** Starts everything. What is said in logs and histories is kept in `keptFolder`, if there is one. */
  static async start(backbone: Backbone, keptFolder?: string): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'harbourlink-chaos-'));
    // PostgreSQL has an account of its own.
    await chmod(folder, 0o755);
    const nothing = Promise.resolve(undefined);
    const starting = [
      PostgresBehindProxy.start(folder),
      RedisBehindProxy.start(folder),
      backbone === 'broker' ? KafkaBehindProxy.start(folder) : nothing,
      backbone === 'cluster' ? startThreeBrokers(folder) : nothing,
      startIssuer(),
    ] as const;
    const [postgres, redis, kafka, cluster, issuer] = await Promise.all(starting).catch(async (error: unknown) => {
      for (const outcome of await Promise.allSettled(starting)) {
        if (outcome.status === 'fulfilled') await endOf(outcome.value);
      }
      await rm(folder, { recursive: true, force: true });
      throw error;
    });
    const spares = new Spares(folder, 2);
    const replicas: Replica[] = [];
    const world = new World(backbone, folder, keptFolder, postgres, redis, kafka, cluster, issuer, spares, replicas);
    await world.prepareSchemas();
    for (const [nth, port] of (await freeLoopbackPorts(4)).entries()) {
      const service = services[nth % 2] ?? 'registry';
      const environment = (): Record<string, string> => world.environmentOf(service, port, `${service}-${nth}`);
      replicas.push(new Replica(service, nth, `http://127.0.0.1:${port}`, spares, environment));
    }
    await world.startServices();
    return world;
  }

  of(service: ServiceName): Replica[] {
    return this.replicas.filter((one) => one.service === service);
  }

  get proxies(): TcpProxy[] {
    return [this.postgres.proxy, this.redis.proxy, ...(this.kafka ? [this.kafka.proxy] : [])];
  }

  /** Who holds the lease of a service's schema, as the database says. */
  async leaderOf(service: ServiceName): Promise<Replica | undefined> {
    const [row] = await this.sql<{ instance: string | null }>(
      `SELECT instance FROM ${service}.sequencer WHERE expires_at > clock_timestamp()`,
    );
    const pid = Number(/:(\d+)#/.exec(row?.instance ?? '')?.[1] ?? 0);
    return this.of(service).find(({ process }) => process?.pid === pid);
  }

  /** A statement whose transaction stays open. By our own clock: pg_sleep ends at an hour of one that may be put back. */
  async held(statement: string, milliseconds: number): Promise<void> {
    const client = await this.patiently(() => this.begun(statement));
    await pause(milliseconds);
    client.release(true);
  }

  async startServices(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.start()));
  }

  /** As the superuser, past the proxy. */
  readonly sql = <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
    this.patiently(async () => (await this.pool.query<Row>(text, [...values])).rows);

  /** Nothing goes wrong any more: networks are whole, everybody runs. */
  async heal(): Promise<void> {
    for (const proxy of this.proxies) proxy.heal();
    for (const replica of this.replicas) {
      replica.onBegin = () => undefined;
      replica.process?.tell({ order: 'die-at', step: undefined, nth: 0 });
      replica.process?.tell({ order: 'clock', milliseconds: 0 });
      replica.process?.signal('SIGCONT');
    }
    await this.startServices();
  }

  /** Ends every process and server, and removes what they left. */
  async stop(): Promise<void> {
    this.over.abort();
    await Promise.allSettled(this.replicas.map((replica) => replica.retire()));
    await this.pool.end().catch(() => undefined);
    await Promise.allSettled([
      this.spares.stop(),
      this.redis.stop(),
      this.kafka?.stop(),
      this.cluster?.kill(),
      this.postgres.stop(),
    ]);
    this.issuer.stop();
    if (this.keptFolder !== undefined) await this.keepWhatWasSaid(this.keptFolder);
    await rm(this.folder, { recursive: true, force: true });
  }

  private async begun(statement: string): Promise<pg.PoolClient> {
    const client = await this.pool.connect();
    // Another fault may end the server while the transaction is open.
    client.on('error', () => undefined);
    try {
      await client.query('BEGIN');
      await client.query(statement);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** The server may be on its way back from a crash, then it is asked again. */
  private async patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await ask();
      } catch (error) {
        if (attempt > 100 || this.over.signal.aborted || !isOfTheConnection(error)) throw error;
        await pause(150);
      }
    }
  }

  private async keepWhatWasSaid(keptFolder: string): Promise<void> {
    const kept = join(keptFolder, basename(this.folder));
    await mkdir(kept, { recursive: true });
    const said = (await readdir(this.folder)).filter((name) => /\.(log|out|jsonl)$/.test(name));
    for (const name of said) await copyFile(join(this.folder, name), join(kept, name));
  }

  /** The running service's address of its own schema, through the proxy. */
  environmentOf(service: ServiceName, port: number, name: string): Record<string, string> {
    const roles = rolesOf(service);
    const url = (role: keyof typeof passwords): string =>
      urlFor(this.postgres.proxiedUrl, roles[role], passwords[role]);
    const brokers = this.kafka?.proxiedBrokers ?? this.cluster?.brokers ?? '';
    return {
      PORT: String(port),
      DATABASE_URL: url('running'),
      SEQUENCER_DATABASE_URL: url('sequencer'),
      OIDC_ISSUER: this.issuer.url,
      OIDC_JWKS_URL: this.issuer.url,
      REDIS_URL: this.redis.proxiedUrl,
      LOG_FILE: join(this.folder, `${name}.log`),
      LOG_LEVEL: 'warn',
      SEQUENCER_LEASE_MS: '1200',
      EVENT_IDLE_MS: '200',
      EVENT_ATTEMPTS: '3',
      EVENT_RETRY_MS: '400',
      KAFKA_BROKERS: this.usesBroker ? brokers : '',
      KAFKA_SESSION_TIMEOUT_MS: '8000',
      KAFKA_REQUEST_TIMEOUT_MS: '6000',
    };
  }

  private async prepareSchemas(): Promise<void> {
    const admin = new pg.Client({ connectionString: this.postgres.url });
    await admin.connect();
    for (const schema of [...services, 'identity']) await provisionService(admin, schema, passwords);
    const ownerOf = (schema: string): string => urlFor(this.postgres.url, rolesOf(schema).owner, passwords.owner);
    const identity = dataSource({
      url: ownerOf('identity'),
      schema: 'identity',
      migrations: messagingMigrations,
      applicationName: 'chaos',
    });
    await identity.initialize();
    await migrate(identity, 'identity', reservedTables);
    await identity.destroy();
    for (const service of services) {
      const environment = { ...this.environmentOf(service, 0, 'migration'), OWNER_DATABASE_URL: ownerOf(service) };
      await (await (service === 'registry' ? createRegistry : createMatching)(environment)).migrate();
      await admin.query(
        `INSERT INTO ${service}.known_membership VALUES (gen_random_uuid(), $1, 'investhk', 'agency', 'administrator')`,
        [this.issuer.operator],
      );
    }
    await admin.end();
  }
}

/** Of one of the servers, when another one could not be started. */
async function endOf(server: { stop(): unknown } | { kill(): unknown } | undefined): Promise<void> {
  if (server === undefined) return;
  await ('stop' in server ? server.stop() : server.kill());
}

/** Codes of the network and of a server that ends or begins; a failed connection has no SQLSTATE. */
function isOfTheConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return code === '' ? /Connection terminated/.test(error.message) : /^(57P|08|ECONN|EPIPE)/.test(code);
}
