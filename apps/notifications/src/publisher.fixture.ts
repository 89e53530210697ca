import { randomUUID } from 'node:crypto';
import { encodeEvent, topicOf, typeOf } from '@harbourlink/contracts';
import type { EventData, EventSchema } from '@harbourlink/contracts';
import { Outbox, Sequencer } from '@harbourlink/messaging';
import { UnitsOfWork, dataSource } from '@harbourlink/persistence';
import { urlOf } from './test-database.fixture.js';
import type { PublisherName } from './test-database.fixture.js';

/** Another service, as far as its journal goes: publishes events through a real outbox and sequencer. */
export class Publisher {
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly units: UnitsOfWork,
    private readonly outbox: Outbox,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(databaseUrl: string, name: PublisherName): Promise<Publisher> {
    const url = urlOf(databaseUrl, name, 'running');
    const source = dataSource({ url, schema: name, applicationName: name, poolSize: 2 });
    await source.initialize();
    const raise = (reason: unknown) => {
      throw reason;
    };
    const sequencer = new Sequencer({
      url: urlOf(databaseUrl, name, 'sequencer'),
      schema: name,
      idleMilliseconds: 50,
      onError: raise,
      onAlarm: raise,
    });
    sequencer.start();
    return new Publisher(new UnitsOfWork(source), new Outbox(name), async () => {
      await sequencer.stop();
      await source.destroy();
    });
  }

  /** The next event of an aggregate. */
  async publish<Schema extends EventSchema>(
    schema: Schema,
    data: EventData<Schema>,
    key: string = randomUUID(),
  ): Promise<string> {
    await this.publishMany([{ schema, data, key }]);
    return key;
  }

  /** Several events in one transaction. */
  async publishMany(events: readonly { schema: EventSchema; data: object; key: string }[]): Promise<void> {
    const outgoing = events.map(({ schema, data, key }) => {
      const version = (this.versions.get(key) ?? 0) + 1;
      this.versions.set(key, version);
      const payload = encodeEvent(schema, data as never);
      return { topic: topicOf(schema), key, version, type: typeOf(schema), payload };
    });
    await this.units.run(async (unit) => {
      // An aggregate writes its row first and so has a transaction id before it draws a place in the outbox.
      await unit.query('SELECT pg_current_xact_id()');
      await this.outbox.append(unit, outgoing);
    });
  }
}
