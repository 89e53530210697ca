import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { kafkaTool } from '@harbourlink/kafka-server';
import { committedChanges, trafficOf } from './plan/process-plan.js';
import { drawRun } from './run.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const calm = { malformed: 0, unheard: 0 };

/** Real processes and servers, as `npm run chaos -- --level process` has them. */
async function runs(...args: readonly string[]): Promise<{ said: string; last: unknown; code: number | null }> {
  const loading = ['--conditions=@harbourlink/source', '--import', './test/chaos/loading/load-sources.mjs'];
  const child = spawn(process.execPath, [...loading, 'test/chaos/main.ts', '--level', 'process', ...args, '--json'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { said, code, last: JSON.parse(said.trim().split('\n').at(-1) ?? '{}') };
}

describe('a run of real processes', () => {
  it('is the same for the same seed, apart from ids', () => {
    const [one, other] = [trafficOf(7, 'a', calm), trafficOf(7, 'b', calm)];
    expect([...one.keys.keys()]).toEqual([...other.keys.keys()]);
    const amounts = (plan: typeof one): unknown =>
      [...plan.keys].map(([name, key]) => [
        name,
        committedChanges(plan)
          .get(key)
          ?.map(({ amount }) => amount),
      ]);
    expect(amounts(one)).toEqual(amounts(other));
    const names = (seed: number): string[] => drawRun(seed, 'kafka').faults.map(({ name }) => name);
    expect(names(7)).toEqual(names(7));
  });

  it('draws every fault for some seed, and three brokers only where they are needed', () => {
    const drawn = Array.from({ length: 1_000 }, (_, seed) => drawRun(seed, 'kafka'));
    expect(new Set(drawn.flatMap(({ faults }) => faults.map(({ name }) => name))).size).toBeGreaterThan(30);
    const cluster = drawn.filter(({ backbone }) => backbone === 'cluster');
    expect(cluster.every(({ faults }) => faults.some(({ needs }) => needs === 'three brokers'))).toBe(true);
  });

  it('loses and doubles nothing when services are killed, through the journals', async () => {
    const { said, code, last } = await runs('--transport', 'postgres', '--seeds', '3', '--fault', 'process-kill');
    expect({ code, last, said: code === 0 ? '' : said }).toMatchObject({ code: 0, last: { runs: 3, violations: 0 } });
  }, 240_000);

  it('loses and doubles nothing when connections are cut, through a broker', async () => {
    // Java or the broker's jars may not be there: npm test says so of the whole suite of Kafka.
    if (!(await kafkaTool('kafka.Kafka').catch(() => undefined))) return;
    const { said, code, last } = await runs('--transport', 'kafka', '--seeds', '2', '--fault', 'connections-cut');
    expect({ code, last, said: code === 0 ? '' : said }).toMatchObject({ code: 0, last: { runs: 2, violations: 0 } });
  }, 240_000);
});
