/** One PostgreSQL per test run, shared by all workers: fast because nothing it holds has to survive. */
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// By path and as TypeScript: jest loads this file before anything has been built.
import { startPostgres, stopLeftover } from '../../postgres-server/src/postgres-server.ts';

const prefix = 'harbourlink-test-postgres-';

export async function startTestServer() {
  await removeLeftovers();
  const folder = join(tmpdir(), `${prefix}${process.pid}`);
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    autovacuum: 'on',
    max_connections: '300',
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    max_prepared_transactions: '0',
  };
  const server = await startPostgres({ folder, settings });
  return {
    url: server.url(),
    stop: async () => {
      await server.stop('immediate');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a killed test run left behind: its server still runs and its folder is still there. */
async function removeLeftovers() {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue;
    const folder = join(tmpdir(), name);
    await stopLeftover(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
