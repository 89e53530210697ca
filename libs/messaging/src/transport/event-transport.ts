import type { EventEnvelope } from '../envelope.js';

/** A stretch of one source's stream, in order. */
export interface EventBatch {
  readonly source: string;
  readonly events: readonly EventEnvelope[];
  /** Everything after `from` up to `to` is in this batch, as far as it is of the topics asked for. */
  readonly from: number;
  readonly to: number;
}

/**
 * The port beneath the one NestJS strategy: how published events reach the inbox. The embedded transport reads the
 * publishers' journals; a broker's transport reads topics. Either way a batch counts as received once `store` resolves.
 */
export interface EventTransport {
  /** One look at one source from a position on; undefined when there is nothing new. */
  read(source: string, topics: readonly string[], after: number, most: number): Promise<EventBatch | undefined>;
  /** Calls `onNews` with the source that may have something new; may miss some. Returns how to stop listening. */
  listen(onNews: (source: string) => void): Promise<() => Promise<void>>;
}
