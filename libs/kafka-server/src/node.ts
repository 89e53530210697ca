import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
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
  const child = launch(javaCommand(program, 'kafka.Kafka', { args: [properties], virtualMachine }), folder, logFile);
  const ended = endOf(child);
  // A process that ends without having stopped its broker must not leave it running.
  const lastResort = (): void => void child.kill('SIGTERM');
  process.once('exit', lastResort);
  void ended.then(() => process.removeListener('exit', lastResort));
  await writeFile(join(folder, pidFile), String(child.pid ?? 0));
  await untilStarted(child, logFile, logged);
  return {
    brokers: `127.0.0.1:${node.port}`,
    port: node.port,
    pid: child.pid ?? 0,
    ended,
    stop: () => end(child, ended, 'SIGTERM'),
    kill: () => end(child, ended, 'SIGKILL'),
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
  // A process id is used again after a restart of the machine: only a broker that was given our file is ours.
  const isOurs = async (): Promise<boolean> => (await textOf(`/proc/${pid}/cmdline`)).includes(properties);
  if (!Number.isInteger(pid) || pid <= 1 || !(await isOurs())) return;
  process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + stopLimitMs;
  while (await isOurs()) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
    await pause(20);
  }
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

/** In a session of its own: Ctrl-C in the terminal must not stop the broker before the services. */
function launch([java = '', ...args]: readonly string[], cwd: string, logFile: string): ChildProcess {
  const log = openSync(logFile, 'a');
  try {
    return spawn(java, args, {
      cwd,
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
    });
  } finally {
    closeSync(log);
  }
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
}

/** The broker's own word: it is in the cluster and takes requests. */
async function untilStarted(child: ChildProcess, logFile: string, from: number): Promise<void> {
  const deadline = Date.now() + startLimitMs;
  for (;;) {
    const log = await textFrom(logFile, from);
    if (log.includes('Kafka Server started')) return;
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw problemIn(log, 'Kafka did not start');
    }
    await pause(20);
  }
}

async function end(child: ChildProcess, ended: Promise<void>, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return ended;
  child.kill(signal);
  const impatience = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  await ended;
  clearTimeout(impatience);
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
