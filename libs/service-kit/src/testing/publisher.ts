import { encodeEvent, topicOf, typeOf } from '@harbourlink/contracts';
import type { EventData, EventSchema } from '@harbourlink/contracts';
import { newId } from '@harbourlink/kernel';
import { Outbox, Sequencer } from '@harbourlink/messaging';
import { dataSource, UnitsOfWork } from '@harbourlink/persistence';

/** Another service, as far as its journal goes: publishes events through a real outbox and sequencer. */
export class Publisher {
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly units: UnitsOfWork,
    private readonly outbox: Outbox,
    readonly stop: () => Promise<void>,
  ) {}

  /** `urlOf` gives the addresses of two of the service's roles. */
  static async start(service: string, urlOf: (role: 'running' | 'sequencer') => string): Promise<Publisher> {
    const source = dataSource({ url: urlOf('running'), schema: service, applicationName: service, poolSize: 2 });
    await source.initialize();
    let isOver = false;
    const raise = (reason: unknown) => {
      // A pool has ended before its connections have: dropping the database may reach one of them.
      if (!isOver) throw reason;
    };
    const sequencer = new Sequencer({
      url: urlOf('sequencer'),
      schema: service,
      idleMilliseconds: 50,
      onError: raise,
      onAlarm: raise,
    });
    sequencer.start();
    return new Publisher(new UnitsOfWork(source), new Outbox(service), async () => {
      await sequencer.stop();
      isOver = true;
      await source.destroy();
    });
  }

  /** The next event of an aggregate, or the first of a new one when no key is given; answers the key. */
  async publish<Schema extends EventSchema>(
    schema: Schema,
    data: EventData<Schema>,
    key: string = newId(),
  ): Promise<string> {
    await this.publishMany([{ schema, data, key }]);
    return key;
  }

  /** Several events in one transaction. */
  async publishMany(events: readonly { schema: EventSchema; data: object; key: string }[]): Promise<void> {
    const outgoing = events.map(({ schema, data, key }) => ({
      topic: topicOf(schema),
      key,
      version: this.nextVersion(topicOf(schema), key),
      type: typeOf(schema),
      payload: encodeEvent(schema, data as never),
    }));
    await this.units.run(async (unit) => {
      // An aggregate writes its row first and so has a transaction id before it draws a place in the outbox.
      await unit.query('SELECT pg_current_xact_id()');
      await this.outbox.append(unit, outgoing);
    });
  }

  private nextVersion(topic: string, key: string): number {
    const stream = `${topic} ${key}`;
    const version = (this.versions.get(stream) ?? 0) + 1;
    this.versions.set(stream, version);
    return version;
  }
}
