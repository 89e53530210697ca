import type { Plan } from '../plan/plan.js';
import type { Chance } from '../random.js';
import type { Fault } from './fault.js';

const kafka = ['kafka'] as const;

function onBroker(name: string, line: string, shape: (plan: Plan, chance: Chance) => void): Fault {
  return { name, level: 'engine', transports: kafka, line, shape };
}

/** What a broker does, as simulated at the engine level. */
export const broker: readonly Fault[] = [
  onBroker('send-timed-out-but-landed', 'a send fails although the broker has all or a part of it', (plan) => {
    plan.broker.timedOutButLanded = 0.3;
    plan.broker.partlyLanded = 0.2;
  }),
  onBroker('send-refused', 'the broker refuses sends: too few replicas are in sync', (plan) => {
    plan.broker.refused = 0.4;
  }),
  onBroker('rebalance-storm', 'partitions go from member to member, also in the middle of a batch', (plan, chance) => {
    plan.replicas.matching = chance.between(2, 3);
    plan.broker.rebalances = 0.3;
    for (let n = chance.between(2, 8); n > 0; n -= 1)
      plan.afterTransactions.push({ after: chance.between(0, plan.transactions.length), event: 'rebalance' });
  }),
  onBroker('offsets-lost', 'the broker has forgotten how far each group has read', (plan, chance) => {
    for (let n = chance.between(1, 3); n > 0; n -= 1)
      plan.afterTransactions.push({ after: chance.between(1, plan.transactions.length), event: 'lose-offsets' });
  }),
  onBroker(
    'broker-wiped',
    "the broker's disk is wiped, offsets included; the journals fill it again",
    (plan, chance) => {
      plan.afterTransactions.push({ after: chance.between(1, plan.transactions.length), event: 'wipe-broker' });
    },
  ),
  onBroker(
    'partitions-added',
    'partitions are added: what follows of a key may overtake what came before',
    (plan, chance) => {
      for (let n = chance.between(1, 3); n > 0; n -= 1)
        plan.afterTransactions.push({ after: chance.between(1, plan.transactions.length), event: 'add-partitions' });
    },
  ),
  onBroker('foreign-records', 'somebody else writes records into our topics that are no events', (plan, chance) => {
    plan.broker.foreignRecords = chance.between(1, 5);
  }),
  onBroker('moved-from-embedded', 'the platform moves from journals to the broker with a backlog', (plan, chance) => {
    plan.startsEmbedded = true;
    const after = chance.between(1, plan.transactions.length);
    plan.afterTransactions.push({ after, event: 'move-to-kafka' });
  }),
];
