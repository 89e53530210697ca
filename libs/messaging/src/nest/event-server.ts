import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy, MessageHandler } from '@nestjs/microservices';
import { from, isObservable, lastValueFrom } from 'rxjs';
import { topicOf } from '@harbourlink/contracts';
import { isOutside } from '../consuming/lane.js';
import type { Lane } from '../consuming/lane.js';
import type { ReceivedEvent } from '../envelope.js';
import type { LaneExtras } from './event-handler.js';
import { wantsOf } from './wants.js';

interface Registered extends LaneExtras {
  readonly type: string;
  readonly callback: MessageHandler;
}

/** What starts and stops with the strategy. */
export interface Consuming {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The one NestJS strategy: turns the decorated methods into lanes. It never uses Nest's own dispatch, which joins
 * handlers of one pattern and resolves although one failed.
 */
export class EventServer extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  private readonly registered: Registered[] = [];
  private consuming: Consuming | undefined;

  constructor(private readonly startConsuming: (lanes: readonly Lane[]) => Consuming) {
    super();
  }

  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    isEventHandler = false,
    extras: Record<string, unknown> = {},
  ): void {
    const lanes = extras['lanes'] as Readonly<Record<string, LaneExtras>> | undefined;
    const type = String(pattern);
    const lane = lanes?.[type];
    if (!isEventHandler || !lane) throw new Error(`${type} is handled without @EventHandler: it would have no lane`);
    // A request scope would build the controller anew, outside of the unit of work, for every event. Nest tells by the name only.
    if (callback.name === 'requestScopedHandler') {
      throw new Error(
        `${lane.method} of lane ${lane.name} belongs to a request-scoped controller: handlers are singletons`,
      );
    }
    this.registered.push({ ...lane, type, callback });
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      this.consuming = this.startConsuming(lanesOf(this.registered));
      await this.consuming.start();
      callback();
    } catch (error) {
      callback(error);
    }
  }

  async close(): Promise<void> {
    await this.consuming?.stop();
  }

  on(): void {
    throw new Error('this strategy has no events of its own');
  }

  unwrap<T>(): T {
    return this.consuming as T;
  }
}

/** Groups the handlers by lane and refuses what would be ambiguous. */
export function lanesOf(registered: readonly Registered[]): Lane[] {
  return [...Map.groupBy(registered, (handler) => handler.name)].map(([name, handlers]) => {
    const [first] = handlers;
    if (!first) throw new Error(`lane ${name} has no handler`);
    for (const handler of handlers) mustAgree(first, handler);
    mustKeepOutsideApart(name, handlers);
    const byType = new Map(handlers.map((handler) => [handler.type, handler.callback]));
    if (byType.size !== handlers.length) throw new Error(`lane ${name} handles a type twice`);
    const basics = {
      name,
      kind: first.kind,
      tables: first.tables ?? [],
      start: first.start ?? ('beginning' as const),
      wants: wantsOf(
        name,
        handlers.map(({ schema }) => schema),
      ),
    };
    if (first.contract === 'batch') {
      if (new Set(handlers.map((handler) => handler.method)).size > 1)
        throw new Error(`set-based lane ${name} has two methods`);
      return {
        ...basics,
        contract: 'batch',
        handle: (events: readonly ReceivedEvent[]) => run(first.callback, events),
      };
    }
    const handle = async (event: ReceivedEvent): Promise<void> => {
      const callback = byType.get(event.type);
      if (!callback) throw new Error(`lane ${name} has no handler of ${event.type}`);
      await run(callback, event);
    };
    return { ...basics, contract: 'single', handle };
  });
}

function mustAgree(one: Registered, other: Registered): void {
  const declared = ({ kind, contract, start, tables }: Registered): string =>
    JSON.stringify([kind, contract, start, tables]);
  if (declared(one) !== declared(other)) throw new Error(`lane ${one.name} is declared in two different ways`);
}

/** What others write is in no journal: a rebuild could not bring it back, and positions say nothing of its order. */
function mustKeepOutsideApart(name: string, handlers: readonly Registered[]): void {
  const fromOutside = handlers.filter(({ schema }) => isOutside(topicOf(schema)));
  if (fromOutside.length === 0) return;
  if (fromOutside.length < handlers.length) throw new Error(`lane ${name} mixes events from outside with ours`);
  if (handlers.some(({ kind, contract }) => kind !== 'effect' || contract !== 'single'))
    throw new Error(`lane ${name} takes events from outside: it is an effect, one event at a time`);
}

/** Calls and subscribes in the caller's asynchronous context: with interceptors Nest's result is lazy. */
async function run(callback: MessageHandler, data: unknown): Promise<void> {
  const result: unknown = await callback(data, {});
  if (isObservable(result)) await lastValueFrom(from(result), { defaultValue: undefined });
}
