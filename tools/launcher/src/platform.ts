import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { openDataFolder, type DataFolder } from './data-folder.js';
import { startDatabase, type Database, type ServiceDatabase } from './database.js';
import { environmentsOf, environmentToMigrate } from './environments.js';
import { startMailServer, type MailServer } from './mail/mail-server.js';
import { freePorts, mustBeFree, preferably } from './ports.js';
import { loadSampleWorld } from './sample-world.js';
import { openSecrets } from './secrets.js';
import {
  appOf,
  servicesWithData,
  type RunningService,
  type ServiceEnvironment,
  type ServiceName,
  type ServiceRunner,
  type ServiceWithData,
} from './services/service.js';
import { Trouble } from './trouble.js';

export interface PlatformOptions {
  /** The data folder; made when missing, locked while the platform runs. */
  readonly data: string;
  /** The gateway's port; a free one when omitted. */
  readonly port?: number;
  readonly existing?: 'keep' | 'remove';
  readonly sample?: 'first-start' | 'never';
  readonly runner: ServiceRunner;
  /** The built command line that loads the sample world. */
  readonly seedCommand: string;
  readonly say?: (line: string) => void;
  /** Added to every service's environment. */
  readonly environment?: ServiceEnvironment;
}

/** A running platform: what tests and the demonstration hold. */
export interface Platform {
  readonly url: string;
  /** Page and JSON list of the mails sent so far. */
  readonly mailUrl: string;
  readonly databaseUrls: { readonly superuser: string } & Readonly<Record<ServiceWithData, ServiceDatabase>>;
  /** Loopback address of every service, past the gateway. */
  readonly services: Readonly<Record<ServiceName, string>>;
  readonly secretsFolder: string;
  /** SIGKILL for a service with a process of its own; resolves when it is gone, it is started again by itself. */
  kill(service: ServiceName): Promise<void>;
  /** Ends a service with a process of its own politely and starts it again. */
  restart(service: ServiceName): Promise<void>;
  /** Gateway, services, mail server, database: in that order. Safe to call twice. */
  stop(): Promise<void>;
  /** Resolves with the reason when the platform can no longer go on; it must still be stopped. */
  readonly failed: Promise<Trouble>;
}

const readyWithinMs = 120_000;

/** Starts everything in order; what has been started is stopped again when a later step fails. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const say = options.say ?? (() => undefined);
  const undo: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopInReverse(undo));
  try {
    if (options.port !== undefined) await mustBeFree(options.port);
    const data = await openDataFolder(options.data, { existing: options.existing ?? 'keep', say });
    undo.push(() => data.unlock());
    return await startInside(data, options, { say, undo, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Steps {
  readonly say: (line: string) => void;
  readonly undo: (() => Promise<void>)[];
  readonly stop: () => Promise<void>;
}

async function startInside(data: DataFolder, options: PlatformOptions, { say, undo, stop }: Steps): Promise<Platform> {
  const names = Object.keys(appOf) as ServiceName[];
  const secrets = await openSecrets(data.inside('secrets'));
  await mkdir(data.inside('logs'), { recursive: true });
  const ports = await portsFor(names, options.port);

  const database = await startDatabase(data.inside('postgres'), secrets);
  undo.push(() => database.stop());
  const mail = await startMailServer({ folder: data.inside('mail'), smtpPort: ports.smtp, pagePort: ports.mailPage });
  undo.push(() => mail.stop());

  const publicUrl = `http://127.0.0.1:${ports.gateway}`;
  const environments = environmentsOf({
    ports,
    publicUrl,
    smtpUrl: mail.smtpUrl,
    mailsUrl: mail.pageUrl,
    database,
    secretsFolder: secrets.folder,
    notificationsClientSecret: await secrets.secret('client-notifications'),
    logsFolder: data.inside('logs'),
    sampleSignIns: 'true',
    extra: options.environment ?? {},
  });
  await options.runner.migrate(
    new Map(servicesWithData.map((name) => [name, environmentToMigrate(environments[name], database, name)])),
  );
  const running = await startServices(options.runner, environments, undo);
  await untilReady(`${publicUrl}/health/ready`);
  await sampleWorld(data, options, { url: publicUrl, secretsFolder: secrets.folder, say });
  return platform({
    publicUrl,
    mail,
    database,
    ports,
    secretsFolder: secrets.folder,
    running,
    stop,
    runner: options.runner,
  });
}

type Ports = Readonly<Record<ServiceName | 'smtp' | 'mailPage', number>>;

/** All are chosen before anything starts, so that every service can be told where the others are. */
async function portsFor(names: readonly ServiceName[], publicPort: number | undefined): Promise<Ports> {
  const wanted = [...names, 'smtp', 'mailPage'] as const;
  const free = await freePorts(wanted.length);
  const ports = Object.fromEntries(wanted.map((name, index) => [name, free[index] ?? 0])) as Ports;
  if (publicPort === undefined) return ports;
  return { ...ports, gateway: publicPort, mailPage: await preferably(publicPort + 1) };
}

/** All at once, the gateway last: what it answers for is there by then. */
async function startServices(
  runner: ServiceRunner,
  environments: Record<ServiceName, ServiceEnvironment>,
  undo: (() => Promise<void>)[],
): Promise<Map<ServiceName, RunningService>> {
  const running = new Map<ServiceName, RunningService>();
  const start = async (name: ServiceName) => {
    running.set(name, await runner.start(name, environments[name]));
  };
  undo.push(async () => {
    await Promise.all([...running].filter(([name]) => name !== 'gateway').map(([, service]) => service.stop()));
  });
  const outcomes = await Promise.allSettled(servicesWithData.map(start));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
  undo.push(async () => running.get('gateway')?.stop());
  await start('gateway');
  return running;
}

async function sampleWorld(
  data: DataFolder,
  { sample = 'never', seedCommand }: PlatformOptions,
  { url, secretsFolder, say }: { url: string; secretsFolder: string; say: (line: string) => void },
): Promise<void> {
  if (data.sampleWorld() === 'undecided') await data.rememberSampleWorld(sample === 'never' ? 'unwanted' : 'wanted');
  if (data.sampleWorld() !== 'wanted' || sample === 'never') return;
  const outcome = await loadSampleWorld({ command: seedCommand, url, secretsFolder, say });
  if (outcome === 'loaded') await data.rememberSampleWorld('loaded');
}

function platform(parts: {
  publicUrl: string;
  mail: MailServer;
  database: Database;
  ports: Ports;
  runner: ServiceRunner;
  secretsFolder: string;
  running: Map<ServiceName, RunningService>;
  stop: () => Promise<void>;
}): Platform {
  const names = Object.keys(appOf) as ServiceName[];
  const addresses = names.map((name) => [name, `http://127.0.0.1:${parts.ports[name]}`]);
  const databaseEnded = parts.database.ended.then(
    () => new Trouble('The database ended.', 'Read postgres/postgres.log in the data folder.'),
  );
  return {
    url: parts.publicUrl,
    mailUrl: parts.mail.pageUrl,
    databaseUrls: { superuser: parts.database.superuser, ...parts.database.of },
    services: Object.fromEntries(addresses) as Record<ServiceName, string>,
    secretsFolder: parts.secretsFolder,
    kill: async (name) => parts.running.get(name)?.kill(),
    restart: async (name) => parts.running.get(name)?.restart(),
    stop: parts.stop,
    failed: Promise.race([databaseEnded, parts.runner.givenUp]),
  };
}

/** The gateway's readiness is the platform's: every service answers and keeps up with its events. */
async function untilReady(address: string): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > deadline) {
      const waiting = answer === undefined ? 'the gateway does not answer' : await notReady(answer);
      throw new Trouble(`Not ready within ${readyWithinMs / 1000} s: ${waiting}.`, 'Read the logs in the data folder.');
    }
    await pause(50);
  }
}

/** Names of the services the gateway is waiting for. */
async function notReady(answer: Response): Promise<string> {
  const { services = {} } = (await answer.json().catch(() => ({}))) as {
    services?: Record<string, { status?: string }>;
  };
  const names = Object.keys(services).filter((name) => services[name]?.status !== 'ready');
  return names.join(', ') || `the gateway answers ${answer.status}`;
}

/** A step that cannot be undone must not keep the others from being undone. */
async function stopInReverse(undo: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of undo.toReversed()) {
    await step().catch((error: unknown) => failures.push(error));
  }
  undo.length = 0;
  if (failures.length > 0) throw failures[0];
}
