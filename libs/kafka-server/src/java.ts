import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
// By their real names: Node itself loads these files before anything has been built.
import { KafkaNotStarted } from './kafka-not-started.ts';

/** The Java program and the jars a broker and its tools are run from. */
export interface KafkaProgram {
  /** Path or name of `java`. */
  readonly java: string;
  /** Folder of the jars, in the project's cache. */
  readonly jars: string;
  /** Classes as this Java has loaded them before: a broker starts in half the time. It need not be there. */
  readonly archive: string;
}

const root = join(import.meta.dirname, '..', '..', '..');
const lowestJava = 17;

/** Finds Java and the jars tools/set-up has fetched; KafkaNotStarted says in one line what to install or run. */
export async function kafkaProgram(): Promise<KafkaProgram> {
  const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : 'java';
  const version = await versionOf(java);
  const major = Number(/^(?:1\.)?(\d+)/.exec(version)?.[1] ?? 0);
  if (major < lowestJava) {
    const found = version === '' ? 'there is no Java on this machine' : `this machine's Java is ${version}`;
    const advice = `install Java ${lowestJava} or later (Debian: apt-get install default-jre-headless)`;
    throw new KafkaNotStarted('no-java', `${found}: ${advice}`);
  }
  const { folder } = JSON.parse(await readFile(join(import.meta.dirname, '..', 'jars.json'), 'utf8')) as {
    folder: string;
  };
  const jars = join(root, folder);
  const names = await readdir(jars).catch(() => []);
  if (names.length === 0) {
    const advice = 'run node tools/set-up/set-up.mjs start:kafka (needs Maven)';
    throw new KafkaNotStarted('no-jars', `Apache Kafka has not been fetched yet: ${advice}`);
  }
  return { java, jars, archive: join(jars, `classes-of-java-${version}.jsa`) };
}

/** `java` with its arguments for one of Kafka's main classes, such as kafka.Kafka. */
export function javaCommand(
  { java, jars }: KafkaProgram,
  mainClass: string,
  { args, virtualMachine }: { readonly args: readonly string[]; readonly virtualMachine: readonly string[] },
): string[] {
  return [java, ...frugal, ...virtualMachine, '-cp', join(jars, '*'), mainClass, ...args];
}

/** One of Kafka's own command line tools, such as org.apache.kafka.tools.consumer.ConsoleConsumer. */
export async function kafkaTool(mainClass: string, ...args: readonly string[]): Promise<readonly string[]> {
  return javaCommand(await kafkaProgram(), mainClass, { args, virtualMachine: ['-Xmx128m', ...logging('error')] });
}

/** Quick to start and small, which counts more here than the last tenth of throughput. */
const frugal = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xlog:cds=off', '-Xlog:cds+dynamic=off'];

/** The simple logger's settings: everything to standard error, with the time. */
export function logging(level: 'warn' | 'error'): string[] {
  const settings = {
    defaultLogLevel: level,
    showDateTime: 'true',
    dateTimeFormat: "yyyy-MM-dd'T'HH:mm:ss.SSSZ",
  };
  return Object.entries(settings).map(([name, value]) => `-Dorg.slf4j.simpleLogger.${name}=${value}`);
}

/** Such as 17.0.15; empty when there is none. */
async function versionOf(java: string): Promise<string> {
  try {
    const { stderr } = await promisify(execFile)(java, ['-version']);
    return /version "([\w.+-]+)"/.exec(stderr)?.[1] ?? '';
  } catch {
    return '';
  }
}
