/** One Kafka and one Redis per test run, shared by all workers; tests keep apart by KAFKA_PREFIX and names of their own. */
import { rm } from 'node:fs/promises';
import './from-sources.mjs';
import { folderOfThisRun } from './leftovers.mjs';

// From here on: what is imported above is looked for before from-sources.mjs has said where.
const { startKafka, stopLeftoverKafka } = await import('@harbourlink/kafka-server');
const { startRedis, stopLeftoverRedis } = await import('@harbourlink/redis-server');

export async function startTestKafka() {
  const folder = await folderOfThisRun('harbourlink-test-kafka-', stopLeftoverKafka);
  const server = await startKafka({ folder });
  return { address: server.brokers, stop: () => stopAndRemove(server, folder) };
}

export async function startTestRedis() {
  const folder = await folderOfThisRun('harbourlink-test-redis-', stopLeftoverRedis);
  const server = await startRedis({ folder });
  return { address: server.url, stop: () => stopAndRemove(server, folder) };
}

async function stopAndRemove(server, folder) {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
