import type { TcpProxy, Trouble } from '../world/tcp-proxy.js';
import { aWhile, both } from './process-fault.js';
import type { ProcessFault, Scene } from './process-fault.js';

/** The connections to one server, which a seed draws. */
function aNetwork({ world, chance }: Scene): { readonly to: string; readonly proxy: TcpProxy } {
  const names = ['PostgreSQL', 'Redis', 'the broker'];
  const found = world.proxies.map((proxy, index) => ({ to: names[index] ?? '', proxy }));
  // Redis may be away without anybody waiting for it: less is to be found there.
  const weighed = found.filter(({ to }) => to !== 'Redis' || chance.happens(0.3));
  return chance.oneOf(weighed.length > 0 ? weighed : found);
}

async function troubled(
  scene: Scene,
  { to, proxy }: ReturnType<typeof aNetwork>,
  trouble: Trouble,
  [least, most]: readonly [number, number],
): Promise<void> {
  scene.note(`${Object.keys(trouble).join(', ')} of ${to}`);
  proxy.begin(trouble);
  await aWhile(scene, least, most);
  proxy.heal();
  scene.note(`${to} is whole again`);
}

/** What happens to connections; a proxy of the harness stands in each. */
export const networkFaults: readonly ProcessFault[] = [
  {
    name: 'connections-cut',
    line: 'every connection to PostgreSQL, Redis or the broker is reset, and again',
    transports: both,
    async during(scene) {
      for (let n = scene.chance.between(1, 3); n > 0; n -= 1) {
        await aWhile(scene, 0, 700);
        const { to, proxy } = aNetwork(scene);
        scene.note(`cut ${to}`);
        proxy.cut();
      }
    },
  },
  {
    name: 'network-away',
    line: 'connections are reset and no new ones are to be had for a while',
    transports: both,
    async during(scene) {
      await aWhile(scene, 0, 500);
      const network = aNetwork(scene);
      network.proxy.begin({ refuses: true });
      network.proxy.cut();
      await troubled(scene, network, { refuses: true }, [200, 2_000]);
    },
  },
  {
    name: 'half-open-connection',
    line: 'connections stay open, also new ones, and swallow what is sent, both ways',
    transports: both,
    async during(scene) {
      await aWhile(scene, 0, 500);
      await troubled(scene, aNetwork(scene), { swallowsRequests: true, swallowsAnswers: true }, [500, 4_000]);
    },
  },
  {
    name: 'answers-lost',
    line: 'what was asked for happens, a commit or a send, and the answer never comes',
    transports: both,
    async during(scene) {
      for (let n = scene.chance.between(1, 2); n > 0; n -= 1) {
        await aWhile(scene, 0, 500);
        await troubled(scene, aNetwork(scene), { swallowsAnswers: true }, [50, 3_500]);
      }
    },
  },
  {
    name: 'send-landed',
    line: 'sends time out at the sender and have landed at the broker',
    transports: ['kafka'],
    needs: 'one broker',
    async during(scene) {
      const { kafka } = scene.world;
      await aWhile(scene, 0, 500);
      if (kafka)
        await troubled(scene, { to: 'the broker', proxy: kafka.proxy }, { swallowsAnswers: true }, [6_100, 7_000]);
    },
  },
  {
    name: 'slow-network',
    line: 'two seconds of latency: one each way',
    transports: both,
    async during(scene) {
      await aWhile(scene, 0, 500);
      await troubled(scene, aNetwork(scene), { delayMilliseconds: 1_000 }, [1_000, 3_500]);
    },
  },
];
