import type { AfterTransactions, Plan } from '../plan/plan.js';
import type { Chance } from '../random.js';
import { both } from './fault.js';
import type { Fault } from './fault.js';

function sometimes(
  plan: Plan,
  chance: Chance,
  event: AfterTransactions['event'],
  most: number,
  milliseconds?: number,
): void {
  for (let n = chance.between(1, most); n > 0; n -= 1) {
    const after = chance.between(0, plan.transactions.length);
    plan.afterTransactions.push({ after, event, ...(milliseconds === undefined ? {} : { milliseconds }) });
  }
}

/** What the database does to those who use it. */
export const database: readonly Fault[] = [
  {
    name: 'connections-terminated',
    level: 'engine',
    transports: both,
    line: 'the server ends connections of both services, whatever they are doing',
    shape: (plan, chance) => sometimes(plan, chance, 'terminate-connections', 5),
  },
  {
    name: 'pool-exhausted',
    level: 'engine',
    transports: both,
    line: 'somebody holds every connection of a pool for a while',
    shape: (plan, chance) => sometimes(plan, chance, 'exhaust-pool', 2, chance.between(10, 40)),
  },
  {
    name: 'connections-refused',
    level: 'engine',
    transports: both,
    line: 'the server takes no further connections of a service for a while, and ends some',
    shape: (plan, chance) => sometimes(plan, chance, 'connection-limit', 2, chance.between(10, 40)),
  },
  {
    name: 'database-restart',
    level: 'engine',
    transports: both,
    rare: true,
    line: 'PostgreSQL is restarted under traffic',
    shape: (plan, chance) => sometimes(plan, chance, 'restart-database', 1),
  },
  {
    name: 'database-crash',
    level: 'engine',
    transports: both,
    rare: true,
    line: 'PostgreSQL ends at once and recovers from its log, under traffic',
    shape: (plan, chance) => sometimes(plan, chance, 'crash-database', 1),
  },
];
