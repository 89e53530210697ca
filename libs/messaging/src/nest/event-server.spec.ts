import 'reflect-metadata';
import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Module, Scope, UseInterceptors } from '@nestjs/common';
import type { CallHandler, ExecutionContext, INestMicroservice, NestInterceptor } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern } from '@nestjs/microservices';
import { defer, from } from 'rxjs';
import type { Observable } from 'rxjs';
import { catalogue, topicOf, typeOf } from '@harbourlink/contracts';
import type { EventSchema } from '@harbourlink/contracts';
import { ProspectReportedSchema } from '@harbourlink/contracts/outside';
import { instant, newId } from '@harbourlink/kernel';
import type { Lane } from '../consuming/lane.js';
import type { ReceivedEvent } from '../envelope.js';
import { EventBatchHandler, EventHandler } from './event-handler.js';
import { EventServer } from './event-server.js';

const schemas = catalogue()
  .filter((entry) => entry.service === 'registry')
  .map((entry) => entry.schema);
const [First, Second] = schemas as [EventSchema, EventSchema];

let app: INestMicroservice | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

/** The lanes Nest and the strategy make of a controller. */
async function lanesOf(controller: new () => object): Promise<readonly Lane[]> {
  let lanes: readonly Lane[] = [];
  const strategy = new EventServer((made) => {
    lanes = made;
    return { start: async () => undefined, stop: async () => undefined };
  });
  @Module({ controllers: [controller] })
  class TestModule {}
  app = await NestFactory.createMicroservice(TestModule, { strategy, logger: false, abortOnError: false });
  await app.listen();
  return lanes;
}

const event = (schema: EventSchema): ReceivedEvent => ({
  id: newId(),
  topic: topicOf(schema),
  key: newId(),
  version: 1,
  type: typeOf(schema),
  occurredAt: instant(0),
  correlationId: newId(),
  source: 'registry',
  position: 1,
  data: {},
});

async function handle(lanes: readonly Lane[], received: ReceivedEvent): Promise<void> {
  const [lane] = lanes;
  if (lane?.contract !== 'single') throw new Error('no single lane');
  await lane.handle(received);
}

describe('one strategy makes lanes of decorated methods', () => {
  it('puts methods of one name into one lane, each type to its method', async () => {
    const seen: string[] = [];
    @Controller()
    class Names {
      @EventHandler(First, { name: 'names', kind: 'projection', tables: ['known'] })
      first(received: ReceivedEvent): void {
        seen.push(`first ${received.type}`);
      }

      @EventHandler(Second, { name: 'names', kind: 'projection', tables: ['known'] })
      second(received: ReceivedEvent): void {
        seen.push(`second ${received.type}`);
      }
    }
    const lanes = await lanesOf(Names);
    expect(lanes).toHaveLength(1);
    expect(lanes[0]).toMatchObject({ name: 'names', kind: 'projection', tables: ['known'], start: 'beginning' });
    await handle(lanes, event(First));
    await handle(lanes, event(Second));
    expect(seen).toEqual([`first ${typeOf(First)}`, `second ${typeOf(Second)}`]);
  });

  it('keeps two lanes of one type apart', async () => {
    @Controller()
    class Two {
      @EventHandler(First, { name: 'one', kind: 'effect' })
      one(): void {}

      @EventHandler(First, { name: 'other', kind: 'effect' })
      other(): void {}
    }
    expect((await lanesOf(Two)).map((lane) => lane.name)).toEqual(['one', 'other']);
  });

  it('makes a set-based lane that is handed the events as a list', async () => {
    const sizes: number[] = [];
    @Controller()
    class Funnel {
      @EventBatchHandler([First, Second], { name: 'funnel', kind: 'projection' })
      onBatch(events: readonly ReceivedEvent[]): void {
        sizes.push(events.length);
      }
    }
    const [lane] = await lanesOf(Funnel);
    if (lane?.contract !== 'batch') throw new Error('not set-based');
    await lane.handle([event(First), event(Second)]);
    expect([sizes, [...lane.wants.keys()]]).toEqual([[2], [typeOf(First), typeOf(Second)]]);
  });

  it('keeps events from outside apart from ours, and out of what a rebuild makes anew', async () => {
    @Controller()
    class Mixed {
      @EventHandler(ProspectReportedSchema, { name: 'mixed', kind: 'effect' })
      reported(): void {}

      @EventHandler(First, { name: 'mixed', kind: 'effect' })
      first(): void {}
    }
    @Controller()
    class Rebuilt {
      @EventHandler(ProspectReportedSchema, { name: 'rebuilt', kind: 'projection' })
      reported(): void {}
    }
    await expect(lanesOf(Mixed)).rejects.toThrow('mixes events from outside with ours');
    await expect(lanesOf(Rebuilt)).rejects.toThrow('it is an effect');
  });

  it('decodes by the schema of the type', async () => {
    @Controller()
    class Names {
      @EventHandler(First, { name: 'names', kind: 'effect' })
      first(): void {}
    }
    const wanted = (await lanesOf(Names))[0]?.wants.get(typeOf(First));
    expect(wanted?.topic).toBe(topicOf(First));
    expect(() => wanted?.decode(Buffer.from('{"not protobuf"'))).toThrow();
  });

  it.each([
    ['kind', { name: 'names', kind: 'effect' }],
    ['start', { name: 'names', kind: 'projection', start: 'now' }],
    ['tables', { name: 'names', kind: 'projection', tables: ['other'] }],
  ] as const)('refuses a lane declared twice with another %s', async (_, declaration) => {
    @Controller()
    class Torn {
      @EventHandler(First, { name: 'names', kind: 'projection' })
      first(): void {}

      @EventHandler(Second, declaration)
      second(): void {}
    }
    await expect(lanesOf(Torn)).rejects.toThrow('declared in two different ways');
  });

  it('refuses two methods for one type in one lane', async () => {
    @Controller()
    class Twice {
      @EventHandler(First, { name: 'names', kind: 'effect' })
      first(): void {}

      @EventHandler(First, { name: 'names', kind: 'effect' })
      again(): void {}
    }
    await expect(lanesOf(Twice)).rejects.toThrow('handles a type twice');
  });

  it('refuses a request-scoped controller', async () => {
    @Controller({ scope: Scope.REQUEST })
    class PerRequest {
      @EventHandler(First, { name: 'names', kind: 'effect' })
      first(): void {}
    }
    await expect(lanesOf(PerRequest)).rejects.toThrow('request-scoped');
  });

  it('refuses a pattern that has no lane', async () => {
    @Controller()
    class Bare {
      @EventPattern('something')
      on(_data: unknown): void {}
    }
    await expect(lanesOf(Bare)).rejects.toThrow('without @EventHandler');
  });
});

describe("a handler's outcome arrives as it is", () => {
  it('hands on the very error the handler threw', async () => {
    class Peculiar extends Error {}
    const thrown = new Peculiar('odd');
    @Controller()
    class Failing {
      @EventHandler(First, { name: 'names', kind: 'effect' })
      async first(): Promise<void> {
        throw thrown;
      }
    }
    const lanes = await lanesOf(Failing);
    await expect(handle(lanes, event(First))).rejects.toBe(thrown);
  });

  it('waits for a result that is an Observable, subscribed inside the ambient unit', async () => {
    const ambient = new AsyncLocalStorage<string>();
    const seen: (string | undefined)[] = [];
    class Lazy implements NestInterceptor {
      intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
        return defer(() => {
          seen.push(ambient.getStore());
          return next.handle();
        });
      }
    }
    @Controller()
    @UseInterceptors(Lazy)
    class Streaming {
      @EventHandler(First, { name: 'names', kind: 'effect' })
      first(): Observable<void> {
        return defer(() => from(Promise.resolve().then(() => void seen.push(ambient.getStore()))));
      }
    }
    const lanes = await lanesOf(Streaming);
    await ambient.run('unit', () => handle(lanes, event(First)));
    expect(seen).toEqual(['unit', 'unit']);
  });
});
