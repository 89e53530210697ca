// Import of 10,000 and 40,000 rows: rows a second, and the memory of the registry's process while it goes on.
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
    while (['waiting', 'running'].includes(progress.state)) {
      await pause(200);
      peak = Math.max(peak, await pssOf([registry]));
      progress = await (await fetch(`${platform.url}/api/v1/imports/${id}`, { headers: { authorization } })).json();
    }
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `${count} rows: ${progress.state}, ${(count / seconds).toFixed(0)} rows/s, PSS ${before.toFixed(0)} MB -> peak ${peak.toFixed(0)} MB`,
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
