// A throw-away Apache Kafka, and our broker's client on it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka } from '@harbourlink/kafka-server';
import { KafkaBroker } from '@harbourlink/messaging';

export async function startBroker() {
  const folder = await mkdtemp(join(tmpdir(), 'harbourlink-bench-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const server = await startKafka({ folder, heapMegabytes: 1_024 });
    return {
      brokers: server.brokers,
      async stop() {
        await server.kill();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Every run has topics and groups of its own, told apart by the prefix. */
export function connectTo(brokers, prefix) {
  return KafkaBroker.to({
    settings: { brokers: [brokers], prefix, clientId: 'bench' },
    onWarning: (warning) => console.error(warning),
    onFatal: (reason) => {
      throw reason;
    },
  });
}
