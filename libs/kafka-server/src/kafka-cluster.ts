import { join, resolve } from 'node:path';
import { freeLoopbackPorts } from '@harbourlink/own-server';
// By their real names: Node itself loads these files before anything has been built.
import { newClusterId, startNode, type KafkaServer } from './node.ts';

export interface KafkaClusterOptions {
  /** A folder for each node is made in it. */
  readonly folder: string;
  /** How many; three unless told. */
  readonly nodes?: number;
  /** Heap of each; 256 unless told. */
  readonly heapMegabytes?: number;
  readonly properties?: Readonly<Record<string, string>>;
}

/** Several brokers that are a quorum of controllers as well: for losing one of them. */
export interface KafkaCluster {
  /** What a client connects to: `127.0.0.1:PORT,127.0.0.1:PORT,...`. */
  readonly brokers: string;
  /** By their ids, which begin with 1. */
  node(id: number): KafkaServer;
  /** Starts a node that has ended again, on its data and its port. */
  startAgain(id: number): Promise<KafkaServer>;
  /** Ends all at once: the data of such a cluster is nobody's. */
  kill(): Promise<void>;
}

/** Starts the nodes together; topics are kept on three of them, and a write is acknowledged when two have it. */
export async function startKafkaCluster(options: KafkaClusterOptions): Promise<KafkaCluster> {
  const { nodes: count = 3, heapMegabytes = 256, properties = {} } = options;
  const ports = await freeLoopbackPorts(count * 2);
  const all = Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    port: ports[index] ?? 0,
    controllerPort: ports[count + index] ?? 0,
  }));
  const clusterId = newClusterId();
  const running = new Map<number, KafkaServer>();
  const start = async (id: number): Promise<KafkaServer> => {
    const node = all.find((one) => one.id === id);
    if (node === undefined) throw new Error(`the cluster has no node ${id}`);
    const folder = join(resolve(options.folder), `node-${id}`);
    const server = await startNode({ folder, node, all, heapMegabytes, properties, clusterId });
    running.set(id, server);
    return server;
  };
  const kill = async (): Promise<void> => {
    await Promise.all([...running.values()].map((server) => server.kill()));
  };
  const outcomes = await Promise.allSettled(all.map(({ id }) => start(id)));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) {
    await kill();
    throw failure.reason;
  }
  return {
    brokers: all.map(({ port }) => `127.0.0.1:${port}`).join(','),
    node: (id) => running.get(id) ?? noSuchNode(id),
    startAgain: start,
    kill,
  };
}

function noSuchNode(id: number): never {
  throw new Error(`the cluster has no node ${id}`);
}
