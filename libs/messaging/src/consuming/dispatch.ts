import type { EventEnvelope, ReceivedEvent } from '../envelope.js';
import { messageContext, withMessageContext } from '../message-context.js';
import type { Lane } from './lane.js';

/** What an inbox row turns out to be when its turn comes. */
export type Decoded = { readonly event: ReceivedEvent } | { readonly undecodable: string };

/** Decodes for one lane; an unknown type and malformed bytes are told apart from a failing handler: nobody can retry them. */
export function decodeFor(lane: Lane, envelope: EventEnvelope): Decoded {
  const wanted = lane.wants.get(envelope.type);
  if (!wanted) return { undecodable: `unknown type ${envelope.type}` };
  const { payload, ...attributes } = envelope;
  try {
    return { event: { ...attributes, type: wanted.type, data: wanted.decode(payload ?? new Uint8Array()) } };
  } catch (error) {
    return { undecodable: `payload cannot be decoded: ${messageOf(error)}` };
  }
}

/** Runs a lane's handler on one event, in the context that ties what it causes to it. */
export function handleOne(lane: Lane, event: ReceivedEvent): Promise<void> {
  const context = {
    correlationId: event.correlationId,
    causationId: event.id,
    ...(event.traceparent === undefined ? {} : { traceparent: event.traceparent }),
  };
  return withMessageContext(context, () => (lane.contract === 'single' ? lane.handle(event) : lane.handle([event])));
}

/** Runs a set-based handler; a batch has many causes, so what it publishes carries a correlation of its own. */
export function handleMany(
  lane: Extract<Lane, { contract: 'batch' }>,
  events: readonly ReceivedEvent[],
): Promise<void> {
  return withMessageContext(messageContext(), () => lane.handle(events));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
