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
import type { KafkaRefusals } from './kafka-refusals.js';
import type { ServiceLogger } from './logger.js';

export interface ServiceEventsOptions {
  /** The service's schema. */
  readonly name: string;
  readonly configuration: ServiceConfiguration;
  readonly kafka: KafkaSettings | undefined;
  readonly refusals: KafkaRefusals;
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
  private overKafka: { readonly broker: KafkaBroker; readonly shipper: Shipper } | undefined;

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

  /** The broker; undefined where events travel through the journals. */
  get broker(): Broker | undefined {
    return this.overKafka?.broker;
  }

  /** Whether Kafka has let this process in since its start. */
  get wasLetIn(): boolean {
    return this.overKafka?.broker.wasLetIn ?? false;
  }

  get shipper(): Shipper | undefined {
    return this.overKafka?.shipper;
  }

  /** Before anything is received or sent. Kafka itself may come later: until then events wait where they are. */
  async prepare(): Promise<void> {
    const { name, configuration, kafka, logger, onFatal, refusals } = this.options;
    if (!kafka) return;
    const onWarning = (text: string): void => logger.warn(text);
    const broker = await KafkaBroker.to({ settings: kafka, onWarning, onFatal, onRefused: refusals.refused });
    const shipper = new Shipper({
      url: configuration.sequencerDatabaseUrl,
      schema: name,
      sink: 'kafka',
      broker,
      prepare: () => broker.ensureTopics(topicsPublishedBy(name)),
      leadership: () => this.sequencer.leadership,
      onError: (error) => this.failed('shipper', error),
      onAlarm: (alarm) => logger.fatal(alarm),
    });
    this.overKafka = { broker, shipper };
  }

  transport(): EventTransport {
    const { name, configuration, units, logger } = this.options;
    return this.overKafka
      ? new BrokerTransport(this.overKafka.broker, units, name)
      : new JournalTransport(units, configuration.databaseUrl, (error) => logger.error(error));
  }

  startPublishing(): void {
    this.sequencer.start();
    this.overKafka?.shipper.start();
  }

  /** Nobody waits for Kafka from here on. */
  leave(): void {
    this.overKafka?.broker.leave();
  }

  /** Consumers have stopped before; who sends stops before who gives the order. */
  async stop(): Promise<void> {
    await this.overKafka?.shipper.stop();
    await this.sequencer.stop();
    await this.overKafka?.broker.stop();
  }

  private failed(part: 'sequencer' | 'shipper', error: unknown): void {
    this.options.onRestart(part);
    this.options.refusals.error(error);
  }
}
