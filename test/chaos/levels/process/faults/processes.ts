import type { ServiceName } from '../services/orders.js';
import { aReplica, aService, aWhile, both } from './process-fault.js';
import type { ProcessFault, Scene } from './process-fault.js';

function killAt(
  name: string,
  line: string,
  service: ServiceName,
  steps: readonly string[],
  transports: ProcessFault['transports'] = both,
): ProcessFault {
  return {
    name,
    line,
    transports,
    async during(scene) {
      await aWhile(scene, 0, 300);
      await dieAt(scene, service, scene.chance.oneOf(steps), scene.chance.between(1, 4), 1);
    },
  };
}

/** Tells both replicas to die at a step; each that comes to it does, and so may whoever takes its place. */
async function dieAt(
  { world, note }: Scene,
  service: ServiceName,
  step: string,
  nth: number,
  again: number,
): Promise<void> {
  note(`dies at ${step}, ${nth}`);
  for (const replica of world.of(service)) {
    let left = again;
    replica.onBegin = (process) => {
      left -= 1;
      if (left > 0) process.tell({ order: 'die-at', step, nth });
    };
    replica.process?.tell({ order: 'die-at', step, nth });
  }
}

const kafka = ['kafka'] as const;

/** What happens to processes. */
export const processFaults: readonly ProcessFault[] = [
  {
    name: 'process-kill',
    line: 'SIGKILL of replicas at any moment, leaders as often as others',
    transports: both,
    async during(scene) {
      for (let n = scene.chance.between(1, 3); n > 0; n -= 1) {
        await aWhile(scene, 0, 600);
        const replica = await aReplica(scene);
        scene.note(`kill ${replica.service} ${replica.nth}`);
        replica.kill();
      }
    },
  },
  {
    name: 'service-lost',
    line: 'SIGKILL of both replicas of a service at once',
    transports: both,
    async during(scene) {
      await aWhile(scene, 0, 800);
      const service = aService(scene);
      scene.note(`kill all of ${service}`);
      for (const replica of scene.world.of(service)) replica.kill();
    },
  },
  killAt('kill-before-commit', 'SIGKILL with the business transaction written and not committed', 'registry', [
    'outbox: appended',
  ]),
  killAt('kill-around-sequencing', 'SIGKILL of the leader around the move of a batch into the journal', 'registry', [
    'sequencer: leased',
    'sequencer: number read',
    'sequencer: about to move',
    'sequencer: moved',
    'sequencer: announced',
  ]),
  killAt(
    'kill-around-sending',
    'SIGKILL before a batch is sent, and after it before the watermark moves',
    'registry',
    ['broker: about to send', 'broker: sent'],
    kafka,
  ),
  killAt(
    'kill-around-inbox',
    'SIGKILL before and after events are in the inbox',
    'matching',
    ['reader: read', 'inbox: cursor moved', 'inbox: inserted', 'reader: stored'],
    ['postgres'],
  ),
  killAt(
    'kill-before-offset-commit',
    'SIGKILL before a batch is in the inbox, and after it before its offset is committed',
    'matching',
    ['broker: received', 'broker: stored'],
    kafka,
  ),
  killAt('kill-mid-handler', 'SIGKILL in and around a handler and its commit', 'matching', [
    'worker: claimed',
    'worker: handled',
    'worker: settled',
    'worker: committed',
    'batch: claimed',
    'batch: handled',
    'batch: settled',
  ]),
  {
    name: 'crash-loop',
    line: 'a subscriber that dies again and again soon after it has begun',
    transports: both,
    async during(scene) {
      await aWhile(scene, 0, 300);
      const step = scene.chance.oneOf(['worker: claimed', 'batch: claimed', 'worker: committed']);
      await dieAt(scene, 'matching', step, scene.chance.between(1, 3), scene.chance.between(2, 3));
    },
  },
  {
    name: 'leader-frozen',
    line: 'SIGSTOP of the leader beyond its lease, and SIGCONT',
    transports: both,
    async during(scene) {
      const { world, chance, note } = scene;
      await aWhile(scene, 0, 500);
      const replica = (await world.leaderOf(aService(scene))) ?? chance.oneOf(world.replicas);
      const frozen = replica.process;
      note(`freeze ${replica.service} ${replica.nth}`);
      frozen?.signal('SIGSTOP');
      await aWhile(scene, 1_400, 3_000);
      frozen?.signal('SIGCONT');
      note('thawed');
    },
  },
  {
    name: 'process-stop',
    line: 'SIGSTOP of any replica, also in the middle of a handler or beyond its session',
    transports: both,
    async during(scene) {
      await aWhile(scene, 0, 500);
      const replica = await aReplica(scene);
      const frozen = replica.process;
      scene.note(`freeze ${replica.service} ${replica.nth}`);
      frozen?.signal('SIGSTOP');
      await aWhile(scene, 300, 4_500);
      frozen?.signal('SIGCONT');
    },
  },
  {
    name: 'process-term',
    line: 'SIGTERM under load: it ends what it has in hand, and by itself',
    transports: both,
    async during(scene) {
      await aWhile(scene, 0, 600);
      const replica = await aReplica(scene);
      const { pid = 0, hasEnded = true } = replica.process ?? {};
      scene.note(`term ${replica.service} ${replica.nth}`);
      if (!(await replica.term()) && !hasEnded)
        scene.findings.push(`${replica.service} did not end politely on SIGTERM (process ${pid})`);
      await replica.start();
    },
  },
  {
    name: 'rebalance-storm',
    line: 'replicas of the subscriber come and go, so that groups rebalance all the time',
    transports: kafka,
    rare: true,
    async during(scene) {
      for (let n = scene.chance.between(2, 3); n > 0; n -= 1) {
        const replica = scene.chance.oneOf(scene.world.of('matching'));
        scene.note(`leave and join: ${replica.nth}`);
        if (scene.chance.happens(0.5)) await replica.term();
        else await replica.end();
        await replica.start();
      }
    },
  },
  {
    name: 'clock-of-a-service',
    line: "a service's clock is an hour ahead or behind",
    transports: both,
    async during(scene) {
      const { world, chance, note } = scene;
      await aWhile(scene, 0, 300);
      const milliseconds = chance.oneOf([-3_600_000, 3_600_000]);
      const replicas = chance.some(world.replicas, chance.between(1, 3));
      note(`clock ${milliseconds} of ${replicas.map(({ nth }) => nth).join(' ')}`);
      for (const { process } of replicas) process?.tell({ order: 'clock', milliseconds });
      await aWhile(scene, 1_000, 2_500);
      for (const { process } of replicas) process?.tell({ order: 'clock', milliseconds: 0 });
    },
  },
  {
    name: 'pool-exhausted',
    line: 'every connection of the pools of a service is held by somebody for a while',
    transports: both,
    async during(scene) {
      await aWhile(scene, 0, 500);
      const milliseconds = scene.chance.between(500, 2_500);
      const service = aService(scene);
      scene.note(`no connections for ${service} for ${milliseconds} ms`);
      for (const { process } of scene.world.of(service)) process?.tell({ order: 'exhaust-pool', milliseconds });
      await aWhile(scene, milliseconds, milliseconds + 200);
    },
  },
];
