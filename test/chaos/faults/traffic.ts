import type { PlannedEvent, Plan } from '../plan/plan.js';
import { topics, types } from '../plan/plan.js';
import { both } from './fault.js';
import type { Fault } from './fault.js';

/** What publishers do to the order of things, and what they publish. */
export const traffic: readonly Fault[] = [
  {
    name: 'out-of-order-commits',
    level: 'engine',
    transports: both,
    line: 'transactions commit in another order than they drew numbers, and many roll back',
    shape(plan, chance) {
      Object.assign(plan, { producers: 4 });
      for (const one of plan.transactions) {
        if (chance.happens(0.5)) one.holdsMilliseconds = chance.between(1, 10);
        if (chance.happens(0.2) && mayRollBack(plan, one.id)) one.rollsBack = true;
      }
    },
  },
  {
    name: 'early-transaction-inversion',
    level: 'engine',
    transports: both,
    line: 'a transaction gets its id long before the others and its outbox numbers long after them',
    shape(plan, chance) {
      Object.assign(plan, { producers: 4 });
      for (const one of plan.transactions) {
        one.earlyId = chance.happens(0.5);
        if (chance.happens(0.3)) one.holdsMilliseconds = chance.between(1, 10);
      }
    },
  },
  {
    name: 'slow-open-transaction',
    level: 'engine',
    transports: both,
    line: 'a transaction with outbox rows stays open while others come and go',
    shape(plan, chance) {
      Object.assign(plan, { producers: 4 });
      for (const one of chance.some(plan.transactions, 3)) one.holdsMilliseconds = chance.between(15, 50);
    },
  },
  {
    name: 'backlog-with-open-snapshot',
    level: 'engine',
    transports: both,
    line: 'a backlog is worked off while an old snapshot with a transaction id is open',
    shape(plan) {
      plan.backlog = true;
      plan.afterTransactions.push({ after: 0, event: 'open-transaction', milliseconds: 150 });
    },
  },
  {
    name: 'failure-swallowed',
    level: 'engine',
    transports: both,
    line: 'a statement fails and its failure is swallowed: COMMIT is answered with ROLLBACK',
    shape(plan, chance) {
      for (const one of chance.some(plan.transactions, 3)) one.swallowsFailure = true;
      const [lane] = plan.lanes;
      for (const event of chance.some(poisonable(plan), 2)) {
        if (lane && lane !== 'echo' && lane !== 'join')
          plan.poison.push({ lane, token: event.token, how: 'swallows', attempts: 1, end: 'replay' });
      }
    },
  },
  {
    name: 'malformed-bytes',
    level: 'engine',
    transports: both,
    line: 'random, truncated and {-leading bytes in place of an event',
    shape(plan, chance) {
      for (const event of chance.some(spoilable(plan), chance.between(1, 4))) {
        const random = Array.from({ length: chance.between(0, 60) }, () => chance.between(0, 255));
        const whole = Buffer.from(JSON.stringify({ token: event.token, amount: event.amount }));
        event.bytes = chance
          .oneOf([
            Buffer.from([255, ...random]),
            whole.subarray(0, chance.between(0, whole.length - 1)),
            Buffer.from(`{${'x'.repeat(chance.between(0, 9))}`),
          ])
          .toString('hex');
      }
    },
  },
  {
    name: 'unknown-type',
    level: 'engine',
    transports: both,
    line: 'events of a type that this version of the platform has never heard of',
    shape(plan, chance) {
      for (const event of chance.some(spoilable(plan), chance.between(1, 4))) event.type = types.unheard;
    },
  },
  {
    name: 'versions-of-consumers',
    level: 'engine',
    transports: both,
    line: 'old consumers meet a new type, new consumers meet old events; the old ones are replaced in the end',
    shape(plan, chance) {
      plan.replicas.matching = chance.between(1, 3);
      plan.oldReplicas = chance.between(1, plan.replicas.matching);
      const enterprises = spoilable(plan).filter(({ topic }) => topic === topics.enterprise);
      for (const event of chance.some(enterprises, chance.between(1, 6))) event.type = types.added;
    },
  },
];

/** Something has to happen to each aggregate that others wait for. */
function mayRollBack(plan: Plan, id: number): boolean {
  const owners = new Set(committing(plan).flatMap(({ of }) => of ?? []));
  const mine = plan.transactions.find((one) => one.id === id)?.events ?? [];
  return mine.every(
    ({ key, topic }) =>
      topic !== topics.enterprise ||
      !owners.has(key) ||
      committing(plan).some((event) => event.key === key && !mine.includes(event)),
  );
}

function committing(plan: Plan): PlannedEvent[] {
  return plan.transactions.filter(({ rollsBack }) => !rollsBack).flatMap(({ events }) => events);
}

/** Events that may be unreadable: of each enterprise one is left that those who wait for it can read. */
export function spoilable(plan: Plan): PlannedEvent[] {
  const seen = new Set<string>();
  return committing(plan).filter(({ topic, key, type, bytes }) => {
    if (topic !== topics.enterprise || seen.has(key)) return true;
    if (type === types.happened && bytes === undefined) seen.add(key);
    return false;
  });
}

/** Events that every lane wants and can read. */
export function poisonable(plan: Plan): PlannedEvent[] {
  return committing(plan).filter(
    ({ type, bytes, topic }) => type === types.happened && bytes === undefined && topic === topics.enterprise,
  );
}
