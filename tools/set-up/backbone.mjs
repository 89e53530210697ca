// What Kafka and Redis need on this machine: Java, the broker's jars, a redis-server.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { answers, installByApt, mayUseApt } from './apt.mjs';
import { runStep, step } from './steps.mjs';

const lowestJava = 17;

/** Where each program comes from, for whoever has to install it. */
const programs = {
  java: { called: `Java ${lowestJava} or later`, debian: 'default-jre-headless' },
  maven: { called: 'Maven', debian: 'maven' },
  redis: { called: 'redis-server', debian: 'redis-server' },
};

/** Something only whoever owns the machine can put there. */
export class MissingPrograms extends Error {
  constructor(missing) {
    const names = missing.map((name) => programs[name].called);
    const last = names.pop();
    const list = names.length === 0 ? last : `${names.join(', ')} and ${last}`;
    super(`${list} ${missing.length === 1 ? 'is' : 'are'} not on this machine`);
    const packages = missing.map((name) => programs[name].debian).join(' ');
    this.todo = `Install what is missing (Debian: apt-get install ${packages})`;
  }
}

/**
 * What of Kafka and Redis has to be had here: `brokers` and `redisUrl` name servers that run elsewhere. Maven is needed
 * only until it has fetched the jars.
 */
export function missingPrograms({ java, maven, jars, redis }, { brokers, redisUrl } = {}) {
  return [
    ...(!brokers && java < lowestJava ? ['java'] : []),
    ...(!brokers && !jars && !maven ? ['maven'] : []),
    ...(!redisUrl && !redis ? ['redis'] : []),
  ];
}

/** The major version in what `java -version` says; 0 when it says none. */
export function javaMajor(said) {
  return Number(/version "(?:1\.)?(\d+)/.exec(said ?? '')?.[1] ?? 0);
}

/** What is on this machine now. */
export function machine(root) {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  return {
    java: javaMajor(spawnSync(java, ['-version'], { encoding: 'utf8' }).stderr),
    maven: answers('mvn'),
    redis: answers('redis-server'),
    jars: existsSync(jarsOf(root).folder),
  };
}

/** Why tests on Kafka and Redis cannot run here, in a few words; undefined when they can. */
export function whyNoBackbone(root) {
  const now = machine(root);
  const missing = missingPrograms({ ...now, jars: true });
  if (missing.length > 0) return new MissingPrograms(missing).message;
  return now.jars ? undefined : "Apache Kafka's jars have not been fetched";
}

/** Sees to it that all is there, by apt where that is possible; throws MissingPrograms where it is not. */
export async function provideBackbone({ root, node }, elsewhere = {}) {
  let missing = missingPrograms(machine(root), elsewhere);
  if (missing.length > 0 && mayUseApt()) {
    await installByApt(missing.map((name) => programs[name].debian));
    missing = missingPrograms(machine(root), elsewhere);
  }
  if (missing.length > 0) throw new MissingPrograms(missing);
  if (!elsewhere.brokers && !existsSync(jarsOf(root).folder)) await fetchJars(root, node);
}

/** Copied beside and renamed: a folder of that name is complete. `node` runs TypeScript. */
async function fetchJars(root, node) {
  const { version, folder, pom } = jarsOf(root);
  const draft = `${folder}.${process.pid}`;
  const copy = ['-B', '-q', '-f', pom, `-Dkafka.version=${version}`, 'dependency:copy-dependencies'];
  await step(`Fetching Apache Kafka ${version} (54 MB, by Maven)`, async () => {
    try {
      await runStep('mvn', [...copy, '-DincludeScope=runtime', `-DoutputDirectory=${draft}`], root);
      renameSync(draft, folder);
    } catch (error) {
      // Somebody else may have been faster.
      if (!existsSync(folder)) throw error;
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  });
  // Without it a broker starts all the same, in twice the time.
  const archive = ['--conditions=@harbourlink/source', 'libs/kafka-server/src/write-class-archive.ts'];
  await step('Starting it once, so that later starts are quick', () =>
    runStep(node, archive, root).catch(() => undefined),
  );
}

function jarsOf(root) {
  const { version, folder } = JSON.parse(readFileSync(join(root, 'libs/kafka-server/jars.json'), 'utf8'));
  return { version, folder: join(root, folder), pom: join(root, 'libs/kafka-server/jars.pom.xml') };
}
