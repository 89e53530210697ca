import { startTestServer } from './test-server.mjs';

export default async function setUp() {
  const server = await startTestServer();
  process.env.HARBOURLINK_TEST_POSTGRES_URL = server.url;
  globalThis.harbourlinkTestServer = server;
}
