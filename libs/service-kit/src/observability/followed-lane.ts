import { messageContext, withMessageContext } from '@harbourlink/messaging';
import type { AnyReceivedEvent, Lane } from '@harbourlink/messaging';
import { failureOf } from './tracing.js';
import type { Attributes, Tracing } from './tracing.js';

export interface LaneFollowers {
  /** The consuming service's short name. */
  readonly service: string;
  readonly tracing: Tracing | undefined;
  readonly handlerRan: (lane: string, seconds: number) => void;
  /** What runs just now: when it began (`performance.now()`), and in which lane. */
  readonly running: Set<{ readonly lane: string; readonly began: number }>;
}

const declared = new WeakMap<Lane, Lane>();

/** The lane without its followers: a rebuild handles what was handled long ago, and is nobody's trace. */
export function asDeclared(lane: Lane): Lane {
  return declared.get(lane) ?? lane;
}

/** A lane whose handler is timed, and runs in a span of its own where traces are wanted. */
export function followed(lane: Lane, { service, tracing, handlerRan, running }: LaneFollowers): Lane {
  const follow = async (events: readonly AnyReceivedEvent[], handle: () => Promise<void>): Promise<void> => {
    const run = { lane: lane.name, began: performance.now() };
    running.add(run);
    try {
      await (tracing ? inSpan(tracing, { service, lane, events }, handle) : handle());
    } finally {
      running.delete(run);
      handlerRan(lane.name, (performance.now() - run.began) / 1_000);
    }
  };
  const made: Lane =
    lane.contract === 'single'
      ? { ...lane, handle: (event: AnyReceivedEvent) => follow([event], () => lane.handle(event)) }
      : { ...lane, handle: (events: readonly AnyReceivedEvent[]) => follow(events, () => lane.handle(events)) };
  declared.set(made, lane);
  return made;
}

interface Handling {
  readonly service: string;
  readonly lane: Lane;
  readonly events: readonly AnyReceivedEvent[];
}

/** A batch has many causes: they are linked, none is the parent. What a handler publishes is a child of its span. */
async function inSpan(tracing: Tracing, handling: Handling, handle: () => Promise<void>): Promise<void> {
  const { lane, events } = handling;
  const context = messageContext();
  const single = lane.contract === 'single';
  const span = tracing.begin({
    name: `process ${lane.name}`,
    kind: 'consumer',
    parent: single ? context.traceparent : undefined,
    links: single ? [] : [...new Set(events.flatMap(({ traceparent }) => traceparent ?? []))],
    attributes: attributesOf(handling, context.correlationId),
  });
  try {
    await withMessageContext({ ...context, traceparent: span.traceparent }, handle);
    span.end();
  } catch (error) {
    span.end({ failure: failureOf(error) });
    throw error;
  }
}

function attributesOf({ service, lane, events }: Handling, correlationId: string): Attributes {
  const [first] = events;
  const basics = {
    'messaging.system': 'harbourlink',
    'messaging.operation.type': 'process',
    'messaging.operation.name': 'process',
    'messaging.consumer.group.name': `${service}.${lane.name}`,
    'harbourlink.lane': lane.name,
    'harbourlink.correlation_id': correlationId,
  };
  if (lane.contract === 'batch' || !first) return { ...basics, 'messaging.batch.message_count': events.length };
  return {
    ...basics,
    'messaging.destination.name': first.topic,
    'messaging.message.id': first.id,
    'harbourlink.event.type': first.type,
    'harbourlink.aggregate.version': first.version,
  };
}
