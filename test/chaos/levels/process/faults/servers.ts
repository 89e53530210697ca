import { setTimeout as pause } from 'node:timers/promises';
import { brokerClient } from '../world/broker-client.js';
import { aWhile, both, until } from './process-fault.js';
import type { ProcessFault, Scene } from './process-fault.js';

const kafka = ['kafka'] as const;

/** Groups forget what they have read; nobody may be a member meanwhile. */
async function resetOffsets(scene: Scene): Promise<void> {
  const { world, note } = scene;
  const lanes = ['tally', 'ledger', 'react', 'join'];
  await Promise.all(world.of('matching').map((replica) => replica.term()));
  const client = await brokerClient(world);
  try {
    for (const lane of lanes) await until(() => client.forget(`matching.${lane}`).then(() => true), 10_000);
    note('groups have forgotten what they read');
  } finally {
    await client.stop();
  }
  await Promise.all(world.of('matching').map((replica) => replica.start()));
}

async function oneOfThree(scene: Scene, count: number, ends: 'kill' | 'stop'): Promise<void> {
  const { world, chance, note } = scene;
  const { cluster } = world;
  if (!cluster) return;
  await aWhile(scene, 0, 800);
  const lost = chance.some([1, 2, 3], count);
  await world.brokerTurns.take(async () => {
    note(`${ends} of brokers ${lost.join(' ')}`);
    await Promise.all(lost.map((id) => cluster.node(id)[ends]()));
    await aWhile(scene, 500, 3_000);
    await Promise.all(lost.map((id) => cluster.startAgain(id)));
    note('all brokers are back');
  });
}

/** What happens to the servers services rest on. */
export const serverFaults: readonly ProcessFault[] = [
  {
    name: 'database-crash',
    line: 'PostgreSQL ends at once, under traffic, and recovers from its log',
    transports: both,
    async during(scene) {
      await aWhile(scene, 0, 800);
      scene.note('crash');
      await scene.world.postgres.crash();
      scene.note('back');
    },
  },
  {
    name: 'clock-of-the-database',
    line: "the database's clock is an hour ahead or behind (needs libfaketime)",
    transports: both,
    async during(scene) {
      const { postgres } = scene.world;
      if (!postgres.mayFakeItsClock) return scene.note('libfaketime is not installed: left out');
      await aWhile(scene, 0, 300);
      const hours = scene.chance.oneOf([-1, 1]);
      scene.note(`${hours} h`);
      await postgres.setClock(hours);
      await aWhile(scene, 1_000, 2_500);
      await postgres.setClock(0);
    },
  },
  {
    name: 'notify-dropped',
    line: 'nobody hears of news by NOTIFY: the listeners are cut off again and again',
    transports: ['postgres'],
    async during({ world, note }) {
      note('listeners cut off');
      for (let n = 0; n < 6; n += 1) {
        await world.sql(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'journal listener'`,
        );
        await pause(350);
      }
    },
  },
  {
    name: 'redelivery',
    line: 'everything there ever was comes again, to both replicas',
    transports: both,
    rare: true,
    async during(scene) {
      const { world, note } = scene;
      await aWhile(scene, 100, 600);
      if (world.transport === 'kafka') return resetOffsets(scene);
      note('cursors go back to the beginning');
      await world.sql(`UPDATE matching.inbox_lane SET cursor = 0`);
    },
  },
  {
    name: 'redis-flushed',
    line: 'Redis forgets everything it has',
    transports: both,
    async during(scene) {
      for (let n = 0; n < 2; n += 1) {
        await aWhile(scene, 0, 600);
        scene.note('flush');
        await scene.world.redis.flush();
      }
    },
  },
  {
    name: 'redis-lost',
    line: 'Redis is killed, and comes back empty',
    transports: both,
    async during(scene) {
      await aWhile(scene, 0, 500);
      scene.note('killed');
      await scene.world.redis.loseFor(scene.chance.between(200, 2_000));
    },
  },
  {
    name: 'broker-kill',
    line: 'kill -9 of the broker, and its restart',
    transports: kafka,
    needs: 'one broker',
    rare: true,
    async during(scene) {
      const { world, note } = scene;
      await aWhile(scene, 0, 800);
      await world.brokerTurns.take(async () => {
        note('kill -9');
        await world.kafka?.kill();
        await aWhile(scene, 0, 1_500);
        await world.kafka?.start();
        note('back');
      });
    },
  },
  {
    name: 'broker-disk-wiped',
    line: "the broker's disk is wiped, offsets included; an operator makes the topics and lowers the watermarks",
    transports: kafka,
    needs: 'one broker',
    rare: true,
    async during(scene) {
      const { world, note } = scene;
      const { kafka: broker } = world;
      if (!broker) return;
      await aWhile(scene, 0, 800);
      await world.brokerTurns.take(async () => {
        note('kill -9, wiped');
        await broker.kill();
        await broker.wipe();
        await broker.start();
      });
      const client = await brokerClient(world);
      await client.apply();
      await client.stop();
      for (const schema of ['identity', 'registry', 'matching'])
        await world.sql(`SELECT ${schema}.refill_sink('kafka', 0)`);
      note('topics are there, the journals fill them');
    },
  },
  {
    name: 'partition-leader-lost',
    line: 'one of three brokers is lost, the leader of partitions',
    transports: kafka,
    needs: 'three brokers',
    during: (scene) => oneOfThree(scene, 1, 'kill'),
  },
  {
    name: 'broker-leaves',
    line: 'one of three brokers is stopped politely and comes back',
    transports: kafka,
    needs: 'three brokers',
    during: (scene) => oneOfThree(scene, 1, 'stop'),
  },
  {
    name: 'min-isr-breached',
    line: 'two of three brokers are lost: too few replicas are in sync, nothing may be acknowledged',
    transports: kafka,
    needs: 'three brokers',
    during: (scene) => oneOfThree(scene, 2, 'kill'),
  },
  {
    name: 'embedded-to-kafka',
    line: 'the platform goes through the journals, and moves to the broker with a backlog, under traffic',
    transports: kafka,
    needs: 'one broker',
    rare: true,
    async during(scene) {
      const { world, note } = scene;
      const restart = async (usesBroker: boolean): Promise<void> => {
        await Promise.all(world.replicas.map((replica) => replica.end()));
        world.usesBroker = usesBroker;
        await world.startServices();
      };
      await restart(false);
      note('embedded');
      await aWhile(scene, 300, 1_500);
      await restart(true);
      note('on the broker');
    },
  },
];
