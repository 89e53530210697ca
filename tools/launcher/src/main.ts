import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { helpText, readCommandLine } from './options.js';
import { troubleFrom } from './trouble.js';

/** `npm start`: the platform until Ctrl-C. */
async function main(): Promise<void> {
  const started = performance.now();
  const options = readCommandLine(process.argv.slice(2));
  if (options.help === 'shown') return console.log(helpText);
  data = options.data;

  // Before the services are loaded: compiled code of the last start makes the next one seconds faster.
  const cache = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'harbourlink-code');
  enableCompileCache(cache);
  process.env['NODE_COMPILE_CACHE'] ??= cache;

  const { startPlatform } = await import('./index.js');
  const { announce } = await import('./ready-lines.js');
  const stopRequest = firstSignal();
  const starting = startPlatform({ ...options, existing: options.fresh, say: (line) => console.log(line) });
  const platform = await Promise.race([starting, stopRequest.then(() => undefined)]);
  if (platform === undefined) {
    // Asked to stop in the middle of the start: finish what was begun, then undo it.
    await starting.then((late) => late.stop());
    return;
  }
  await announce(platform, { seconds: (performance.now() - started) / 1000 });
  flushCompileCache();

  const trouble = await Promise.race([stopRequest.then(() => undefined), platform.failed]);
  console.log('\nStopping ...');
  await platform.stop();
  if (trouble) throw trouble;
  console.log('Stopped.');
}

let data = '.data';

/** Resolves on the first Ctrl-C or SIGTERM; the second ends at once. */
function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((done) => {
    const onSignal = (signal: NodeJS.Signals): void => {
      done(signal);
      process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal);
      process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  });
}

function complain(error: unknown): never {
  const trouble = troubleFrom(error, data);
  console.error(`\n${trouble.message}\n${trouble.whatToDo}`);
  if (process.env['HARBOURLINK_DEBUG']) console.error(trouble.cause ?? error);
  process.exit(1);
}

process.on('uncaughtException', complain);
main().then(() => process.exit(0), complain);
