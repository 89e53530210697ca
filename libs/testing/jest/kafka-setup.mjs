import { startTestKafka, startTestRedis } from './test-backbone.mjs';
import { startTestServer } from './test-server.mjs';

export default async function setUp() {
  const servers = await Promise.allSettled([startTestServer(), startTestKafka(), startTestRedis()]);
  const started = servers.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const failure = servers.find(({ status }) => status === 'rejected');
  if (failure !== undefined) {
    await Promise.all(started.map((server) => server.stop()));
    throw failure.reason;
  }
  const [postgres, kafka, redis] = started;
  process.env.HARBOURLINK_TEST_POSTGRES_URL = postgres.url;
  process.env.HARBOURLINK_TEST_KAFKA = kafka.address;
  process.env.HARBOURLINK_TEST_REDIS = redis.address;
  globalThis.harbourlinkTestServers = started;
}
