import { committedChanges, malformed } from '../plan/process-plan.js';
import { brokerClient } from '../world/broker-client.js';
import { operate } from '../world/operator.js';
import type { World } from '../world/world.js';
import { aWhile, both, until } from './process-fault.js';
import type { ProcessFault, Scene } from './process-fault.js';

const lanesThatObey = ['tally', 'ledger', 'react'] as const;

/** Handlers fail on some events until these are mended; one event of a key, as those behind it wait for it. */
async function poison({ world, chance, plan, poisoned, note }: Scene, count: number): Promise<void> {
  const happened = [...committedChanges(plan).values()].flat().filter(({ kind }) => kind === 'happened');
  const blocked = new Set<string>();
  for (const { token, key } of chance.some(happened, count)) {
    const lane = chance.oneOf(lanesThatObey);
    if (blocked.has(`${lane} ${key}`)) continue;
    blocked.add(`${lane} ${key}`);
    note(`${lane} fails on ${token}`);
    poisoned.add(`${lane} ${token}`);
    await world.sql('INSERT INTO matching.told (lane, token) VALUES ($1, $2)', [lane, token]);
  }
}

/** Waits for the letters, mends the handlers, and has each letter replayed twice at the same moment by both replicas. */
export async function mendAndReplay({ world, poisoned, findings, note }: Scene): Promise<void> {
  const tokens = [...poisoned].map((one) => one.split(' ')[1] ?? '');
  const open = async (): Promise<{ id: string }[]> =>
    world.sql(`SELECT id FROM matching.dead_letter WHERE kind = 'dead' AND settled_at IS NULL ORDER BY id`);
  await until(async () => (await open()).length >= tokens.length, 45_000);
  await world.sql('DELETE FROM matching.told WHERE token = ANY($1)', [tokens]);
  for (const { id } of await open()) {
    note(`replay ${id}, twice`);
    const path = `/api/v1/matching/operations/dead-letters/${id}/replay`;
    const twice = world.of('matching').map(({ url }) => operate(world, url, path));
    const answers = await Promise.all(twice);
    if (!answers.includes(200)) findings.push(`the replay of letter ${id} was answered ${answers.join(', ')}`);
  }
}

/** What is left of a rebuild whose process has died, or which is cut off, must not reach into the next run. */
export async function callOffRebuilds(world: World, lanes: Iterable<string>): Promise<void> {
  const [replica] = world.of('matching');
  for (const lane of lanes)
    await operate(world, replica?.url ?? '', `/api/v1/matching/operations/lanes/${lane}/rebuild/cancellation`);
}

/** What is wrong with events, and what those who handle them do. */
export const eventFaults: readonly ProcessFault[] = [
  {
    name: 'poison-event',
    line: 'handlers fail on events until these are dead; mended, they are replayed twice under traffic',
    transports: both,
    before: (scene) => poison(scene, scene.chance.between(1, 4)),
    during: () => Promise.resolve(),
  },
  {
    name: 'malformed-bytes',
    line: 'random, truncated and {-leading bytes in place of events',
    transports: both,
    wishes: { malformed: 0.12 },
    during: () => Promise.resolve(),
  },
  {
    name: 'unknown-type',
    line: 'events of a type nobody here has heard of',
    transports: both,
    wishes: { unheard: 0.12 },
    during: () => Promise.resolve(),
  },
  {
    name: 'foreign-records',
    line: 'somebody else writes records into our topics that are no events',
    transports: ['kafka'],
    async during(scene) {
      const { world, chance, strangers, note } = scene;
      await aWhile(scene, 0, 500);
      const client = await brokerClient(world);
      try {
        for (let n = chance.between(1, 4); n > 0; n -= 1) {
          const topic = chance.oneOf(['registry.case.v1', 'registry.need.v1', 'matching.suggestion.v1']);
          const bytes = `${malformed(chance)}${chance.uuid().replaceAll('-', '')}${Date.now().toString(16).padStart(12, '0')}`;
          const headers = chance.oneOf([{}, { ce_id: 'nobody', ce_type: 'x' }]);
          note(`a stranger writes to ${topic}`);
          await client.write(topic, Buffer.from(bytes, 'hex'), { ...headers });
          strangers.push({ topic, bytes });
        }
      } finally {
        await client.stop();
      }
    },
  },
  {
    name: 'slow-handler',
    line: 'handlers take longer than leases and sessions',
    transports: both,
    async during({ world, chance, note }) {
      const lane = chance.oneOf(lanesThatObey);
      const slow = chance.oneOf([300, 1_500, 3_500]);
      note(`${lane} takes ${slow} ms`);
      await world.sql('INSERT INTO matching.told (lane, slow) VALUES ($1, $2)', [lane, slow]);
      await until(() => Promise.resolve(false), chance.between(500, 2_500));
      await world.sql('DELETE FROM matching.told WHERE slow IS NOT NULL');
    },
  },
  {
    name: 'session-timed-out',
    line: 'storing what came takes longer than the session of the group: it goes to another member meanwhile',
    transports: ['kafka'],
    async during(scene) {
      const { world, chance, note } = scene;
      await aWhile(scene, 0, 400);
      note('the inbox is locked');
      await world.held('LOCK TABLE matching.inbox_lane IN ACCESS EXCLUSIVE MODE', chance.between(8_000, 10_000));
    },
  },
  {
    name: 'backlog-with-open-transaction',
    line: 'subscribers are away while a backlog grows, and an old transaction stays open',
    transports: both,
    wishes: { requests: 40 },
    async during(scene) {
      const { world, chance, note } = scene;
      const subscribers = world.of('matching').map(({ process }) => process);
      note('subscribers frozen, a transaction is open');
      for (const process of subscribers) process?.signal('SIGSTOP');
      const open = world.held('SELECT pg_current_xact_id()', chance.between(2_000, 4_500));
      await aWhile(scene, 1_500, 3_000);
      for (const process of subscribers) process?.signal('SIGCONT');
      await open;
    },
  },
  {
    name: 'rebuild-under-traffic',
    line: 'projections are made anew from the journals while events come in, also by two at once',
    transports: both,
    async during(scene) {
      const { world, chance, note } = scene;
      for (let n = chance.between(1, 2); n > 0; n -= 1) {
        await aWhile(scene, 0, 700);
        const lane = chance.oneOf(['tally', 'ledger']);
        const by = chance.some(world.of('matching'), chance.between(1, 2));
        scene.rebuilt.add(lane);
        note(`rebuild of ${lane} by ${by.map(({ nth }) => nth).join(' and ')}`);
        await Promise.all(
          by.map(({ url }) => operate(world, url, `/api/v1/matching/operations/lanes/${lane}/rebuild`)),
        );
      }
    },
  },
];
