import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Trouble } from '../trouble.js';
import { until } from '../until.js';

/** A platform nobody else uses, in a temporary folder and on free ports. */
export interface OwnPlatform {
  readonly url: string;
  readonly mailUrl: string;
  readonly folder: string;
  readonly processId: number;
  /** Rejects when the platform ends by itself. */
  readonly ended: Promise<never>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
  /** Lets it run on after this process has ended. */
  leave(): void;
}

const tools = join(import.meta.dirname, '..', '..', '..', '..', 'tools');
/** What starts the platform, by what its events travel through. */
const launcherOf = {
  postgres: join(tools, 'launcher', 'dist', 'main.js'),
  kafka: join(tools, 'launcher', 'dist', 'kafka.js'),
};
export type Transport = keyof typeof launcherOf;

const readyWithinSeconds = 180;
const stoppedWithinSeconds = 60;

/** Sees to it that Kafka and Redis can be started here; says what it does, and throws Trouble with what to install. */
export async function provideKafka(): Promise<void> {
  const setUp = spawn(process.execPath, [join(tools, 'set-up', 'set-up.mjs'), 'start:kafka'], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let complaint = '';
  setUp.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk));
  const code = await new Promise((done) => setUp.once('close', done));
  if (code !== 0) throw new Trouble(complaint.trim() || 'Kafka and Redis could not be had.');
}

/** Starts the launcher as anybody would; Throws Trouble with the launcher's own words when it cannot. */
export async function startOwnPlatform(transport: Transport): Promise<OwnPlatform> {
  const folder = await mkdtemp(join(tmpdir(), 'harbourlink-demo-'));
  // The database may run as another user, who has to get to its files.
  await chmod(folder, 0o711);
  const logPath = join(folder, 'launcher.log');
  const child = await launch(launcherOf[transport], folder, logPath);
  const remove = async () => {
    await stop(child);
    await rm(folder, { recursive: true, force: true });
  };
  const ended = new Promise<never>((_, fail) => {
    child.once('exit', () => void readFile(logPath, 'utf8').then((log) => fail(new Trouble(lastWords(log))), fail));
  });
  // Whoever waits for it hears of it; until then it is no unhandled one.
  ended.catch(() => undefined);
  try {
    const ready = until('the platform to be ready', async () => addressesIn(await readFile(logPath, 'utf8')), {
      seconds: readyWithinSeconds,
      instead: () => `see ${logPath}`,
    });
    const { url, mailUrl } = await Promise.race([ready, ended]);
    return { url, mailUrl, folder, processId: child.pid ?? 0, ended, remove, leave: () => child.unref() };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** In a process group of its own, so that Ctrl-C reaches it through us, once; its output goes to a file, so that it can stay. */
async function launch(launcher: string, folder: string, logPath: string): Promise<ChildProcess> {
  const port = await freePort();
  const log = await open(logPath, 'w');
  const args = [launcher, '--data', join(folder, 'data'), '--port', String(port), '--no-sample'];
  const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', log.fd, log.fd] });
  await log.close();
  return child;
}

/** Where the launcher says everything is; undefined until it is ready. */
export function addressesIn(log: string): { url: string; mailUrl: string } | undefined {
  const url = /ready at (http\S+)/.exec(log)?.[1];
  const mailUrl = /Mails\s+(http\S+)/.exec(log)?.[1];
  return url && mailUrl ? { url, mailUrl } : undefined;
}

function lastWords(log: string): string {
  const words = log.trim().split('\n').slice(-2).join(' ');
  return `The platform ended: ${words || 'it said nothing.'}`;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), stoppedWithinSeconds * 1000);
  await gone;
  clearTimeout(late);
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
