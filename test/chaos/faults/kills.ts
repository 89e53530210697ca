import type { AtStep, Plan, ServiceName } from '../plan/plan.js';
import type { Chance } from '../random.js';
import { both } from './fault.js';
import type { Fault } from './fault.js';

const kafka = ['kafka'] as const;
const postgres = ['postgres'] as const;

/** How often a step is come to in a run, roughly: a moment later than the last one would never come. */
function aMoment(plan: Plan, chance: Chance): number {
  return chance.between(1, Math.max(2, Math.ceil(plan.transactions.length / 2)));
}

function kill(plan: Plan, chance: Chance, service: ServiceName, steps: readonly string[], times = 1): AtStep {
  const step = chance.oneOf(steps);
  return {
    step,
    service,
    nth: aMoment(plan, chance),
    act: 'kill',
    restartMilliseconds: chance.between(0, 15),
    times,
  };
}

function killing(
  name: string,
  line: string,
  service: ServiceName,
  steps: readonly string[],
  transports: Fault['transports'] = both,
): Fault {
  return {
    name,
    level: 'engine',
    transports,
    line,
    shape(plan, chance) {
      for (let n = chance.between(1, 3); n > 0; n -= 1) plan.atSteps.push(kill(plan, chance, service, steps));
    },
  };
}

const workerSteps = ['worker: claimed', 'handler: begun', 'handler: written', 'batch: claimed'];

export const kills: readonly Fault[] = [
  killing('kill-before-commit', 'SIGKILL with the business transaction written and not committed', 'registry', [
    'outbox: appended',
    'transaction: about to commit',
  ]),
  killing('kill-after-commit', 'SIGKILL after the commit, before anybody was told of it', 'registry', [
    'transaction: committed',
  ]),
  killing('kill-before-sequencing', 'SIGKILL of the leader before a batch is moved to the journal', 'registry', [
    'sequencer: leased',
    'sequencer: number read',
    'sequencer: about to move',
  ]),
  killing('kill-after-sequencing', 'SIGKILL of the leader after a batch was moved to the journal', 'registry', [
    'sequencer: moved',
    'sequencer: announced',
  ]),
  killing(
    'kill-after-send',
    'SIGKILL after the broker has a batch, before the watermark moves',
    'registry',
    ['broker: sent'],
    kafka,
  ),
  killing(
    'kill-before-send',
    'SIGKILL with a batch read from the journal and not sent',
    'registry',
    ['broker: about to send'],
    kafka,
  ),
  killing(
    'kill-after-inbox-insert',
    'SIGKILL with events in the inbox, before and after that is committed',
    'matching',
    ['reader: read', 'inbox: cursor moved', 'inbox: inserted', 'reader: stored'],
    postgres,
  ),
  killing(
    'kill-before-offset-commit',
    'SIGKILL with a batch stored and its offset not committed, or just committed',
    'matching',
    ['broker: received', 'broker: stored', 'broker: offset committed'],
    kafka,
  ),
  killing('kill-mid-handler', 'SIGKILL in the middle of a handler, before and after it has written', 'matching', [
    ...workerSteps,
  ]),
  killing('kill-around-settling', 'SIGKILL around the mark of the inbox and the commit of a handler', 'matching', [
    'worker: handled',
    'worker: settled',
    'worker: committed',
    'worker: failed',
    'batch: handled',
    'batch: settled',
    'transaction: about to commit',
    'transaction: committed',
  ]),
  {
    name: 'consumer-crash-loop',
    level: 'engine',
    transports: both,
    line: 'a subscriber that dies again and again shortly after it has started',
    shape(plan, chance) {
      const one = kill(
        plan,
        chance,
        'matching',
        workerSteps.concat('worker: settled', 'transaction: about to commit'),
        6,
      );
      plan.atSteps.push({ ...one, nth: chance.between(1, 3) });
    },
  },
  {
    name: 'leader-stopped',
    level: 'engine',
    transports: both,
    line: 'SIGSTOP of a leader beyond its lease; it wakes up believing in itself',
    shape(plan, chance) {
      plan.replicas.registry = 2;
      plan.timing.leaseSeconds = 0.05;
      const steps = ['sequencer: leased', 'sequencer: number read', 'sequencer: about to move', 'sequencer: moved'];
      if (plan.transport === 'kafka') steps.push('broker: about to send', 'broker: sent');
      for (let n = chance.between(1, 2); n > 0; n -= 1) {
        plan.atSteps.push({
          step: chance.oneOf(steps),
          service: 'registry',
          nth: aMoment(plan, chance),
          act: 'freeze',
          milliseconds: chance.between(60, 120),
        });
      }
    },
  },
  {
    name: 'subscriber-stopped',
    level: 'engine',
    transports: both,
    line: 'SIGSTOP of a subscriber in the middle of its work, while another replica goes on',
    shape(plan, chance) {
      plan.replicas.matching = chance.between(2, 3);
      plan.atSteps.push({
        step: chance.oneOf([...workerSteps, 'worker: settled', 'inbox: inserted', 'transaction: about to commit']),
        service: 'matching',
        nth: aMoment(plan, chance),
        act: 'freeze',
        milliseconds: chance.between(20, 80),
      });
    },
  },
  {
    name: 'connection-lost',
    level: 'engine',
    transports: both,
    line: 'the network to the database is gone at a step, also with a COMMIT on its way',
    shape(plan, chance) {
      const steps = {
        registry: [
          'sequencer: about to move',
          'sequencer: moved',
          'transaction: about to commit',
          'transaction: committed',
        ],
        matching: [...workerSteps, 'transaction: about to commit', 'transaction: committed', 'inbox: inserted'],
      };
      for (let n = chance.between(1, 4); n > 0; n -= 1) {
        const service = chance.oneOf(['registry', 'matching'] as const);
        plan.atSteps.push({ step: chance.oneOf(steps[service]), service, nth: aMoment(plan, chance), act: 'cut' });
      }
    },
  },
];
