import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Transport } from '../../plan/plan.js';
import { chanceFrom } from '../../random.js';
import type { Chance } from '../../random.js';
import { checkRun } from './checker/process-checker.js';
import { whatWaits } from './checker/settled.js';
import { catalogue } from './faults/catalogue.js';
import { callOffRebuilds, mendAndReplay } from './faults/events.js';
import type { ProcessFault, Scene } from './faults/process-fault.js';
import { trafficOf } from './plan/process-plan.js';
import { HistoryFile, runTraffic } from './traffic.js';
import type { Backbone, World } from './world/world.js';

/** What a seed stands for: which faults, and what carries the events meanwhile. */
export interface DrawnRun {
  readonly seed: number;
  readonly transport: Transport;
  readonly backbone: Backbone;
  readonly faults: readonly ProcessFault[];
}

export interface RunOutcome extends DrawnRun {
  readonly findings: readonly string[];
  /** What the faults did, in order. */
  readonly doings: readonly string[];
  readonly milliseconds: number;
  readonly historyFile: string | undefined;
}

/** One fault by its name, or one or two that the seed draws. */
export function drawRun(seed: number, transport: Transport, asked?: string): DrawnRun {
  const chance = chanceFrom(seed * 31 + 17);
  const possible = catalogue.filter(({ transports }) => transports.includes(transport));
  const faults =
    asked === undefined ? drawFaults(chance, possible) : possible.filter(({ name }) => asked.split(',').includes(name));
  if (faults.length === 0) throw new Error(`no fault of the process level over ${transport} is called ${asked}`);
  const isCluster = faults.some(({ needs }) => needs === 'three brokers');
  const backbone = transport === 'postgres' ? 'journals' : isCluster ? 'cluster' : 'broker';
  return { seed, transport, backbone, faults };
}

function drawFaults(chance: Chance, possible: readonly ProcessFault[]): ProcessFault[] {
  const weighed = possible.filter(({ rare }) => !rare || chance.happens(0.5));
  const [first] = chance.some(weighed, 1);
  if (!first || chance.happens(0.4)) return first ? [first] : [];
  const fitting = weighed.filter(
    ({ name, needs }) =>
      name !== first.name && (needs === undefined || first.needs === undefined || needs === first.needs),
  );
  // Three brokers are drawn by the first fault alone, so that most runs are on one.
  const others = fitting.filter(({ needs }) => needs !== 'three brokers' || first.needs === needs);
  return [first, ...chance.some(others, 1)];
}

const answerMilliseconds = 4_000;
/** Far more than it takes on a machine that has nothing else to do. */
const patienceMilliseconds = 240_000;

let occasions = 0;

/** Traffic and faults together, then peace until everything has come to its end, then the checker. */
export async function run(drawn: DrawnRun, world: World): Promise<RunOutcome> {
  const began = performance.now();
  const { seed, faults } = drawn;
  const occasion = `${process.pid.toString(36)}${(occasions += 1)}`;
  const wishes = Object.assign({ malformed: 0, unheard: 0 }, ...faults.map((fault) => fault.wishes ?? {}));
  const plan = trafficOf(seed, occasion, wishes);
  const history = new HistoryFile(join(world.folder, `history-${occasion}.jsonl`));
  const doings: string[] = [];
  const sceneOf = (fault: ProcessFault, nth: number): Scene => ({
    world,
    plan,
    chance: chanceFrom(seed * 37 + nth),
    poisoned,
    strangers,
    rebuilt,
    findings,
    note(doing) {
      doings.push(`${Math.round(performance.now() - began)} ${fault.name}: ${doing}`);
      history.note({ what: 'fault', name: fault.name, doing });
    },
  });
  const poisoned = new Set<string>();
  const rebuilt = new Set<string>();
  const strangers: Scene['strangers'] = [];
  const findings: string[] = [];
  const scenes = faults.map((fault, nth) => [fault, sceneOf(fault, nth)] as const);

  const since = await headsOf(world);
  for (const [{ before }, scene] of scenes) await before?.(scene);
  const urls = world.of('registry').map(({ url }) => url);
  const faultsEnded = Promise.all(scenes.map(([fault, scene]) => goThrough(fault, scene)));
  await runTraffic(plan, {
    urls,
    history,
    answerMilliseconds,
    patienceMilliseconds,
    faultsEnded,
    stop: world.over.signal,
  });
  await faultsEnded;
  await world.heal();
  for (const [fault, scene] of scenes) if (fault.name === 'poison-event') await mendAndReplay(scene);
  const waits = await settle(world, [...plan.keys.values()], since);
  await callOffRebuilds(world, rebuilt);
  findings.push(...waits.map((wait) => `does not come to its end: ${wait}`));
  if (waits.length === 0)
    findings.push(
      ...(await checkRun(world.sql, { plan, historyFile: history.path, since, poisoned, strangers, rebuilt })),
    );
  return { ...drawn, findings, doings, milliseconds: performance.now() - began, historyFile: history.path };
}

/** A fault that cannot be brought about is a finding as well: the run would prove less than it says. */
async function goThrough(fault: ProcessFault, scene: Scene): Promise<void> {
  try {
    await fault.during(scene);
  } catch (error) {
    scene.findings.push(
      `${fault.name} could not be brought about: ${error instanceof Error ? error.stack : String(error)}`,
    );
  }
}

async function headsOf(world: World): Promise<Record<string, number>> {
  const [row] = await world.sql<{ registry: number; matching: number }>(
    `SELECT (SELECT position::int FROM registry.sequencer) AS registry, (SELECT position::int FROM matching.sequencer) AS matching`,
  );
  return { registry: row?.registry ?? 0, matching: row?.matching ?? 0 };
}

/** Answers what still waits when nobody has patience any more; nothing, as a rule. */
async function settle(world: World, keys: readonly string[], since: Record<string, number>): Promise<string[]> {
  const deadline = performance.now() + patienceMilliseconds;
  for (;;) {
    const waits = await whatWaits(world.sql, keys, since, world.usesBroker ? 'kafka' : undefined);
    if (waits.length === 0 || performance.now() > deadline || world.over.signal.aborted) return waits;
    await pause(100);
  }
}
