import { setTimeout as pause } from 'node:timers/promises';
import type { Transport } from '../../../plan/plan.js';
import type { Chance } from '../../../random.js';
import type { TrafficPlan, TrafficWishes } from '../plan/process-plan.js';
import { services } from '../services/orders.js';
import type { ServiceName } from '../services/orders.js';
import type { Replica } from '../world/replica.js';
import type { World } from '../world/world.js';

/** What a fault has to do with during a run. */
export interface Scene {
  readonly world: World;
  readonly chance: Chance;
  readonly plan: TrafficPlan;
  /** `lane token` of what a handler fails on until it is mended, for the checker. */
  readonly poisoned: Set<string>;
  /** What strangers put into our topics, for the checker. */
  readonly strangers: { topic: string; bytes: string }[];
  /** Projections that were made anew, for the checker: what a rebuild has taken in need not come through the inbox. */
  readonly rebuilt: Set<string>;
  /** Findings of the fault's own: a process that did not end politely. */
  readonly findings: string[];
  note(doing: string): void;
}

/** Something that goes wrong with real processes, servers and networks, by the name it is asked for with. */
export interface ProcessFault {
  readonly name: string;
  /** What happens, in one line. */
  readonly line: string;
  readonly transports: readonly Transport[];
  /** What has to be there; anything will do unless told. */
  readonly needs?: 'one broker' | 'three brokers';
  /** Takes so long that it is drawn less often. */
  readonly rare?: true;
  readonly wishes?: Partial<TrafficWishes>;
  /** What has to be so before the first request. */
  readonly before?: (scene: Scene) => Promise<void>;
  /** Goes on beside the traffic, and has ended when it resolves. */
  readonly during: (scene: Scene) => Promise<void>;
}

export const both: readonly Transport[] = ['postgres', 'kafka'];

/** Waits a moment that the seed has drawn. */
export function aWhile({ chance }: Scene, least: number, most: number): Promise<void> {
  return pause(chance.between(least, most));
}

export function aService({ chance }: Scene): ServiceName {
  return chance.oneOf(services);
}

/** Half the time the leader, else anybody. */
export async function aReplica(scene: Scene, service = aService(scene)): Promise<Replica> {
  const { world, chance } = scene;
  const anybody = chance.oneOf(world.of(service));
  if (chance.happens(0.5)) return anybody;
  return (await world.leaderOf(service).catch(() => undefined)) ?? anybody;
}

export async function until(condition: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (performance.now() < deadline) {
    if (await condition().catch(() => false)) return true;
    await pause(50);
  }
  return false;
}
