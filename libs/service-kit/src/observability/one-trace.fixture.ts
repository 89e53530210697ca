import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Module, Post } from '@nestjs/common';
import { encodeEvent, topicOf, typeOf } from '@harbourlink/contracts';
import type { EventData, EventSchema } from '@harbourlink/contracts';
import { MeetingCancelledSchema } from '@harbourlink/contracts/matching';
import { CaseOpenedSchema } from '@harbourlink/contracts/registry';
import { newId } from '@harbourlink/kernel';
import { EventBatchHandler, EventHandler, Outbox } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { eventually } from '@harbourlink/testing';
import { Public } from '../auth/index.js';
import { defineService } from '../service/define-service.js';
import type { Service } from '../service/service-definition.js';
import { serviceDatabase } from '../testing/index.js';
import type { ServiceDatabase } from '../testing/index.js';
import { OtlpReceiver } from './otlp-receiver.fixture.js';
import type { ReceivedSpan } from './otlp-receiver.fixture.js';

const person = newId();
const secret = newId();

function publish<Schema extends EventSchema>(
  { units, outbox }: { readonly units: UnitsOfWork; readonly outbox: Outbox },
  schema: Schema,
  data: EventData<Schema>,
  key: string,
): Promise<void> {
  const event = { topic: topicOf(schema), type: typeOf(schema), key, version: 1, payload: encodeEvent(schema, data) };
  return units.run((unit) => outbox.append(unit, [event]));
}

/** The first service: a command over HTTP, and in the end the answer to its event. */
@Controller()
class Asking {
  constructor(
    readonly units: UnitsOfWork,
    readonly outbox: Outbox,
  ) {}

  @Public()
  @Post('api/v1/questions')
  async ask(): Promise<object> {
    await publish(this, CaseOpenedSchema, { enterpriseId: newId() }, secret);
    return {};
  }

  @EventHandler(MeetingCancelledSchema, { name: 'heard', kind: 'effect' })
  heard(): void {}
}

/** The second one: handles the first one's event twice, and answers with an event of its own. */
@Controller()
class Answering {
  private tries = 0;

  constructor(
    readonly units: UnitsOfWork,
    readonly outbox: Outbox,
  ) {}

  @EventHandler(CaseOpenedSchema, { name: 'answer', kind: 'effect' })
  async answer(_event: ReceivedEvent<typeof CaseOpenedSchema>): Promise<void> {
    if (++this.tries === 1) throw new TypeError(`words about ${person}`);
    await publish(this, MeetingCancelledSchema, { reasonCode: 'other', byPersonId: person }, newId());
  }

  @EventBatchHandler([CaseOpenedSchema], { name: 'count', kind: 'projection' })
  count(): void {}
}

@Module({ controllers: [Asking] })
class AskingModule {}
@Module({ controllers: [Answering] })
class AnsweringModule {}

const basics = { description: 'A service of the tests.', entities: [], migrations: [], refusals: [] };
const createAsking = defineService({
  ...basics,
  name: 'registry',
  app: 'asking',
  title: 'Asking',
  module: AskingModule,
});
const createAnswering = defineService({
  ...basics,
  name: 'matching',
  app: 'answering',
  title: 'Answering',
  module: AnsweringModule,
});

const caller = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
const traceparent = `00-${caller.traceId}-${caller.spanId}-01`;

/** What happens, step by step, and in which service. */
const steps = [
  ['POST /api/v1/questions', 'asking'],
  ['publish registry.case.v1', 'asking'],
  ['process answer', 'answering'],
  ['publish matching.meeting.v1', 'answering'],
  ['process heard', 'asking'],
] as const;

/** Two services on one transport, told of it by `transport`. */
class TwoServices {
  readonly running: Service[] = [];
  private constructor(
    readonly database: ServiceDatabase<'identity' | 'matching'>,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  static async prepare(settings: Readonly<Record<string, string>>): Promise<TwoServices> {
    const database = await serviceDatabase({
      template: 'one_trace',
      service: 'registry',
      createService: createAsking,
      publishers: ['identity', 'matching'],
    });
    const two = new TwoServices(database, settings);
    await (await createAnswering(two.environmentOf('matching'))).migrate();
    return two;
  }

  environmentOf(service: 'registry' | 'matching', more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return this.database.environment({
      ...this.settings,
      DATABASE_URL: this.database.urlOf(service, 'running'),
      SEQUENCER_DATABASE_URL: this.database.urlOf(service, 'sequencer'),
      OWNER_DATABASE_URL: this.database.urlOf(service, 'owner'),
      ...more,
    });
  }

  /** Starts both, the publisher of the first event last; answers its address. */
  async start(more: Readonly<Record<string, string>> = {}): Promise<string> {
    const [answering, asking] = await Promise.all([
      createAnswering(this.environmentOf('matching', more)),
      createAsking(this.environmentOf('registry', more)),
    ]);
    this.running.push(answering, asking);
    const [, { url }] = await Promise.all([answering.start(), asking.start()]);
    return url;
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((service) => service.stop()));
    await this.database.drop();
  }
}

/** One suite for every transport: what a trace shows must not depend on how events travel. */
export function itFollowsAnEvent(transport: string, settings: () => Readonly<Record<string, string>>): void {
  describe(`over ${transport}, a trace of an event`, () => {
    let receiver: OtlpReceiver;
    let services: TwoServices;
    const one = (name: string): ReceivedSpan => {
      const [span, ...others] = receiver.named(name).filter(({ failed }) => !failed);
      if (!span || others.length > 0) throw new Error(`${others.length + 1} spans named ${name}`);
      return span;
    };

    beforeAll(async () => {
      receiver = await OtlpReceiver.start();
      services = await TwoServices.prepare(settings());
      const url = await services.start({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_BSP_SCHEDULE_DELAY: '50' });
      await fetch(`${url}/api/v1/questions`, { method: 'POST', headers: { traceparent } });
      const awaited = [...steps.map(([name]) => name), 'process count'];
      await eventually(() => awaited.every((name) => receiver.named(name).some(({ failed }) => !failed)), {
        within: 30_000,
      });
    });
    afterAll(async () => {
      await services.stop();
      await receiver.stop();
    });

    it('is one, from the request through both services and back, each step the child of what caused it', () => {
      const spans = steps.map(([name]) => one(name));
      expect(spans.map(({ service }) => service)).toEqual(steps.map(([, service]) => service));
      expect(spans.map(({ traceId }) => traceId)).toEqual(steps.map(() => caller.traceId));
      expect(spans.map(({ parentSpanId }) => parentSpanId)).toEqual([
        caller.spanId,
        ...spans.slice(0, -1).map(({ spanId }) => spanId),
      ]);
    });

    it('shows a try that failed by the kind of its error, beside the one that went well', () => {
      const failed = receiver.named('process answer').filter((span) => span.failed);
      expect(failed.map(({ attributes, parentSpanId }) => [attributes['error.type'], parentSpanId])).toEqual([
        ['TypeError', one('publish registry.case.v1').spanId],
      ]);
    });

    it('names lane, topic and version', () => {
      expect(one('process answer').attributes).toMatchObject({
        'harbourlink.lane': 'answer',
        'messaging.destination.name': 'registry.case.v1',
        'messaging.consumer.group.name': 'matching.answer',
        'harbourlink.aggregate.version': 1,
      });
    });

    it('is linked from the span of a batch, which has many causes and so no parent', () => {
      const batch = one('process count');
      expect([batch.parentSpanId, batch.links]).toEqual([undefined, [one('publish registry.case.v1').spanId]]);
      expect(batch.traceId).not.toBe(caller.traceId);
    });

    it('holds nothing about people, no key of an aggregate and no words of an error', () => {
      const everything = JSON.stringify(receiver.spans);
      for (const word of [person, secret, 'words about']) expect(everything).not.toContain(word);
    });

    it('is recorded with the event: the span of its publication travels', async () => {
      const [row] = await services.database.sql<{ traceparent: string }>('SELECT traceparent FROM journal');
      expect(row?.traceparent).toBe(`00-${caller.traceId}-${one('publish registry.case.v1').spanId}-01`);
    });
  });

  describe(`over ${transport}, without a collector`, () => {
    let services: TwoServices;
    afterAll(() => services.stop());

    it('the traceparent of the request travels with all it causes, as it came', async () => {
      services = await TwoServices.prepare(settings());
      const url = await services.start();
      await fetch(`${url}/api/v1/questions`, { method: 'POST', headers: { traceparent } });
      const rows = await eventually(
        async () => {
          const found = await services.database.sql<{ traceparent: string }>(
            'SELECT traceparent FROM registry.journal UNION ALL SELECT traceparent FROM matching.journal',
          );
          expect(found).toHaveLength(2);
          return found;
        },
        { within: 30_000 },
      );
      expect(rows.map((row) => row.traceparent)).toEqual([traceparent, traceparent]);
    });
  });
}
