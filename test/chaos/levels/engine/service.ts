import type { Broker, Consumer, Lane, MessagingOperations, Outbox, Sequencer, Shipper } from '@harbourlink/messaging';
import type { UnitsOfWork } from '@harbourlink/persistence';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { History } from '../../history.js';
import type { Plan, ServiceName } from '../../plan/plan.js';
import type { EngineDatabase } from './database.js';
import { isKnown, laneOf, laneShapes } from './lanes.js';
import type { Handling } from './lanes.js';
import type { Library } from './library.js';
import type { SimulatedProcess } from './simulated-process.js';

export interface ServiceContext {
  readonly name: ServiceName;
  readonly library: Library;
  readonly database: EngineDatabase;
  readonly plan: Plan;
  readonly history: History;
  readonly handling: Handling;
  readonly source: DataSource;
  readonly process: SimulatedProcess;
  readonly isOld: boolean;
  /** The broker as this process reaches it; none over the journals. */
  readonly broker: Broker | undefined;
}

/** One replica of a service, put together as in production: units of work, sequencer, shipper, consumer, operations. */
export class Service {
  readonly units: UnitsOfWork;
  readonly outbox: Outbox;
  readonly lanes: readonly Lane[];
  readonly operations: MessagingOperations;
  private readonly sequencer: Sequencer | undefined;
  private readonly shipper: Shipper | undefined;
  private readonly consumer: Consumer;
  private starting: Promise<void> | undefined;

  constructor(private readonly context: ServiceContext) {
    const { name, library, database, plan, process, source, broker } = context;
    const { messaging, persistence } = library;
    const { timing } = plan;
    const said = { onError: this.notes('error'), onAlarm: this.notes('alarm') };
    this.units = new persistence.UnitsOfWork(source);
    this.outbox = new messaging.Outbox(name);
    // The subscriber has nothing to publish unless it reacts.
    const publishes = name === 'registry' || plan.lanes.includes('react');
    if (publishes) {
      this.sequencer = new messaging.Sequencer({
        ...said,
        url: database.urlOf(name, 'sequencer', process.name),
        schema: name,
        leaseSeconds: timing.leaseSeconds,
        batch: timing.sequencerBatch,
        idleMilliseconds: timing.idleMilliseconds,
        sweepMilliseconds: timing.sweepMilliseconds,
      });
    }
    if (publishes && broker !== undefined) {
      this.shipper = new messaging.Shipper({
        ...said,
        url: database.urlOf(name, 'sequencer', process.name),
        schema: name,
        sink: 'kafka',
        broker,
        leadership: () => this.sequencer?.leadership ?? { holder: '', epoch: undefined },
        batch: timing.shipBatch,
        idleMilliseconds: timing.idleMilliseconds,
      });
    }
    this.lanes = plan.lanes
      .filter((lane) => laneShapes[lane].service === name)
      .map((lane) => laneOf(lane, { ...context, units: this.units, outbox: this.outbox }));
    const transport =
      broker === undefined
        ? new messaging.JournalTransport(this.units, database.urlOf(name, 'running', process.name), said.onError)
        : new messaging.BrokerTransport(broker, this.units, name);
    this.consumer = new messaging.Consumer(this.lanes, this.units, transport, {
      ...said,
      schema: name,
      isKnownType: (type) => isKnown(type, context.isOld),
      onFailure: () => undefined,
      // More than connections are lost in a run: that fails a handler as well.
      retries: { attempts: 6, firstMilliseconds: 2, longestMilliseconds: 15, notYetMilliseconds: 3 },
      workers: timing.workers,
      batchSize: timing.batchSize,
      groupSize: timing.groupSize,
      fetchSize: timing.fetchSize,
      idleMilliseconds: timing.idleMilliseconds,
      pauseAbove: timing.pauseAbove,
    });
    this.operations = new messaging.MessagingOperations(name, this.units, () => this.consumer);
  }

  get process(): SimulatedProcess {
    return this.context.process;
  }

  get name(): ServiceName {
    return this.context.name;
  }

  get source(): DataSource {
    return this.context.source;
  }

  get pool(): Pool {
    return this.context.library.persistence.poolOf(this.context.source);
  }

  get isOld(): boolean {
    return this.context.isOld;
  }

  /** Begins to sequence, ship and consume; keeps trying to reach the database, as a supervised process would. */
  start(): void {
    this.process.run(() => {
      this.sequencer?.start();
      this.shipper?.start();
      this.starting = this.startConsumer();
    });
  }

  private async startConsumer(): Promise<void> {
    for (;;) {
      try {
        await this.consumer.start();
        return;
      } catch (error) {
        if (this.process.isDead) return;
        this.notes('error')(error);
        await new Promise((done) => setTimeout(done, 5));
      }
    }
  }

  async stop(): Promise<void> {
    await this.process.run(async () => {
      await this.starting;
      await Promise.all([this.consumer.stop(), this.shipper?.stop()]);
      await this.sequencer?.stop();
    });
  }

  async rebuild(lane: Lane): Promise<void> {
    const { messaging } = this.context.library;
    await this.process.run(async () => {
      await new messaging.Rebuild(
        this.name,
        lane as ConstructorParameters<typeof messaging.Rebuild>[1],
        this.units,
        new messaging.JournalReader(this.units),
        { batchSize: this.context.plan.timing.fetchSize, isKnownType: (type) => isKnown(type, this.isOld) },
      ).run();
    });
  }

  private notes(kind: 'error' | 'alarm'): (said: unknown) => void {
    return (said) => {
      if (this.process.isDead) return;
      const entry = kind === 'alarm' ? { what: kind, alarm: String(said) } : { what: kind, error: String(said) };
      this.context.history.note({ ...entry, process: this.process.name });
    };
  }
}
