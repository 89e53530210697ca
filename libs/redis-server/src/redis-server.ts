import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Why a server could not be had; the launcher turns it into one line of advice. */
export type RedisProblem = 'no-program' | 'port-in-use' | 'did-not-start';

/** The server did not start. `message` is one line, `log` the end of what Redis itself wrote. */
export class RedisNotStarted extends Error {
  readonly problem: RedisProblem;
  readonly log: string;

  constructor(problem: RedisProblem, message: string, log = '') {
    super(message);
    this.name = 'RedisNotStarted';
    this.problem = problem;
    this.log = log;
  }
}

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

/** Below the ports the system gives to outgoing connections. */
const lowestPort = 20_000;
const highestPort = 32_767;

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
      return await start(randomInt(lowestPort, highestPort + 1));
    } catch (error) {
      if (!(error instanceof RedisNotStarted) || error.problem !== 'port-in-use') throw error;
    }
  }
}

/** Stops a server that still runs in this folder although the process that started it is gone. */
export async function stopLeftoverRedis(folder: string): Promise<void> {
  const pidFile = join(folder, 'redis.pid');
  const pid = Number(await textOf(pidFile));
  if (!Number.isInteger(pid) || pid <= 1) return;
  // A process id is reused: only a process that works in our folder is ours.
  const workingFolder = (): Promise<string | undefined> => readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  const own = await realpath(folder);
  if ((await workingFolder()) === own) process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + stopLimitMs;
  while ((await workingFolder()) === own) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
    await pause(10);
  }
  await rm(pidFile, { force: true });
}

async function startOn(port: number, options: RedisOptions): Promise<RedisServer> {
  const { folder, program = 'redis-server', settings = {} } = options;
  const logFile = join(folder, 'redis.log');
  const log = openSync(logFile, 'w');
  // Its own session: Ctrl-C in the terminal must not stop Redis before the services.
  const child = spawn(program, argumentsFor({ ...ourSettings(port, folder), ...settings }), {
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  // A process that ends without having stopped its server must not leave it running.
  const lastResort = (): void => void child.kill('SIGKILL');
  process.once('exit', lastResort);
  void ended.then(() => process.removeListener('exit', lastResort));
  await untilReady(child, logFile, program);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    ended,
    stop: () => end(child, ended, 'SIGTERM'),
    kill: () => end(child, ended, 'SIGKILL'),
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

async function untilReady(child: ChildProcess, logFile: string, program: string): Promise<void> {
  const deadline = Date.now() + startLimitMs;
  let failure: NodeJS.ErrnoException | undefined;
  child.once('error', (error) => (failure = error));
  for (;;) {
    const over = child.exitCode !== null || child.signalCode !== null || Date.now() > deadline;
    const log = await textOf(logFile);
    if (failure !== undefined || over) {
      child.kill('SIGKILL');
      throw notStarted(failure, program, log);
    }
    // Its own word: another server on the port would answer a PING just as well.
    if (/ready to accept connections/i.test(log)) return;
    await pause(5);
  }
}

function notStarted(failure: NodeJS.ErrnoException | undefined, program: string, log: string): RedisNotStarted {
  if (failure?.code === 'ENOENT') {
    const advice = 'install Redis (Debian and Ubuntu: apt-get install redis-server; macOS: brew install redis)';
    return new RedisNotStarted('no-program', `${program} is not on this machine: ${advice}`);
  }
  const end = log.split('\n').slice(-15).join('\n');
  if (/address already in use/i.test(log)) return new RedisNotStarted('port-in-use', 'the port is taken', end);
  const reason = failure?.message ?? log.trim().split('\n').at(-1)?.trim();
  return new RedisNotStarted('did-not-start', `Redis did not start: ${reason ?? 'it said nothing'}`, end);
}

async function end(child: ChildProcess, ended: Promise<void>, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  const impatience = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  await ended;
  clearTimeout(impatience);
}

const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
