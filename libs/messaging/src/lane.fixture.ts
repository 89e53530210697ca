import type { Lane } from './consuming/lane.js';
import type { ReceivedEvent } from './envelope.js';

/** A lane of the tests: wants `test.Happened` of one topic unless told. */
export interface AnyEventHandler {
  readonly name: string;
  readonly handle: (event: ReceivedEvent) => Promise<void>;
  readonly kind?: 'projection' | 'effect';
  readonly tables?: readonly string[];
  readonly types?: readonly string[];
  readonly topic?: string;
  readonly start?: 'beginning' | 'now';
}

export function laneOf(handler: AnyEventHandler): Lane {
  return { ...basicsOf(handler), contract: 'single', handle: handler.handle };
}

export function batchLaneOf(
  handler: Omit<AnyEventHandler, 'handle'> & { readonly handle: (events: readonly ReceivedEvent[]) => Promise<void> },
): Lane {
  return { ...basicsOf(handler), contract: 'batch', handle: handler.handle };
}

function basicsOf(handler: Omit<AnyEventHandler, 'handle'>): Omit<Lane, 'contract' | 'handle'> {
  const {
    name,
    kind = 'effect',
    tables = [],
    types = ['test.Happened'],
    topic = 'registry.enterprise.v1',
    start = 'beginning',
  } = handler;
  const decode = (payload: Uint8Array): string => {
    const text = Buffer.from(payload).toString('utf8');
    if (!/^[0-9a-f-]{36} \d+$/.test(text)) throw new Error('not a test event');
    return text;
  };
  return { name, kind, tables, start, wants: new Map(types.map((type) => [type, { type, topic, decode }])) };
}
