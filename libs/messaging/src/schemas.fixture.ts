import { randomBytes } from 'node:crypto';
import { Client, Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { newId } from '@harbourlink/kernel';
import { dataSource, migrate, provisionService, rolesOf, UnitsOfWork, urlFor } from '@harbourlink/persistence';
import { freshDatabase } from '@harbourlink/testing';
import type { Broker, DeclaredTopic } from './broker/broker.js';
import { declarationsOf, topicsPublishedBy } from './broker/declared-topics.js';
import { KafkaBroker } from './broker/kafka-broker.js';
import { Consumer } from './consuming/consumer.js';
import type { ConsumerOptions } from './consuming/consumer.js';
import type { Lane } from './consuming/lane.js';
import type { ReceivedEvent } from './envelope.js';
import { JournalReader } from './journal/journal-reader.js';
import type { AnyEventHandler } from './lane.fixture.js';
import { laneOf } from './lane.fixture.js';
import { messagingMigrations, reservedTables } from './migrations/index.js';
import { Outbox } from './outbox.js';
import { Sequencer } from './sequencing/sequencer.js';
import type { SequencerOptions } from './sequencing/sequencer.js';
import { Shipper } from './shipping/shipper.js';
import type { ShipperOptions } from './shipping/shipper.js';
import { BrokerTransport } from './transport/broker-transport.js';
import type { EventTransport } from './transport/event-transport.js';
import { JournalTransport } from './transport/journal-transport.js';

/** The two services of the backbone's own tests: one publishes, one subscribes. */
const schemas = ['registry', 'matching'] as const;
type Schema = (typeof schemas)[number];
const passwords = { owner: 'test', running: 'test', sequencer: 'test' };

/** A real database with two services' schemas, and everything to drive them by hand. */
export class Backbone {
  readonly alarms: string[] = [];
  readonly errors: unknown[] = [];
  /** What the shipper sends an event as besides; nothing unless set. */
  alsoAs: NonNullable<ShipperOptions['alsoAs']> = () => [];
  private readonly running: (() => Promise<void>)[] = [];
  private readonly stops: (() => Promise<void>)[] = [];
  private readonly sources = new Map<Schema, DataSource>();
  private readonly pools = new Map<string, Pool>();

  private constructor(
    readonly url: string,
    private readonly drop: () => Promise<void>,
    /** Events travel through the journals where there is none. */
    readonly broker?: Broker,
  ) {}

  static async start(): Promise<Backbone> {
    const { url, drop } = await freshDatabase({ template: 'messaging', prepare });
    return new Backbone(url, drop);
  }

  /** The same with events over Kafka, under a prefix of its own; `isThere` unless told that it comes later. */
  static async overKafka(brokers: string, { isThere = true } = {}): Promise<Backbone> {
    const { url, drop } = await freshDatabase({ template: 'messaging', prepare });
    const prefix = `test-${randomBytes(5).toString('hex')}.`;
    const broker = await KafkaBroker.to({
      settings: { brokers: brokers.split(','), prefix, clientId: 'test' },
      onWarning: () => undefined,
      fetchWaitMilliseconds: 50,
      onFatal: (reason) => {
        throw reason;
      },
    });
    if (isThere) await broker.ensureTopics(topicsPublishedBy('registry'));
    const backbone = new Backbone(url, drop, broker);
    backbone.stops.push(() => broker.stop());
    return backbone;
  }

  async stop(): Promise<void> {
    await this.quieten();
    await this.mustKeepNoSettledPayload();
    for (const stop of this.stops.reverse()) await stop();
    for (const source of this.sources.values()) await source.destroy();
    await this.drop();
  }

  /** Whatever a test has done. */
  private async mustKeepNoSettledPayload(): Promise<void> {
    const kept = await this.ask<{ state: string; type: string }>(
      `SELECT state, type FROM inbox WHERE state NOT IN ('pending', 'held') AND payload IS NOT NULL`,
      [],
      { schema: 'matching', role: 'owner' },
    );
    if (kept.length > 0) throw new Error(`settled rows of the inbox keep a payload: ${JSON.stringify(kept)}`);
  }

  /** Stops the consumers and sequencers of a test; the database and the connections stay. */
  async quieten(): Promise<void> {
    for (const stop of this.running.splice(0).reverse()) await stop();
  }

  async units(schema: Schema = 'registry', url = this.urlOf(schema, 'running')): Promise<UnitsOfWork> {
    const known = this.sources.get(schema);
    if (known) return new UnitsOfWork(known);
    const source = dataSource({ url, schema, applicationName: `test ${schema}`, poolSize: 12 });
    await source.initialize();
    this.sources.set(schema, source);
    return new UnitsOfWork(source);
  }

  urlOf(schema: Schema, role: 'owner' | 'running' | 'sequencer'): string {
    return urlFor(this.url, rolesOf(schema)[role], 'test');
  }

  /** A pool with one role's rights, closed at the end. */
  pool(schema: Schema, role: 'owner' | 'running' | 'sequencer'): Pool {
    const pool = new Pool({ connectionString: this.urlOf(schema, role), options: `-c search_path=${schema}`, max: 4 });
    // The database is dropped while the last connections are still closing.
    pool.on('error', () => undefined);
    this.stops.push(() => pool.end());
    return pool;
  }

  /** Asks as the service itself unless told; one connection pool for each schema and role. */
  async ask<Row extends Record<string, unknown>>(
    sql: string,
    parameters: readonly unknown[] = [],
    { schema = 'matching', role = 'running' }: { schema?: Schema; role?: 'owner' | 'running' | 'sequencer' } = {},
  ): Promise<Row[]> {
    const name = `${schema} ${role}`;
    const pool = this.pools.get(name) ?? this.pool(schema, role);
    this.pools.set(name, pool);
    return (await pool.query<Row>(sql, [...parameters])).rows;
  }

  /** Asks as the registry's owner, who may look at everything of it. */
  owner<Row extends Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.ask<Row>(sql, parameters, { schema: 'registry', role: 'owner' });
  }

  /** A handler that records what happened in the subscriber's own table, in the unit of work it is given. */
  async recorder(lane: string): Promise<(event: ReceivedEvent) => Promise<void>> {
    const units = await this.units('matching');
    return (event) =>
      units.run(async (unit) => {
        await unit.query('INSERT INTO effect (lane, event_id, key, version) VALUES ($1, $2, $3, $4)', [
          lane,
          event.id,
          event.key,
          event.version,
        ]);
      });
  }

  effects(lane: string): Promise<{ key: string; version: number }[]> {
    return this.ask('SELECT key, version FROM effect WHERE lane = $1 ORDER BY at', [lane]);
  }

  /** The versions of one aggregate a lane has handled, in the order of handling. */
  async versions(lane: string, key: string): Promise<number[]> {
    return (await this.effects(lane)).filter((effect) => effect.key === key).map((effect) => effect.version);
  }

  sequencer(options: Partial<SequencerOptions> = {}): Sequencer {
    const sequencer = new Sequencer({
      url: this.urlOf('registry', 'sequencer'),
      schema: 'registry',
      onError: (error) => this.errors.push(error),
      onAlarm: (alarm) => this.alarms.push(alarm),
      idleMilliseconds: 20,
      ...options,
    });
    this.running.push(() => sequencer.stop().catch(() => undefined));
    return sequencer;
  }

  /** Publishes one event after another of one aggregate. */
  async publish(
    key: string,
    versions: readonly number[],
    type = 'test.Happened',
    topic = 'registry.enterprise.v1',
  ): Promise<void> {
    const units = await this.units('registry');
    await units.run((unit) =>
      new Outbox('registry').append(
        unit,
        versions.map((version) => ({ topic, key, version, type, payload: Buffer.from(`${key} ${version}`) })),
      ),
    );
  }

  /** Moves everything that waits into the journal, and sends it on where there is a broker. */
  async sequence(): Promise<void> {
    const sequencer = this.sequencer();
    while (await sequencer.pass());
    if (this.broker) await this.ship(sequencer, this.broker);
    await sequencer.stop();
  }

  /** Sends on what the broker has not been sent, as the holder of the sequencer's lease. */
  async ship(sequencer: Sequencer, broker: Pick<Broker, 'send'>, batch = 1_000): Promise<void> {
    const shipper = this.shipper(sequencer, broker, batch);
    while (await shipper.pass());
    await shipper.stop();
  }

  shipper(sequencer: Sequencer, broker: Pick<Broker, 'send'>, batch = 1_000): Shipper {
    return new Shipper({
      url: this.urlOf('registry', 'sequencer'),
      schema: 'registry',
      sink: 'kafka',
      broker,
      leadership: () => sequencer.leadership,
      prepare: async () => void (await this.broker?.ensureTopics(topicsPublishedBy('registry'))),
      alsoAs: (event) => this.alsoAs(event),
      onError: (error) => this.errors.push(error),
      onAlarm: (alarm) => this.alarms.push(alarm),
      batch,
      idleMilliseconds: 20,
    });
  }

  async consumer(
    lanes: readonly (Lane | AnyEventHandler)[],
    options: Partial<ConsumerOptions> = {},
    ...over: [broker?: Broker]
  ): Promise<Consumer> {
    const units = await this.units('matching');
    const transport = await this.transport(over.length === 0 ? this.broker : over[0]);
    const consumer = new Consumer(
      lanes.map((lane) => ('wants' in lane ? lane : laneOf(lane))),
      units,
      transport,
      {
        schema: 'matching',
        isKnownType: (type) => type.startsWith('test.'),
        onError: (error) => this.errors.push(error),
        onAlarm: (alarm) => this.alarms.push(alarm),
        onFailure: () => undefined,
        idleMilliseconds: 20,
        retries: { attempts: 3, firstMilliseconds: 5, longestMilliseconds: 20, notYetMilliseconds: 5 },
        ...options,
      },
    );
    await consumer.start();
    this.running.push(() => consumer.stop());
    return consumer;
  }

  /** The journals as the subscriber may read them. */
  async journals(): Promise<JournalReader> {
    return new JournalReader(await this.units('matching'));
  }

  private async transport(broker: Broker | undefined): Promise<EventTransport> {
    const units = await this.units('matching');
    if (broker) return new BrokerTransport(broker, units, 'matching', declaredOrSmall);
    return new JournalTransport(units, this.urlOf('matching', 'running'), (error) => this.errors.push(error));
  }
}

async function prepare(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    for (const schema of schemas) await provisionService(admin, schema, passwords);
    for (const schema of schemas) {
      const source = dataSource({
        url: urlFor(adminUrl, rolesOf(schema).owner, 'test'),
        schema,
        migrations: messagingMigrations,
        applicationName: 'test migration',
        poolSize: 2,
      });
      await source.initialize();
      await source.query(
        `CREATE TABLE effect (lane text, event_id uuid, key uuid, version int, at bigint GENERATED ALWAYS AS IDENTITY)`,
      );
      await source.query(`CREATE TABLE seen (key uuid PRIMARY KEY, version int NOT NULL, events int NOT NULL)`);
      await migrate(source, schema, reservedTables);
      await source.destroy();
    }
  } finally {
    await admin.end();
  }
}

/** Tests have topics of their own. */
export function declaredOrSmall(topics: readonly string[]): DeclaredTopic[] {
  const [like] = topicsPublishedBy('registry');
  return topics.flatMap((topic) => {
    try {
      return declarationsOf([topic]);
    } catch {
      return like ? [{ ...like, topic, partitions: 2 }] : [];
    }
  });
}

export const anId = (): string => newId();
