import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Trouble } from './trouble.js';

/** Loads the marked samples through the public API, as any client would; safe to repeat. */
export async function loadSampleWorld(options: {
  /** The built command line of `apps/cli`. */
  command: string;
  url: string;
  secretsFolder: string;
  say: (line: string) => void;
}): Promise<'loaded' | 'no-command'> {
  if (!existsSync(options.command)) {
    options.say(`No sample world: ${options.command} is not there`);
    return 'no-command';
  }
  const started = Date.now();
  const { code, output } = await run(options.command, ['seed', '--url', options.url], options.secretsFolder);
  if (code !== 0) {
    const reason = output.trim().split('\n').at(-1) ?? '';
    throw new Trouble(
      `The sample world could not be loaded: ${reason}`,
      'Start again to try again, or with --no-sample.',
    );
  }
  options.say(`Loaded the sample world in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return 'loaded';
}

function run(command: string, args: string[], secretsFolder: string) {
  return new Promise<{ code: number | null; output: string }>((done, fail) => {
    const child = spawn(process.execPath, [command, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HARBOURLINK_KEYS_DIR: secretsFolder },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', fail);
    child.once('close', (code) => done({ code, output }));
  });
}
