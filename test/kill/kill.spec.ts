import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPlatform } from '@harbourlink/launcher';
import type { Platform, ServiceName } from '@harbourlink/launcher';
import { eventually } from '@harbourlink/testing';
import { Checker } from './checker.js';
import { Traffic } from './traffic.js';

const services: readonly ServiceName[] = [
  'registry',
  'identity',
  'matching',
  'mou',
  'notifications',
  'insights',
  'gateway',
];
/** SIGKILLs of each service, each at another moment of the requests and handlers under way. */
const points = 5;
/** KILL_SEED=N repeats the moments of a run. */
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);

let folder: string;
let platform: Platform;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harbourlink-kill-'));
  platform = await startPlatform({ data: join(folder, 'data'), run: 'processes', sample: 'never' });
}, 240_000);

afterAll(async () => {
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** Numbers in [0, 1) that a seed repeats (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function isLive(service: ServiceName): Promise<boolean> {
  return (await fetch(`${platform.services[service]}/health/live`)).ok;
}

describe('a killed service, whichever it is and again and again', () => {
  it('loses nothing that was acknowledged and doubles nothing', async () => {
    const random = randomFrom(seed);
    const traffic = await Traffic.start(platform.url, 3);
    const goesOn = async (): Promise<void> => {
      const before = traffic.count;
      await eventually(() => traffic.failed || traffic.count > before, { within: 300_000 });
    };
    await goesOn();
    const kills: ServiceName[] = [];
    for (let point = 0; point < points && !traffic.failed; point += 1) {
      for (const service of services) {
        // A service that dies before it has started counts as broken, and is given up after some tries.
        await eventually(() => isLive(service), { within: 120_000 });
        // Not a wait for something to happen: each kill has to come at a moment of its own.
        await pause(random() * 500);
        await platform.kill(service);
        kills.push(service);
      }
      await goesOn();
    }
    await traffic.stop();
    const checker = new Checker(platform.databaseUrls.superuser);
    await eventually(() => checker.quiet(), { within: 180_000 });
    const findings = await checker.findings(traffic.acknowledged);
    const told = `${traffic.acknowledged.enterprises.size} firms, ${traffic.count} outcomes acknowledged`;
    process.stdout.write(`${kills.length} SIGKILLs (KILL_SEED=${seed}), ${told}, ${findings.length} findings\n`);
    expect({ seed, findings }).toEqual({ seed, findings: [] });
    for (const service of services) expect(kills.filter((killed) => killed === service)).toHaveLength(points);
  }, 1_200_000);
});
