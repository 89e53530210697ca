import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { watchSources, type Change } from './development/changes.js';
import { startPlatform, type Platform } from './index.js';
import { announce } from './ready-lines.js';
import { startCommand } from './options.js';
import { onSignal, runCommand } from './run-command.js';

const root = join(import.meta.dirname, '..', '..', '..');

/** `npm run dev`: the services run from their sources, each restarted when its files change. */
await runCommand(startCommand, async (options) => {
  const started = performance.now();
  const stopRequest = onSignal();
  const say = (line: string): void => console.log(line);
  const platform = await startPlatform({ ...options, existing: options.fresh, run: 'sources', say });
  await announce(platform, { seconds: (performance.now() - started) / 1000 });
  let work = Promise.resolve();
  const watcher = watchSources(root, (change) => (work = work.then(() => takeUp(change, platform))));
  await stopRequest;
  watcher.close();
  await platform.stop();
});

/** A mistake in the sources is told, and the next change tries again. */
async function takeUp(change: Change, platform: Platform): Promise<void> {
  try {
    if (change.contracts === 'changed') {
      await promisify(execFile)(process.execPath, [join(root, 'libs', 'contracts', 'generate.mjs')], { cwd: root });
    }
    for (const service of change.services) {
      const started = performance.now();
      await platform.restart(service);
      console.log(`Restarted ${service} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}
