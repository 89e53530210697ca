import { writeFile } from 'node:fs/promises';
import type { Places } from './places.js';
import type { Replica } from './services/replicas.js';

/**
 * Tells a Prometheus where every replica is to be scraped, as `file_sd_configs` reads it; written anew at every start,
 * because ports are chosen anew.
 */
export async function writeScrapeTargets(file: string, replicas: readonly Replica[], places: Places): Promise<void> {
  const groups = replicas.map(({ name }) => ({
    targets: [`127.0.0.1:${places.metricsPortOf(name)}`],
    labels: { replica: name },
  }));
  await writeFile(file, `${JSON.stringify(groups, null, 2)}\n`);
}
