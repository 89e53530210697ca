// npm run bench -- NAME [options]: one measurement; docs/benchmarks.md says what each is for and what it gave.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const scripts = {
  messaging: './messaging/run.mjs',
  start: './start.mjs',
  clone: './clone.mjs',
  import: './import.mjs',
  'read-route': './read-route.mjs',
  browser: '../browser/speed/main.ts',
};

const [name, ...args] = process.argv.slice(2);
const script = scripts[name];
if (script === undefined) {
  console.error(`npm run bench -- NAME, where NAME is one of ${Object.keys(scripts).join(', ')}`);
  process.exit(2);
}
const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(new URL(script, import.meta.url)), ...args], {
  stdio: 'inherit',
});
child.on('exit', (code) => (process.exitCode = code ?? 1));
// The measurement ends what it has started, and then itself: Ctrl-C reaches it as it reaches us.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
