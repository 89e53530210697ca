import type { Schemas } from '@harbourlink/api-client';

export type ServiceStatus = Schemas['insights']['MessagingStatusResponse'];
export type Letter = Schemas['insights']['DeadLetterResponse'];
export type InspectedLetter = Schemas['insights']['InspectedLetterResponse'];
export type Service = 'identity' | 'registry' | 'matching' | 'mou' | 'notifications' | 'insights';

/** Every service that handles events, in the order of the chain. */
export const services: readonly Service[] = ['identity', 'registry', 'matching', 'mou', 'notifications', 'insights'];

/** How a service is, in the four numbers an operator looks at first. */
export interface Health {
  /** Events of others it has not received yet. */
  readonly lag: number;
  /** Received and not handled, and own events without a place in the journal. */
  readonly waiting: number;
  readonly dead: number;
  readonly parked: number;
  /** Seconds since the oldest that waits happened. */
  readonly oldest: number;
  readonly paused: readonly string[];
  /** False: nobody gives its events their order. */
  readonly leads: boolean;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export function healthOf({ lanes, unsequenced, lease }: ServiceStatus): Health {
  return {
    lag: sum(lanes.flatMap(({ topics }) => topics.map(({ events }) => events))),
    waiting: unsequenced.waiting + sum(lanes.map(({ waiting }) => waiting)),
    dead: sum(lanes.map(({ dead }) => dead)),
    parked: sum(lanes.map(({ parked }) => parked)),
    oldest: Math.max(0, unsequenced.oldestSeconds ?? 0, ...lanes.map((lane) => lane.oldestWaitingSeconds ?? 0)),
    paused: lanes.filter(({ paused }) => paused).map(({ lane }) => lane),
    leads: lease.held,
  };
}

/** Well: nothing to do. Busy: it is catching up or paused. Ill: somebody has to look. */
export function conditionOf({ dead, parked, leads, paused, oldest }: Health): 'well' | 'busy' | 'ill' {
  if (dead > 0 || parked > 0 || !leads) return 'ill';
  return paused.length > 0 || oldest > 60 ? 'busy' : 'well';
}

/** A letter and whose it is: numbers are given by each service for itself. */
export interface OwnedLetter extends Letter {
  readonly service: Service;
}

/** The letters of all services in one list, the latest first. */
export function together(lists: readonly (readonly [Service, readonly Letter[]])[]): readonly OwnedLetter[] {
  const all = lists.flatMap(([service, letters]) => letters.map((letter) => ({ ...letter, service })));
  return all.sort((a, b) => b.diedAt.localeCompare(a.diedAt));
}
