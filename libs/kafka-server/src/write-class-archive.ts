import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeLoopbackPorts } from '@harbourlink/own-server';
// By their real names: Node itself loads these files before anything has been built.
import { kafkaProgram } from './java.ts';
import { startNode } from './node.ts';

/** Run by tools/set-up once the jars are there: a broker writes down what classes it loads, for those after it. */
const { archive } = await kafkaProgram();
const folder = await mkdtemp(join(tmpdir(), 'harbourlink-kafka-classes-'));
const draft = `${archive}.${process.pid}`;
try {
  const [port = 0, controllerPort = 0] = await freeLoopbackPorts(2);
  const node = { id: 1, port, controllerPort };
  const broker = await startNode({
    folder,
    node,
    all: [node],
    heapMegabytes: 512,
    properties: {},
    classArchive: draft,
  });
  await broker.stop();
  await rename(draft, archive);
} finally {
  await rm(draft, { force: true });
  await rm(folder, { recursive: true, force: true });
}
