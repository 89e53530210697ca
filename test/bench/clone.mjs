// From nothing to a running platform, as its user does it: git clone, npm ci, npm start, until it says that it is ready.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freeLoopbackPort } from '../../libs/own-server/src/free-loopback-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'harbourlink-clone-'));
const clone = join(folder, 'harbourlink');
const begun = performance.now();

/** Runs a command to its end, or until it has said `words`; prints what it took. */
async function step(name, command, args, { cwd, words } = {}) {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const ended = once(child, 'exit');
  let said = '';
  const heard = new Promise((resolve) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (words && said.includes(words)) resolve('heard');
    });
  });
  const outcome = await Promise.race([ended, heard]);
  if (outcome !== 'heard' && (words || outcome[0] !== 0)) throw new Error(`${name} ended with ${outcome[0]}: ${said}`);
  console.log(`${name.padEnd(12)} ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return async () => {
    process.kill(-child.pid, 'SIGTERM');
    await ended;
  };
}

try {
  await step('git clone', 'git', ['clone', '--quiet', root, clone]);
  await step('npm ci', 'npm', ['ci', '--no-audit', '--no-fund'], { cwd: clone });
  const stop = await step('npm start', 'npm', ['start', '--', '--port', String(await freeLoopbackPort())], {
    cwd: clone,
    words: 'is ready at',
  });
  console.log(`${'all of it'.padEnd(12)} ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  await stop();
} finally {
  await rm(folder, { recursive: true, force: true });
}
