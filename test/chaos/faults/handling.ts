import { both } from './fault.js';
import type { Fault } from './fault.js';
import { poisonable } from './traffic.js';

/** What subscribers and their operators go through. */
export const handling: readonly Fault[] = [
  {
    name: 'poison-event',
    level: 'engine',
    transports: both,
    line: 'handlers fail on some events: for a while, or until an operator replays or discards them',
    shape(plan, chance) {
      const lanes = plan.lanes.filter((lane) => lane !== 'join' && lane !== 'echo');
      for (const lane of lanes) {
        for (const event of chance.some(poisonable(plan), chance.between(1, 3))) {
          const how = chance.oneOf(['throws', 'swallows', 'never-mends', 'never-mends'] as const);
          const end = chance.oneOf(['replay', 'discard'] as const);
          plan.poison.push({ lane, token: event.token, how, attempts: chance.between(1, 2), end });
        }
      }
    },
  },
  {
    name: 'replay-twice-under-traffic',
    level: 'engine',
    transports: both,
    line: 'dead letters are replayed twice at the same moment, by two replicas, while events come in',
    shape(plan, chance) {
      plan.replicas.matching = 2;
      const [lane] = plan.lanes.filter((name) => name !== 'join' && name !== 'echo');
      if (lane === undefined) return;
      for (const event of chance.some(poisonable(plan), 3))
        plan.poison.push({ lane, token: event.token, how: 'never-mends', attempts: 0, end: 'replay' });
      for (const after of [0.5, 0.8])
        plan.afterTransactions.push({ after: Math.floor(plan.transactions.length * after), event: 'replay-letters' });
    },
  },
  {
    name: 'redelivery',
    level: 'engine',
    transports: both,
    line: 'everything comes again, up to a thousand times, and to several replicas at once',
    shape(plan, chance) {
      plan.replicas.matching = chance.between(2, 3);
      const times = chance.oneOf([2, 5, 20, 40]);
      if (plan.transport === 'kafka') {
        plan.broker.redelivered = 0.5;
        plan.broker.redeliverTimes = chance.oneOf([2, 10, 1_000 / plan.transactions.length]);
        return;
      }
      for (let n = 0; n < times; n += 1)
        plan.afterTransactions.push({ after: chance.between(0, plan.transactions.length), event: 'cursor-back' });
    },
  },
  {
    name: 'redelivery-after-days',
    level: 'engine',
    transports: both,
    line: "everything comes again after the days of the inbox were dropped: a key's version is all that is left",
    shape(plan, chance) {
      for (let n = chance.between(1, 3); n > 0; n -= 1)
        plan.afterTransactions.push({ after: chance.between(1, plan.transactions.length), event: 'forget-days' });
    },
  },
  {
    name: 'slow-handlers',
    level: 'engine',
    transports: both,
    line: 'handlers take longer than leases, pauses and sessions',
    shape(plan, chance) {
      plan.handlerMilliseconds = chance.between(5, 25);
      plan.timing.leaseSeconds = 0.1;
    },
  },
  {
    name: 'notify-dropped',
    level: 'engine',
    transports: both,
    line: 'nobody hears of news, neither in the process nor by NOTIFY: polling is what counts',
    shape(plan) {
      plan.deaf = true;
      plan.timing.idleMilliseconds = 5;
    },
  },
  {
    name: 'waiting-for-another-stream',
    level: 'engine',
    transports: both,
    line: 'events arrive before those of another stream which they wait for',
    shape(plan, chance) {
      if (!plan.lanes.includes('join')) Object.assign(plan, { lanes: [...plan.lanes, 'join'] });
      plan.transactions.sort((one, other) => needs(other.events) - needs(one.events) || chance.next() - 0.5);
    },
  },
  {
    name: 'rebuild-under-traffic',
    level: 'engine',
    transports: both,
    line: 'projections are rebuilt while events come in, by two at once, and the rebuilder dies',
    shape(plan, chance) {
      if (!plan.lanes.some((lane) => lane === 'tally' || lane === 'ledger'))
        Object.assign(plan, { lanes: [...plan.lanes, 'tally'] });
      for (let n = chance.between(1, 3); n > 0; n -= 1) {
        const event = chance.oneOf(['rebuild', 'rebuild', 'rebuild-twice'] as const);
        plan.afterTransactions.push({ after: chance.between(1, plan.transactions.length), event });
      }
      if (!chance.happens(0.4)) return;
      const step = chance.oneOf(['rebuild: begun', 'rebuild: applied', 'rebuild: closed', 'rebuild: handed over']);
      const restartMilliseconds = chance.between(0, 10);
      plan.atSteps.push({ step, service: 'matching', nth: 1, act: 'kill', restartMilliseconds, times: 1 });
    },
  },
  {
    name: 'clock-of-a-service',
    level: 'engine',
    transports: both,
    line: "a service's clock is an hour ahead or behind; leases, retries and order are the database's",
    shape(plan, chance) {
      const milliseconds = chance.oneOf([-3_600_000, 3_600_000]);
      plan.clock = { service: chance.oneOf(['registry', 'matching'] as const), milliseconds };
    },
  },
];

function needs(events: readonly { readonly of?: string }[]): number {
  return events.filter(({ of }) => of !== undefined).length;
}
