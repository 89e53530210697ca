import { resolve } from 'node:path';
import { freeLoopbackPorts } from '@harbourlink/own-server';
// By their real names: Node itself loads these files before anything has been built.
import type { KafkaLock } from './kafka-lock.ts';
import { startNode, type KafkaServer } from './node.ts';

export { stopLeftoverKafka, type KafkaServer } from './node.ts';

export interface KafkaOptions {
  /** Holds `data/` (the log), `kafka.properties`, `kafka.log` and `kafka.pid`; made when missing. */
  readonly folder: string;
  /** Loopback port clients connect to; a free one when omitted. */
  readonly port?: number;
  /** Heap of the Java process; 512 unless told. */
  readonly heapMegabytes?: number;
  /** Broker settings on top of ours, e.g. `{ 'log.retention.ms': '-1' }`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** TLS, and names with passwords; without it everybody on this machine is let in. */
  readonly lock?: KafkaLock;
}

/**
 * Starts a real Apache Kafka (one process: broker and controller) on 127.0.0.1 from the jars in the cache; the storage
 * is formatted when there is none. Resolves when the broker says it has started. A broker left behind in the same folder
 * by a killed run is stopped first. Throws KafkaNotStarted.
 */
export async function startKafka(options: KafkaOptions): Promise<KafkaServer> {
  const [first = 0, second = 0] = await freeLoopbackPorts(2);
  const node = { id: 1, port: options.port ?? first, controllerPort: second };
  const { heapMegabytes = 512, properties = {}, lock } = options;
  const folder = resolve(options.folder);
  return startNode({ folder, node, all: [node], heapMegabytes, properties, ...(lock && { lock }) });
}
