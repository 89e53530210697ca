import type { InboxStore } from '../consuming/inbox-store.js';
import type { Lane } from '../consuming/lane.js';
import type { PausedLanes } from '../consuming/paused-lanes.js';

/** What a transport works for: the lanes of one service and the inbox they share. */
export interface ReceptionOptions {
  /** The consuming service's schema. */
  readonly schema: string;
  readonly lanes: readonly Lane[];
  readonly store: InboxStore;
  readonly fetchSize: number;
  readonly idleMilliseconds: number;
  /** A lane is not fed while more events than this wait in it. */
  readonly pauseAbove: number;
  /** Lanes that handle nothing for now; they are fed until they are full. */
  readonly paused: Pick<PausedLanes, 'has'>;
  readonly onError: (error: unknown) => void;
  /** Something an operator has to know: a record that is no event. */
  readonly onAlarm: (alarm: string) => void;
}

/** Published events on their way into the inbox. */
export interface Reception {
  start(): Promise<void>;
  /** Nothing is fetched any more; what is in hand is stored. */
  stop(): Promise<void>;
  /** True once everything was received that there was at the start. */
  readonly hasCaughtUp: boolean;
  /** The oldest moment (Unix milliseconds) at which some part of it last went well; undefined when it has no parts. */
  readonly lastSuccess: number | undefined;
}

/** How much a lane has not received of one topic. */
export interface Lag {
  readonly lane: string;
  readonly topic: string;
  /** At most: a journal's positions are counted whatever topic they are of. */
  readonly events: number;
}

/**
 * The port beneath the one NestJS strategy: how published events reach the inbox. The embedded transport reads the
 * publishers' journals; a broker's transport reads topics. Either way an event counts as received once the inbox has it.
 */
export interface EventTransport {
  receive(options: ReceptionOptions): Reception;
  /** What the lanes have not received yet. */
  lag(lanes: readonly Lane[]): Promise<Lag[]>;
}
