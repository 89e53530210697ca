// One read route with its token verified, directly at the service and through the gateway, against bare Fastify + pg
// answering the same row. Alternating rounds of one run: the ratio is what counts.
import { Agent, request } from 'node:http';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signInAs, samplePeople } from '../platform-client/src/index.ts';
import { freeLoopbackPort } from '../../libs/own-server/src/free-loopback-port.ts';
import { median, processTree, startPlatform } from './platform.mjs';

const rounds = Number(process.argv[2] ?? 5);
const seconds = 4;
const connections = 16;

const folder = await mkdtemp(join(tmpdir(), 'harbourlink-bench-'));
let peer;
try {
  const data = join(folder, 'data');
  // What is measured is the way of a request, not the limit of one caller.
  process.env.RATE_LIMIT_PER_MINUTE = '0';
  const platform = await startPlatform(data, '--processes');
  const officer = (await samplePeople(platform.url))('officer-shanghai');
  const authorization = `Bearer ${await signInAs(platform.url, officer.personId)}`;
  const { items } = await (
    await fetch(`${platform.url}/api/v1/enterprises?limit=1`, { headers: { authorization } })
  ).json();
  const path = `/api/v1/enterprises/${items[0].id}`;
  const peerPort = await freeLoopbackPort();
  peer = spawn(process.execPath, [
    fileURLToPath(new URL('./bare-fastify.mjs', import.meta.url)),
    String(peerPort),
    await databaseUrl(data),
  ]);
  peer.stderr.pipe(process.stderr);
  await new Promise((resolve) => peer.stdout.once('data', resolve));
  const targets = {
    bare: `http://127.0.0.1:${peerPort}/${items[0].id}`,
    service: `http://127.0.0.1:${await registryPort(platform.pid)}${path}`,
    gateway: `${platform.url}${path}`,
  };
  const rates = { bare: [], service: [], gateway: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, target] of Object.entries(targets)) {
      const rate = await load(target, authorization);
      // The first round warms up.
      if (round > 0) rates[name].push(rate);
    }
  }
  const bare = median(rates.bare);
  for (const name of Object.keys(targets)) {
    const rate = median(rates[name]);
    console.log(
      `${name.padEnd(8)} ${rate.toFixed(0).padStart(7)} requests/s, ${(rate / bare).toFixed(2)} of bare Fastify + pg`,
    );
  }
  peer.kill();
  await platform.stop();
} finally {
  peer?.kill();
  await rm(folder, { recursive: true, force: true });
}

async function load(url, authorization) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + seconds * 1000;
  let answered = 0;
  const client = async () => {
    while (performance.now() < until) {
      const status = await once(url, { agent, headers: { authorization } });
      if (status !== 200) throw new Error(`${url} answered ${status}`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
  return answered / seconds;
}

function once(url, options) {
  return new Promise((resolve, reject) => {
    request(url, options, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    })
      .on('error', reject)
      .end();
  });
}

async function databaseUrl(data) {
  const password = (await readFile(join(data, 'secrets', 'database-registry.secret'), 'utf8')).trim();
  const port = (await readFile(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[3];
  return `postgres://registry:${password}@127.0.0.1:${port}/harbourlink`;
}

async function registryPort(root) {
  for (const pid of await processTree(root)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes('enterprise-registry')) continue;
    const settings = await readFile(`/proc/${pid}/environ`, 'utf8');
    return /(?:^|\0)PORT=(\d+)/.exec(settings)?.[1];
  }
  throw new Error('the registry has no process of its own');
}
