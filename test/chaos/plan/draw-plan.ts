import { engineFaults } from '../faults/engine-faults.js';
import type { Fault } from '../faults/fault.js';
import { chanceFrom } from '../random.js';
import type { Chance } from '../random.js';
import { topics, types } from './plan.js';
import type { LaneName, Plan, PlannedEvent, PlannedTransaction, Poison, Transport } from './plan.js';

/** The plan of one run. `fault` names those it has to have, with commas; otherwise the seed takes one, two or three. */
export function drawPlan(seed: number, transport: Transport, fault?: string): Plan {
  const chance = chanceFrom(seed);
  const faults = faultsOf(chance, transport, fault);
  const plan = calmPlan(seed, transport, faults, chance);
  for (const { shape } of faults) shape(plan, chance);
  return { ...plan, poison: oneForEachEvent(plan.poison) };
}

/** Two faults may have chosen the same event of a lane: the first has it. */
function oneForEachEvent(poison: readonly Poison[]): Poison[] {
  return [...new Map(poison.toReversed().map((one) => [`${one.lane} ${one.token}`, one])).values()];
}

function faultsOf(chance: Chance, transport: Transport, asked: string | undefined): Fault[] {
  const possible = engineFaults.filter(({ transports }) => transports.includes(transport));
  if (asked !== undefined) {
    return asked.split(',').map((name) => {
      const found = possible.find((one) => one.name === name);
      if (found === undefined) throw new Error(`no fault of the engine level over ${transport} is called ${name}`);
      return found;
    });
  }
  const often = possible.filter(({ rare }) => !rare);
  const rare = possible.filter((one) => one.rare);
  const taken = chance.some(often, chance.between(1, 3));
  // A restart of the database costs as much as ten runs.
  if (rare.length > 0 && chance.happens(0.02)) taken.push(chance.oneOf(rare));
  return taken;
}

/** A run in which nothing goes wrong, of any size and shape. */
function calmPlan(seed: number, transport: Transport, faults: readonly Fault[], chance: Chance): Plan {
  const lanes = lanesOf(chance);
  return {
    seed,
    transport,
    faults: faults.map(({ name }) => name),
    replicas: { registry: chance.oneOf([1, 1, 1, 2]), matching: chance.oneOf([1, 1, 1, 2, 2, 3]) },
    producers: chance.between(1, 4),
    transactions: transactionsOf(chance, lanes),
    lanes,
    timing: {
      leaseSeconds: chance.oneOf([0.1, 0.3, 0.5]),
      idleMilliseconds: chance.oneOf([15, 30, 60]),
      sequencerBatch: chance.oneOf([1, 3, 10, 100, 2_000]),
      sweepMilliseconds: chance.oneOf([20, 60_000, 60_000]),
      fetchSize: chance.oneOf([2, 10, 1_000]),
      workers: chance.between(1, 4),
      batchSize: chance.oneOf([2, 10, 500]),
      // Not drawn: a seed that was recorded keeps its run.
      groupSize: [1, 4, 64][Math.abs(seed) % 3] ?? 1,
      pauseAbove: chance.oneOf([5, 20_000, 20_000]),
      shipBatch: chance.oneOf([1, 5, 1_000]),
    },
    atSteps: [],
    afterTransactions: [],
    poison: [],
    broker: {
      partitions: chance.between(1, 4),
      timedOutButLanded: 0,
      partlyLanded: 0,
      refused: 0,
      redelivered: 0,
      redeliverTimes: 1,
      rebalances: 0,
      foreignRecords: 0,
      batch: chance.oneOf([1, 5, 100]),
    },
    deaf: false,
    oldReplicas: 0,
    handlerMilliseconds: chance.oneOf([0, 0, 0, 2]),
    backlog: false,
    startsEmbedded: false,
  };
}

function lanesOf(chance: Chance): LaneName[] {
  const lanes = chance.some<LaneName>(['tally', 'ledger', 'react', 'join'], chance.oneOf([1, 1, 2, 2, 3]));
  if (lanes.includes('react') && chance.happens(0.5)) lanes.push('echo');
  return lanes;
}

function transactionsOf(chance: Chance, lanes: readonly LaneName[]): PlannedTransaction[] {
  const enterprises = Array.from({ length: chance.between(1, 6) }, () => chance.uuid());
  const needs = Array.from({ length: lanes.includes('join') ? chance.between(1, 4) : 0 }, () => chance.uuid());
  const owners = new Map(needs.map((need) => [need, chance.oneOf(enterprises)]));
  const count = chance.oneOf([3, 4, 6, 8, 8, 12, 20]);
  const transactions = Array.from({ length: count }, (_, id): PlannedTransaction => {
    const keys = chance.some([...enterprises, ...needs], chance.oneOf([1, 1, 1, 2, 3])).sort();
    const events = keys.flatMap((key) =>
      Array.from({ length: chance.oneOf([1, 1, 1, 2, 4]) }, (): Omit<PlannedEvent, 'token'> => {
        const owner = owners.get(key);
        return {
          topic: owner === undefined ? topics.enterprise : topics.need,
          key,
          type: owner !== undefined ? types.needed : chance.happens(0.25) ? types.noted : types.happened,
          amount: chance.between(1, 1_000),
          ...(owner === undefined ? {} : { of: owner }),
        };
      }),
    );
    return {
      id,
      events: events.map((event, nth) => ({ token: `${id}/${nth}`, ...event })),
      rollsBack: chance.happens(0.1),
      earlyId: chance.happens(0.1),
      holdsMilliseconds: chance.happens(0.1) ? chance.between(1, 8) : 0,
      swallowsFailure: false,
    };
  });
  return [...transactions, ...whatIsWaitedFor(chance, owners, transactions)];
}

/** A need waits for its enterprise: one that nobody else mentions gets its event at the end. */
function whatIsWaitedFor(
  chance: Chance,
  owners: ReadonlyMap<string, string>,
  transactions: readonly PlannedTransaction[],
): PlannedTransaction[] {
  const happening = new Set(
    transactions.filter(({ rollsBack }) => !rollsBack).flatMap(({ events }) => events.map(({ key }) => key)),
  );
  const missing = [...new Set(owners.values())].filter((enterprise) => !happening.has(enterprise));
  return missing.map((key, nth) => {
    const id = transactions.length + nth;
    const event = {
      token: `${id}/0`,
      topic: topics.enterprise,
      key,
      type: types.happened,
      amount: chance.between(1, 1_000),
    };
    return { id, events: [event], rollsBack: false, earlyId: false, holdsMilliseconds: 0, swallowsFailure: false };
  });
}
