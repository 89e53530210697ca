import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import type { StartOptions } from './index.js';
import { onSignal } from './run-command.js';

/** A platform until Ctrl-C: starts it, says where everything is, stops it in order. */
export async function runUntilStopped(options: StartOptions): Promise<void> {
  const started = performance.now();
  // Before the services are loaded: compiled code of the last start makes the next one seconds faster.
  const cache = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'harbourlink-code');
  enableCompileCache(cache);
  process.env['NODE_COMPILE_CACHE'] ??= cache;

  const { startPlatform } = await import('./index.js');
  const { announce } = await import('./ready-lines.js');
  const stopRequest = onSignal();
  const starting = startPlatform({ ...options, say: (line) => console.log(line) });
  const platform = await Promise.race([starting, stopRequest.then(() => undefined)]);
  if (platform === undefined) {
    // Asked to stop in the middle of the start: finish what was begun, then undo it.
    console.log('\nStopping ...');
    return starting.then((late) => late.stop());
  }
  await announce(platform, { seconds: (performance.now() - started) / 1000 });
  flushCompileCache();

  const trouble = await Promise.race([stopRequest.then(() => undefined), platform.failed]);
  console.log('\nStopping ...');
  await platform.stop();
  if (trouble) throw trouble;
  console.log('Stopped.');
}
