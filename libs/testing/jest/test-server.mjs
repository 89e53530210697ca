/** One PostgreSQL per test run, shared by all workers: fast because nothing it holds has to survive. */
import { rm } from 'node:fs/promises';
// By path and as TypeScript: jest loads this file before anything has been built.
import { startPostgres, stopLeftover } from '../../postgres-server/src/postgres-server.ts';
import { folderOfThisRun } from './leftovers.mjs';

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
