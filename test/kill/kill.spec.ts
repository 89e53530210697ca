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
/** SIGKILLs of each service; each comes at another moment of the requests and handlers under way. */
const points = 5;

let folder: string;
let platform: Platform;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harbourlink-kill-'));
  platform = await startPlatform({ data: join(folder, 'data'), run: 'processes', sample: 'never' });
}, 180_000);

afterAll(async () => {
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function isLive(service: ServiceName): Promise<boolean> {
  return (await fetch(`${platform.services[service]}/health/live`)).ok;
}

describe('services that are killed again and again', () => {
  it('lose nothing that was acknowledged and double nothing', async () => {
    const traffic = new Traffic(platform.url);
    await traffic.start(3);
    await eventually(() => traffic.count > 0, { within: 60_000 });
    const kills: ServiceName[] = [];
    for (let point = 0; point < points; point += 1) {
      for (const service of services) {
        // A service that dies before it has started counts as broken, and is given up after some tries.
        await eventually(() => isLive(service), { within: 60_000 });
        // Not a wait for something to happen: each kill has to come at a moment of its own.
        await pause(Math.random() * 400);
        await platform.kill(service);
        kills.push(service);
      }
    }
    const before = traffic.count;
    await eventually(() => traffic.count > before + 1, { within: 120_000 });
    await traffic.stop();
    const checker = new Checker(platform.databaseUrls.superuser);
    await eventually(() => checker.quiet(), { within: 120_000 });
    process.stdout.write(
      `${kills.length} SIGKILLs, ${traffic.acknowledged.enterprises.size} enterprises, ${traffic.count} memoranda acknowledged\n`,
    );
    expect(await checker.findings(traffic.acknowledged)).toEqual([]);
    for (const service of services) expect(kills.filter((killed) => killed === service)).toHaveLength(points);
  }, 600_000);
});
