import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { freeLoopbackPort } from '../../libs/own-server/src/free-loopback-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the platform as its user does; resolves when it says that it is ready, with the seconds that took. */
export async function startPlatform(data, ...options) {
  const port = await freeLoopbackPort();
  const started = performance.now();
  const args = [`${root}/tools/launcher/dist/main.js`, '--data', data, '--port', String(port), ...options];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('is ready at')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the platform ended with ${code}: ${said}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    seconds: (performance.now() - started) / 1000,
    async stop() {
      child.removeAllListeners('exit');
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Every process below one, itself included. */
export async function processTree(pid) {
  const parents = new Map();
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
    const parent = /\) \S (\d+)/.exec(stat)?.[1];
    if (parent) parents.set(Number(entry), Number(parent));
  }
  const tree = [pid];
  for (const one of tree) for (const [child, parent] of parents) if (parent === one) tree.push(child);
  return tree;
}

/** Proportional set size in MB of some processes: what they cost, shared pages counted once. */
export async function pssOf(pids) {
  let kilobytes = 0;
  for (const pid of pids) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
