import type { Pool } from 'pg';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { archivedIn, Rebuilds, topicsPublishedBy, topicStatuses, verifyStretch } from '@harbourlink/messaging';
import type { Broker, Consumer, StretchOptions, TopicStatus, VerifiedStretch } from '@harbourlink/messaging';
import type { UnitsOfWork } from '@harbourlink/persistence';
import { asDeclared } from '../observability/followed-lane.js';

/** What may be done to a service's projections, journal and topics while it runs. */
export class Maintenance {
  readonly rebuilds: Rebuilds;
  consumer: Consumer | undefined;
  private broker: () => Broker | undefined = () => undefined;

  constructor(
    private readonly schema: string,
    units: UnitsOfWork,
    private readonly pool: () => Pool,
    onError: (error: unknown) => void,
  ) {
    const lanes = () => (this.consumer?.lanes ?? []).map(asDeclared);
    const isKnownType = (type: string): boolean => this.consumer?.isKnownType(type) ?? true;
    this.rebuilds = new Rebuilds(schema, units, lanes, isKnownType, onError);
  }

  watch(consumer: Consumer): void {
    this.consumer = consumer;
  }

  /** Where this service's events are sent. */
  reach(broker: () => Broker | undefined): void {
    this.broker = broker;
  }

  /** Before the connections are closed: a rebuild that is under way ends. */
  async onModuleDestroy(): Promise<void> {
    await this.rebuilds.stop();
  }

  /** One stretch of the chain; of a stretch from the beginning to the end also whether every blanked payload has its order. */
  async verify(options: StretchOptions): Promise<VerifiedStretch | Refusal> {
    try {
      const stretch = await verifyStretch(this.pool(), this.schema, options);
      const isWhole = options.after === undefined && stretch.head.position >= stretch.journalHead;
      const [unordered] = stretch.blanked;
      if (stretch.firstBad || !isWhole || unordered === undefined) return stretch;
      return { ...stretch, firstBad: { position: unordered, reason: 'redaction' } };
    } catch (error) {
      const archived = archivedIn(error);
      if (archived) return refuse('journal.archived', 'conflict', { ...archived });
      throw error;
    }
  }

  /** The topics this service publishes, as declared and as they are. */
  async topics(): Promise<TopicStatus[] | Refusal> {
    const broker = this.broker();
    return broker ? topicStatuses(broker, topicsPublishedBy(this.schema)) : refuse('broker.none', 'conflict');
  }

  /** Makes what is missing and sets what differs; partitions are added, never taken away. */
  async applyTopics(): Promise<TopicStatus[] | Refusal> {
    const broker = this.broker();
    if (!broker) return refuse('broker.none', 'conflict');
    await broker.applyTopics(topicsPublishedBy(this.schema));
    return topicStatuses(broker, topicsPublishedBy(this.schema));
  }
}
