/** One Kafka and one Redis per test run, shared by all workers; tests keep apart by KAFKA_PREFIX and names of their own. */
import { rm } from 'node:fs/promises';
// By path and as TypeScript: jest loads this file before anything has been built.
import { startKafka, stopLeftoverKafka } from '../../kafka-server/src/kafka-server.ts';
import { startRedis, stopLeftoverRedis } from '../../redis-server/src/redis-server.ts';
import { folderOfThisRun } from './leftovers.mjs';

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
