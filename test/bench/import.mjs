// Imports of growing size: rows a second, the memory of the registry's process while it goes on, and what of it is live: the
// heap right after a collection, which is what would grow with the file if anything of it were kept.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { signInAs, samplePeople } from '../platform-client/src/index.ts';
import { processTree, pssOf, startPlatform } from './platform.mjs';

const shipped = fileURLToPath(new URL('../../apps/cli/data/mainland-listed-enterprises.csv', import.meta.url));
const [header, ...rows] = (await readFile(shipped, 'utf8')).trim().split('\n');

/** The shipped rows again and again, each time under listing codes of their own. */
function fileOf(count) {
  const lines = [header];
  for (let n = 0; n < count; n += 1) {
    const rest = rows[n % rows.length].slice(rows[0].indexOf(','));
    lines.push(`${String(100_000 + n)}.SZ${rest.slice(rest.indexOf(','))}`);
  }
  return lines.join('\n');
}

const folder = await mkdtemp(join(tmpdir(), 'harbourlink-bench-'));
try {
  for (const count of [10_000, 40_000]) {
    const platform = await startPlatform(join(folder, `data-${count}`), '--no-sample', '--processes');
    const officer = (await samplePeople(platform.url))('officer-shanghai');
    const authorization = `Bearer ${await signInAs(platform.url, officer.personId)}`;
    const registry = await registryProcess(platform.pid);
    const before = await pssOf([registry]);
    const started = performance.now();
    const taken = await fetch(`${platform.url}/api/v1/imports`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'text/csv', 'idempotency-key': `bench-${count}` },
      body: fileOf(count),
    });
    let { id, ...progress } = await taken.json();
    if (!taken.ok) throw new Error(JSON.stringify(progress));
    let peak = before;
    const live = [];
    while (['waiting', 'running'].includes(progress.state)) {
      await pause(200);
      peak = Math.max(peak, await pssOf([registry]));
      progress = await (await fetch(`${platform.url}/api/v1/imports/${id}`, { headers: { authorization } })).json();
      if (progress.rows >= (live.length + 1) * 10_000) live.push(await liveHeap(registry));
    }
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `${count} rows: ${progress.state}, ${(count / seconds).toFixed(0)} rows/s, PSS ${before.toFixed(0)} MB -> peak ${peak.toFixed(0)} MB, ` +
        `live heap every 10,000 rows: ${live.map((megabytes) => megabytes.toFixed(1)).join(', ')} MB`,
    );
    await platform.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function registryProcess(root) {
  for (const pid of await processTree(root)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('enterprise-registry')) return pid;
  }
  throw new Error('the registry has no process of its own');
}

/** Collects garbage in a process by the inspector it opens on SIGUSR1; MB of heap in use afterwards. */
async function liveHeap(pid) {
  process.kill(pid, 'SIGUSR1');
  let address;
  while (address === undefined) {
    const targets = await fetch('http://127.0.0.1:9229/json').catch(() => undefined);
    if (targets?.ok) [{ webSocketDebuggerUrl: address }] = await targets.json();
    else await pause(50);
  }
  const inspector = new globalThis.WebSocket(address);
  await new Promise((resolve) => (inspector.onopen = resolve));
  const ask = (id, method) =>
    new Promise((resolve) => {
      inspector.onmessage = ({ data }) => JSON.parse(data).id === id && resolve(JSON.parse(data).result);
      inspector.send(JSON.stringify({ id, method }));
    });
  await ask(1, 'HeapProfiler.collectGarbage');
  const { usedSize } = await ask(2, 'Runtime.getHeapUsage');
  inspector.close();
  return usedSize / 1e6;
}
