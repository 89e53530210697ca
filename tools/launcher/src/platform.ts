import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startBackbone, type Backbone, type BackboneOptions, type RunningBackbone } from './backbone/backbone.js';
import { openDataFolder, type DataFolder } from './data-folder.js';
import { startDatabase, type Database, type ServiceDatabase } from './database.js';
import { environmentOf, environmentToMigrate } from './environments.js';
import { startMailServer, type MailServer } from './mail/mail-server.js';
import { mustBeFree } from './ports.js';
import { placesFor, type Places } from './places.js';
import { untilReady } from './readiness.js';
import { loadSampleWorld } from './sample-world.js';
import { writeScrapeTargets } from './scrape-targets.js';
import { openSecrets, type Secrets } from './secrets.js';
import { replicasOf, type Replica, type ReplicaCounts } from './services/replicas.js';
import {
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
  /** The gateway's port, and those after it for its replicas; free ones when omitted. */
  readonly port?: number;
  readonly existing?: 'keep' | 'remove';
  readonly sample?: 'first-start' | 'never';
  readonly runner: ServiceRunner;
  /** Events over Apache Kafka, and Redis: those named, or own ones. Embedded when omitted. */
  readonly backbone?: BackboneOptions;
  readonly replicas?: ReplicaCounts;
  /** The built console, which the gateways serve; they have no pages of it where it was not built. */
  readonly consoleFolder?: string;
  /** The built command line that loads the sample world. */
  readonly seedCommand: string;
  readonly say?: (line: string) => void;
  /** Added to every service's environment. */
  readonly environment?: ServiceEnvironment;
}

/** A running platform: what tests and the demonstration hold. */
export interface Platform {
  /** The public address: that of the first gateway. */
  readonly url: string;
  /** Page and JSON list of the mails sent so far. */
  readonly mailUrl: string;
  readonly databaseUrls: { readonly superuser: string } & Readonly<Record<ServiceWithData, ServiceDatabase>>;
  /** Kafka and Redis; undefined on an embedded platform. */
  readonly backbone: Backbone | undefined;
  /** Loopback address of every service's first replica, past the gateway. */
  readonly services: Readonly<Record<ServiceName, string>>;
  /** Of every replica of every service. */
  readonly replicas: Readonly<Record<ServiceName, readonly string[]>>;
  readonly secretsFolder: string;
  /** SIGKILL for a service with a process of its own; resolves when it is gone, it is started again by itself. */
  kill(service: ServiceName, replica?: number): Promise<void>;
  /** Ends a service with a process of its own politely and starts it again: one replica, or one after the other. */
  restart(service: ServiceName, replica?: number): Promise<void>;
  /** The process that runs it just now. */
  pid(service: ServiceName, replica?: number): number;
  /** Gateways, services, Kafka, Redis, mail server, database: in that order. Safe to call twice. */
  stop(): Promise<void>;
  /** Resolves with the reason when the platform can no longer go on; it must still be stopped. */
  readonly failed: Promise<Trouble>;
}

/** Starts everything in order; what has been started is stopped again when a later step fails. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const say = options.say ?? (() => undefined);
  const undo: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopInReverse(undo));
  try {
    const gateways = options.replicas?.gateway ?? 1;
    if (options.port !== undefined) {
      for (let index = 0; index < gateways; index += 1) await mustBeFree(options.port + index);
    }
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

async function startInside(data: DataFolder, options: PlatformOptions, steps: Steps): Promise<Platform> {
  const { say, undo, stop } = steps;
  const replicas = replicasOf(options.replicas ?? {});
  const secrets = await openSecrets(data.inside('secrets'));
  await mkdir(data.inside('logs'), { recursive: true });
  const places = await placesFor(replicas, options.port);
  const { database, mail, backbone } = await startServers(data, { options, secrets, places, steps });

  const surroundings = {
    places,
    smtpUrl: mail.smtpUrl,
    mailsUrl: mail.pageUrl,
    database,
    backbone,
    secretsFolder: secrets.folder,
    notificationsClientSecret: await secrets.secret('client-notifications'),
    consoleClientSecret: await secrets.secret('client-console'),
    sessionKey: await secrets.secret('session-key'),
    consoleFolder: builtConsole(options),
    logsFolder: data.inside('logs'),
    sampleSignIns: 'true',
    extra: options.environment ?? {},
  } as const;
  const environments = new Map(replicas.map((replica) => [replica.name, environmentOf(replica, surroundings)]));
  await options.runner.migrate(
    new Map(servicesWithData.map((name) => [name, environmentToMigrate(environments.get(name) ?? {}, database, name)])),
  );
  const running = await startServices(options.runner, replicas, { environments, undo });
  await writeScrapeTargets(data.inside('scrape-targets.json'), replicas, places);
  await Promise.all(replicas.map(({ name }) => untilReady(name, places.addressOf(name))));
  await sampleWorld(data, options, { url: places.publicUrl, secretsFolder: secrets.folder, say });
  const { runner } = options;
  return platform({ mail, database, backbone, places, secretsFolder: secrets.folder, running, stop, runner });
}

function builtConsole({ consoleFolder }: PlatformOptions): string | undefined {
  return consoleFolder !== undefined && existsSync(join(consoleFolder, 'index.html')) ? consoleFolder : undefined;
}

interface Servers {
  readonly database: Database;
  readonly mail: MailServer;
  readonly backbone: RunningBackbone | undefined;
}

/** What services stand on, all at once; stopped after them, in a certain order. */
async function startServers(
  data: DataFolder,
  around: { options: PlatformOptions; secrets: Secrets; places: Places; steps: Steps },
): Promise<Servers> {
  const { options, secrets, places, steps } = around;
  const folders = { kafka: data.inside('kafka'), redis: data.inside('redis') };
  const { smtpPort, mailPagePort: pagePort } = places;
  const [database, mail, backbone] = await Promise.allSettled([
    startDatabase(data.inside('postgres'), secrets),
    startMailServer({ folder: data.inside('mail'), smtpPort, pagePort }),
    options.backbone && startBackbone(options.backbone, { folders, say: steps.say }),
  ]);
  for (const started of [database, mail, backbone]) {
    if (started.status === 'fulfilled' && started.value)
      steps.undo.push(() => started.value?.stop() ?? Promise.resolve());
  }
  if (database.status === 'rejected') throw database.reason;
  if (mail.status === 'rejected') throw mail.reason;
  if (backbone.status === 'rejected') throw backbone.reason;
  return { database: database.value, mail: mail.value, backbone: backbone.value };
}

/** By the names of replicas. */
type Running = ReadonlyMap<string, RunningService>;

/** All at once, the gateways last: what they answer for is there by then. */
async function startServices(
  runner: ServiceRunner,
  replicas: readonly Replica[],
  { environments, undo }: { environments: ReadonlyMap<string, ServiceEnvironment>; undo: (() => Promise<void>)[] },
): Promise<Running> {
  const running = new Map<string, RunningService>();
  const startAll = async (chosen: readonly Replica[]) => {
    undo.push(async () => {
      await Promise.all(chosen.map(async ({ name }) => running.get(name)?.stop()));
    });
    const start = async ({ service, name }: Replica) => {
      running.set(name, await runner.start(service, environments.get(name) ?? {}, name));
    };
    const outcomes = await Promise.allSettled(chosen.map(start));
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure) throw failure.reason;
  };
  await startAll(replicas.filter(({ service }) => service !== 'gateway'));
  await startAll(replicas.filter(({ service }) => service === 'gateway'));
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
  mail: MailServer;
  database: Database;
  backbone: RunningBackbone | undefined;
  places: Places;
  runner: ServiceRunner;
  secretsFolder: string;
  running: Running;
  stop: () => Promise<void>;
}): Platform {
  const { database, places, running, backbone } = parts;
  const databaseEnded = database.ended.then(
    () => new Trouble('The database ended.', 'Read postgres/postgres.log in the data folder.'),
  );
  const replicas = (service: ServiceName): RunningService[] =>
    places.replicasOf(service).flatMap(({ name }) => running.get(name) ?? []);
  const replica = (service: ServiceName, number: number): RunningService => {
    const found = replicas(service)[number - 1];
    if (found === undefined) throw new Error(`there is no replica ${number} of ${service}`);
    return found;
  };
  return {
    url: places.publicUrl,
    mailUrl: parts.mail.pageUrl,
    databaseUrls: { superuser: database.superuser, ...database.of },
    backbone,
    services: places.firstAddresses,
    replicas: places.addresses,
    secretsFolder: parts.secretsFolder,
    kill: async (service, number = 1) => replica(service, number).kill(),
    restart: async (service, number) => {
      for (const each of number === undefined ? replicas(service) : [replica(service, number)]) await each.restart();
    },
    pid: (service, number = 1) => replica(service, number).pid,
    stop: parts.stop,
    failed: Promise.race([databaseEnded, parts.runner.givenUp, ...(backbone ? [backbone.givenUp] : [])]),
  };
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
