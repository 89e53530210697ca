import { outside } from '@harbourlink/contracts';
import type { ReceivedEvent } from '../envelope.js';

/** projection: may be rebuilt from the journals; effect: acts on the world or decides, and is never run by a rebuild. */
export type LaneKind = 'projection' | 'effect';

/** A type of event a lane wants, and how its bytes become data. It stands under the type of its bytes. */
export interface WantedType {
  /** As the handler knows it; the bytes may be of another major of it. */
  readonly type: string;
  /** The stream it belongs to: the topic's first major, whichever it travels in. A lane may move to another major. */
  readonly topic: string;
  /** Where a broker has it for this lane, when that is a later major. */
  readonly publishedIn?: string;
  readonly decode: (payload: Uint8Array) => unknown;
}

interface LaneBasics {
  /** Stable: names the lane in the inbox for ever. Unique within the consuming service. */
  readonly name: string;
  readonly kind: LaneKind;
  readonly wants: ReadonlyMap<string, WantedType>;
  /** Tables only this projection writes; a rebuild makes them anew. */
  readonly tables: readonly string[];
  /** Where a lane that is new to a running platform starts. */
  readonly start: 'beginning' | 'now';
}

/** One event at a time, in version order for each aggregate, a transaction for each. */
export interface SingleLane extends LaneBasics {
  readonly contract: 'single';
  readonly handle: (event: ReceivedEvent) => Promise<void>;
}

/** Many events in one transaction, in version order for each aggregate. */
export interface BatchLane extends LaneBasics {
  readonly contract: 'batch';
  readonly handle: (events: readonly ReceivedEvent[]) => Promise<void>;
}

/**
 * A named subscription: everything in it is handled in order for each aggregate; lanes do not wait for each other.
 */
export type Lane = SingleLane | BatchLane;

/** The streams a lane follows that a service of the platform publishes, and so has in its journal. */
export function topicsOf(lane: Lane): string[] {
  const streams = new Set([...lane.wants.values()].map((wanted) => wanted.topic));
  return [...streams].filter((topic) => !isOutside(topic));
}

/** The topics a lane reads from a broker. */
export function subscribedTopicsOf(lane: Lane): string[] {
  return [...new Set([...lane.wants.values()].map(({ topic, publishedIn = topic }) => publishedIn))];
}

/** What all majors of a topic are: `registry.need.v1` of `registry.need.v2`. Versions and cursors are a stream's. */
export function streamOf(topic: string): string {
  return topic.replace(/\.v\d+$/, '.v1');
}

/** Others write to it: there is no journal behind it, and nothing in it is as ours have to be. */
export function isOutside(topic: string): boolean {
  return sourceOf(topic) === outside;
}

/** Takes in what others write; such a lane follows nothing of ours. */
export function isOutsideLane(lane: Lane): boolean {
  return subscribedTopicsOf(lane).some(isOutside);
}

/** The schema that publishes a topic: the first part of its name. */
export function sourceOf(topic: string): string {
  return topic.slice(0, topic.indexOf('.'));
}
