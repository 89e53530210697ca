import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { endLeftover, OwnServer } from '@harbourlink/own-server';
// By their real names: Node itself loads these files before anything has been built.
import { propertiesOf, type Node } from './broker-properties.ts';
import { javaCommand, kafkaProgram, logging, type KafkaProgram } from './java.ts';
import { formattingOf, settingsOf, type KafkaLock } from './kafka-lock.ts';
import { problemIn } from './kafka-not-started.ts';

export interface NodeOptions {
  readonly folder: string;
  readonly node: Node;
  /** Every node of the cluster, this one too. */
  readonly all: readonly Node[];
  readonly heapMegabytes: number;
  readonly properties: Readonly<Record<string, string>>;
  /** None unless told: everybody on this machine is let in. */
  readonly lock?: KafkaLock;
  /** Of a cluster of several; one of its own unless told. */
  readonly clusterId?: string;
  /** A file it writes down in, when it ends politely, what classes it had loaded. */
  readonly classArchive?: string;
}

export interface KafkaServer {
  /** What a client connects to: `127.0.0.1:PORT`. */
  readonly brokers: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the broker has ended, asked to or not. */
  readonly ended: Promise<void>;
  /** Asks it to end, everything written, and waits until it has. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

const startLimitMs = 60_000;
const stopLimitMs = 20_000;
/** Bytes. */
const logLimit = 10_000_000;

/** Starts one node and waits for its own word that it has started. */
export async function startNode(options: NodeOptions): Promise<KafkaServer> {
  const { folder, node, lock } = options;
  const program = await kafkaProgram();
  await mkdir(folder, { recursive: true });
  await stopLeftoverKafka(folder);
  const properties = join(folder, propertiesFile);
  const dataFolder = join(folder, 'data');
  const protocol = lock ? 'SASL_SSL' : 'PLAINTEXT';
  const added = { ...(lock && (await settingsOf(lock, folder))), ...options.properties };
  await writeFile(properties, propertiesOf(node, options.all, { dataFolder, protocol, added }), { mode: 0o600 });
  if (!(await exists(join(dataFolder, 'meta.properties')))) {
    const args = ['--cluster-id', options.clusterId ?? newClusterId(), '--config', properties];
    await format(program, [...args, ...(lock ? formattingOf(lock) : [])]);
  }
  const logFile = join(folder, 'kafka.log');
  const logged = await endOfLog(logFile);
  const virtualMachine = [
    ...['-Xms64m', `-Xmx${options.heapMegabytes}m`],
    ...(options.classArchive === undefined
      ? await sharedClasses(program)
      : [`-XX:ArchiveClassesAtExit=${options.classArchive}`]),
    ...logging('warn'),
    tellsStart,
  ];
  const server = new OwnServer(javaCommand(program, 'kafka.Kafka', { args: [properties], virtualMachine }), {
    logFile,
    cwd: folder,
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
    lastResort: 'SIGTERM',
    atLast: 'SIGKILL',
  });
  await writeFile(join(folder, pidFile), String(server.pid));
  // The broker's own word: it is in the cluster and takes requests.
  const hasStarted = async (): Promise<boolean> => (await textFrom(logFile, logged)).includes('Kafka Server started');
  if (!(await server.becomesReady(hasStarted, startLimitMs)))
    throw problemIn(await textFrom(logFile, logged), 'Kafka did not start');
  return {
    brokers: `127.0.0.1:${node.port}`,
    port: node.port,
    pid: server.pid,
    ended: server.ended,
    stop: () => server.end('SIGTERM', stopLimitMs),
    kill: () => server.end('SIGKILL', stopLimitMs),
  };
}

/** How long the log is; a large one is put aside first, as the only one: what a broker says must not fill a disk. */
async function endOfLog(logFile: string): Promise<number> {
  const { size } = await stat(logFile).catch(() => ({ size: 0 }));
  if (size <= logLimit) return size;
  await rename(logFile, `${logFile}.1`);
  return 0;
}

/** Of a cluster: 16 random bytes as Kafka writes them. */
export function newClusterId(): string {
  const id = randomBytes(16).toString('base64url');
  // Kafka's tools would take it for an option.
  return id.startsWith('-') ? newClusterId() : id;
}

const propertiesFile = 'kafka.properties';
const pidFile = 'kafka.pid';
const startedLogger = 'kafka.server.KafkaRaftServer';
const tellsStart = `-Dorg.slf4j.simpleLogger.log.${startedLogger}=info`;

/** Stops a broker that still runs in this folder although the process that started it is gone. */
export async function stopLeftoverKafka(folder: string): Promise<void> {
  const properties = join(resolve(folder), propertiesFile);
  const pid = Number(await textOf(join(folder, pidFile)));
  const isOurs = async (): Promise<boolean> => (await textOf(`/proc/${pid}/cmdline`)).includes(properties);
  await endLeftover({ pid, isOurs, politely: 'SIGTERM', patience: stopLimitMs, atLast: 'SIGKILL' });
}

async function format(program: KafkaProgram, args: readonly string[]): Promise<void> {
  const [java = '', ...rest] = javaCommand(program, 'kafka.tools.StorageTool', {
    args: ['format', ...args],
    virtualMachine: ['-Xmx128m', ...(await sharedClasses(program)), ...logging('error')],
  });
  try {
    await promisify(execFile)(java, rest);
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw problemIn(`${stdout}\n${stderr}`, 'Kafka could not create its data folder');
  }
}

/** What an earlier start had loaded, where tools/set-up has kept it. */
async function sharedClasses({ archive }: KafkaProgram): Promise<string[]> {
  return (await exists(archive)) ? [`-XX:SharedArchiveFile=${archive}`] : [];
}

async function textFrom(file: string, position: number): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(size - position), 0, size - position, position);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
}

const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
