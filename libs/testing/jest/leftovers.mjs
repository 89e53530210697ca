import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The temporary folder of this run's server, named so that the next run finds what a killed one left behind. */
export async function folderOfThisRun(prefix, stopLeftover) {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue;
    const folder = join(tmpdir(), name);
    await stopLeftover(folder);
    await rm(folder, { recursive: true, force: true });
  }
  return join(tmpdir(), `${prefix}${process.pid}`);
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
