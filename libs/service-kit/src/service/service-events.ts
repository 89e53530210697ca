import {
  BrokerTransport,
  JournalTransport,
  KafkaBroker,
  Sequencer,
  Shipper,
  topicsPublishedBy,
} from '@harbourlink/messaging';
import type { Broker, EventTransport, KafkaSettings } from '@harbourlink/messaging';
import type { UnitsOfWork } from '@harbourlink/persistence';
import type { EventSettings } from '../configuration/event-settings.js';
import type { ServiceConfiguration } from '../configuration/index.js';
import type { ServiceLogger } from './logger.js';

export interface ServiceEventsOptions {
  /** The service's schema. */
  readonly name: string;
  readonly configuration: ServiceConfiguration;
  readonly kafka: KafkaSettings | undefined;
  readonly patience: EventSettings;
  readonly units: UnitsOfWork;
  readonly logger: ServiceLogger;
  /** Something in this process has stopped for ever. */
  readonly onFatal: (reason: Error) => void;
  /** A part ended with an error and begins again. */
  readonly onRestart: (part: 'sequencer' | 'shipper') => void;
}

/** How a service's events leave and come: through the journals, or over Kafka when the settings name it. */
export class ServiceEvents {
  readonly sequencer: Sequencer;
  private connected: { readonly broker: KafkaBroker; readonly shipper: Shipper } | undefined;

  constructor(private readonly options: ServiceEventsOptions) {
    const { name, configuration, logger, patience } = options;
    this.sequencer = new Sequencer({
      url: configuration.sequencerDatabaseUrl,
      schema: name,
      leaseSeconds: patience.leaseSeconds,
      onError: (error) => this.failed('sequencer', error),
      onAlarm: (alarm) => logger.fatal(alarm),
      // The log is the way out of the database: it is kept where whoever can rewrite the journal has no hand.
      onCheckpoint: (checkpoint) => logger.info('checkpoint of the journal', { ...checkpoint }),
    });
  }

  /** The broker, once connected; undefined where events travel through the journals. */
  get broker(): Broker | undefined {
    return this.connected?.broker;
  }

  get shipper(): Shipper | undefined {
    return this.connected?.shipper;
  }

  /** Before anything is received or sent: Kafka answers, and has the topics this service publishes. */
  async connect(): Promise<void> {
    const { name, configuration, kafka, logger, onFatal } = this.options;
    if (!kafka) return;
    const broker = await KafkaBroker.to({ settings: kafka, onWarning: (text) => logger.warn(text), onFatal });
    await broker.ensureTopics(topicsPublishedBy(name));
    const shipper = new Shipper({
      url: configuration.sequencerDatabaseUrl,
      schema: name,
      sink: 'kafka',
      broker,
      leadership: () => this.sequencer.leadership,
      onError: (error) => this.failed('shipper', error),
      onAlarm: (alarm) => logger.fatal(alarm),
    });
    this.connected = { broker, shipper };
  }

  transport(): EventTransport {
    const { name, configuration, units, logger } = this.options;
    return this.connected
      ? new BrokerTransport(this.connected.broker, units, name)
      : new JournalTransport(units, configuration.databaseUrl, (error) => logger.error(error));
  }

  startPublishing(): void {
    this.sequencer.start();
    this.connected?.shipper.start();
  }

  /** Consumers have stopped before; who sends stops before who gives the order. */
  async stop(): Promise<void> {
    await this.connected?.shipper.stop();
    await this.sequencer.stop();
    await this.connected?.broker.stop();
  }

  private failed(part: 'sequencer' | 'shipper', error: unknown): void {
    this.options.onRestart(part);
    this.options.logger.error(error);
  }
}
