import type { Command } from './options.js';
import { troubleFrom } from './trouble.js';

/** Runs a command of the launcher: help when asked, two lines and exit code 1 when it fails. */
export async function runCommand<Options extends { readonly data: string; readonly help: 'shown' | 'not-asked' }>(
  command: Command<Options>,
  work: (options: Options) => Promise<void>,
): Promise<void> {
  let data = '.data';
  const complain = (error: unknown): never => {
    const trouble = troubleFrom(error, data);
    console.error(`\n${trouble.message}\n${trouble.whatToDo}`);
    if (process.env['HARBOURLINK_DEBUG']) console.error(trouble.cause ?? error);
    process.exit(1);
  };
  process.on('uncaughtException', complain);
  // Whoever read our lines may go away; the platform stays.
  process.stdout.on('error', () => undefined);
  try {
    const options = command.read(process.argv.slice(2));
    data = options.data;
    if (options.help === 'shown') console.log(command.help);
    else await work(options);
    process.exit(0);
  } catch (error) {
    complain(error);
  }
}

/** Resolves on the first Ctrl-C or SIGTERM; the second ends the process at once. */
export function onSignal(): Promise<NodeJS.Signals> {
  return new Promise((done) => {
    const first = (signal: NodeJS.Signals): void => {
      process.removeListener('SIGINT', first).removeListener('SIGTERM', first);
      process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
      done(signal);
    };
    process.on('SIGINT', first).on('SIGTERM', first);
  });
}
