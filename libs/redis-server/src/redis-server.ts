import { mkdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endLeftover, freeLoopbackPort, lastLines, NotStarted, OwnServer } from '@harbourlink/own-server';

/** Why a server could not be had; the launcher turns it into one line of advice. */
export type RedisProblem = 'no-program' | 'port-in-use' | 'did-not-start';

/** The server did not start. `message` is one line, `log` the end of what Redis itself wrote. */
export class RedisNotStarted extends NotStarted<RedisProblem> {}

export interface RedisOptions {
  /** Holds `redis.log` and `redis.pid`; made when missing. No data is ever written to it. */
  readonly folder: string;
  /** Loopback port; a free one when omitted. */
  readonly port?: number;
  /** The program to run; `redis-server` of the PATH when omitted. */
  readonly program?: string;
  /** Settings on top of ours, as redis.conf names them. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the server has ended, asked to or not. */
  readonly ended: Promise<void>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

const startLimitMs = 15_000;
const stopLimitMs = 5_000;

/**
 * Starts the machine's own Redis on 127.0.0.1, keeping nothing on disk: what we put there may be lost at any moment.
 * A server left behind in the same folder by a killed run is stopped first.
 */
export async function startRedis(options: RedisOptions): Promise<RedisServer> {
  await mkdir(options.folder, { recursive: true });
  const folder = await realpath(options.folder);
  await stopLeftoverRedis(folder);
  const start = (port: number): Promise<RedisServer> => startOn(port, { ...options, folder });
  if (options.port !== undefined) return start(options.port);
  for (;;) {
    try {
      return await start(await freeLoopbackPort());
    } catch (error) {
      if (!(error instanceof RedisNotStarted) || error.problem !== 'port-in-use') throw error;
    }
  }
}

/** Stops a server that still runs in this folder although the process that started it is gone. */
export async function stopLeftoverRedis(folder: string): Promise<void> {
  const pidFile = join(folder, 'redis.pid');
  const pid = Number(await textOf(pidFile));
  const workingFolder = (): Promise<string | undefined> => readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  const own = await realpath(folder);
  const isOurs = async (): Promise<boolean> => (await workingFolder()) === own;
  await endLeftover({ pid, isOurs, politely: 'SIGTERM', patience: stopLimitMs, atLast: 'SIGKILL' });
  await rm(pidFile, { force: true });
}

async function startOn(port: number, options: RedisOptions): Promise<RedisServer> {
  const { folder, program = 'redis-server', settings = {} } = options;
  const logFile = join(folder, 'redis.log');
  // What an earlier one said is not its word.
  await rm(logFile, { force: true });
  const server = new OwnServer([program, ...argumentsFor({ ...ourSettings(port, folder), ...settings })], {
    logFile,
    cwd: folder,
    lastResort: 'SIGKILL',
    atLast: 'SIGKILL',
  });
  // Its own word: another server on the port would answer a PING just as well.
  const saysReady = async (): Promise<boolean> => /ready to accept connections/i.test(await textOf(logFile));
  if (!(await server.becomesReady(saysReady, startLimitMs)))
    throw notStarted(server.failure, program, await textOf(logFile));
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: server.pid,
    ended: server.ended,
    stop: () => server.end('SIGTERM', stopLimitMs),
    kill: () => server.end('SIGKILL', stopLimitMs),
  };
}

function ourSettings(port: number, folder: string): Record<string, string> {
  return {
    bind: '127.0.0.1',
    port: String(port),
    dir: folder,
    pidfile: join(folder, 'redis.pid'),
    save: '',
    appendonly: 'no',
    daemonize: 'no',
  };
}

function argumentsFor(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
}

function notStarted(failure: NodeJS.ErrnoException | undefined, program: string, log: string): RedisNotStarted {
  if (failure?.code === 'ENOENT') {
    const advice = 'install Redis (Debian and Ubuntu: apt-get install redis-server; macOS: brew install redis)';
    return new RedisNotStarted('no-program', `${program} is not on this machine: ${advice}`);
  }
  const end = lastLines(log);
  if (/address already in use/i.test(log)) return new RedisNotStarted('port-in-use', 'the port is taken', end);
  const reason = failure?.message ?? log.trim().split('\n').at(-1)?.trim();
  return new RedisNotStarted('did-not-start', `Redis did not start: ${reason ?? 'it said nothing'}`, end);
}

const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
