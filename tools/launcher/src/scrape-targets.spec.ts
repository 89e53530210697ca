import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { placesFor } from './places.js';
import { writeScrapeTargets } from './scrape-targets.js';
import { replicasOf } from './services/replicas.js';

describe('the targets of a scraper', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'harbourlink-targets-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are all replicas, at ports of their own, and the public port is none of them', async () => {
    const replicas = replicasOf({ gateway: 2, matching: 2 });
    const places = await placesFor(replicas, undefined);
    await writeScrapeTargets(join(folder, 'targets.json'), replicas, places);
    const groups = JSON.parse(await readFile(join(folder, 'targets.json'), 'utf8')) as {
      targets: string[];
      labels: { replica: string };
    }[];
    expect(groups.map(({ labels }) => labels.replica)).toEqual(replicas.map(({ name }) => name));
    const addresses = groups.flatMap(({ targets }) => targets);
    expect(new Set(addresses).size).toBe(replicas.length);
    for (const address of places.addresses.gateway) expect(addresses).not.toContain(new URL(address).host);
    expect(addresses).toContain(new URL(places.addressOf('matching')).host);
  });
});
