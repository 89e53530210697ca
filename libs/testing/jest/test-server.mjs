/** One PostgreSQL per test run, shared by all workers: fast because nothing it holds has to survive. */
import { rm } from 'node:fs/promises';
import './from-sources.mjs';
import { folderOfThisRun } from './leftovers.mjs';

// From here on: what is imported above is looked for before from-sources.mjs has said where.
const { startPostgres, stopLeftover } = await import('@harbourlink/postgres-server');

export async function startTestServer() {
  const folder = await folderOfThisRun('harbourlink-test-postgres-', stopLeftover);
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
