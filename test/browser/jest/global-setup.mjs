import { spawnSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlatform } from '../../bench/platform.mjs';

/** One platform with the sample world for all specs of a run; BROWSER_PLATFORM and BROWSER_SECRETS name one that runs already. */
export default async function setUp() {
  if (process.env.BROWSER_PLATFORM) return;
  const built = spawnSync(process.execPath, ['apps/console/build.mjs'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the console could not be built:\n${built.stdout}${built.stderr}`);
  const folder = await mkdtemp(join(tmpdir(), 'harbourlink-browser-'));
  // Pages ask more in a minute than a person would look at; the limit has tests of its own.
  process.env.RATE_LIMIT_PER_MINUTE = '0';
  const platform = await startPlatform(join(folder, 'data'));
  process.env.BROWSER_PLATFORM = platform.url;
  process.env.BROWSER_SECRETS = join(folder, 'data', 'secrets');
  globalThis.harbourlinkBrowserPlatform = { platform, folder };
}
