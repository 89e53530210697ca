// Warm start to ready, and memory at rest: the platform with its sample world, all services in one process.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median, processTree, pssOf, startPlatform } from './platform.mjs';

const runs = Number(process.argv[2] ?? 5);
const folder = await mkdtemp(join(tmpdir(), 'harbourlink-bench-'));
try {
  const first = await startPlatform(join(folder, 'data'));
  console.log(`first start, sample world included: ${first.seconds.toFixed(1)} s`);
  await first.stop();
  const seconds = [];
  const memory = [];
  for (let run = 0; run < runs; run += 1) {
    const platform = await startPlatform(join(folder, 'data'));
    seconds.push(platform.seconds);
    // At rest: what starting needed has been given back.
    await pause(10_000);
    memory.push(await pssOf(await processTree(platform.pid)));
    await platform.stop();
    console.log(`warm start ${platform.seconds.toFixed(2)} s, PSS at rest ${memory.at(-1).toFixed(0)} MB`);
  }
  console.log(
    `median of ${runs}: warm start ${median(seconds).toFixed(2)} s (goal 6), PSS ${median(memory).toFixed(0)} MB (goal 600)`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
