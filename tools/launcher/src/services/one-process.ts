import { Trouble } from '../trouble.js';
import { appOf, type ServiceEnvironment, type ServiceName, type ServiceRunner } from './service.js';

/** What every app exports as `./create-service`; the gateway has nothing to migrate. */
export interface AppEntry {
  createService(environment: ServiceEnvironment): Promise<AppService>;
}

export interface AppService {
  migrate?(): Promise<unknown>;
  start(): Promise<unknown>;
  stop(): Promise<void>;
  /** Resolves with the reason when something in it has stopped for ever. */
  readonly failed?: Promise<Error>;
}

/** By name, so that a folder of compiled services is all the launcher needs to know of them. */
async function appEntry(service: ServiceName): Promise<AppEntry> {
  const entry: unknown = await import(`@harbourlink/${appOf[service]}/create-service`);
  return entry as AppEntry;
}

/** All services in this process, each an application of its own on its own port: the least memory, the fastest start. */
export function oneProcess(load: (service: ServiceName) => Promise<AppEntry> = appEntry): ServiceRunner {
  const built = new Map<ServiceName, AppService>();
  let giveUp: (trouble: Trouble) => void = () => undefined;
  const givenUp = new Promise<Trouble>((done) => (giveUp = done));
  return {
    // Nothing in this process can be given up alone: what ends one of them ends them all.
    givenUp,
    async migrate(environments) {
      const migrateOne = async ([service, environment]: [ServiceName, ServiceEnvironment]): Promise<void> => {
        const app = await (await load(service)).createService(environment);
        // Kept: building a service twice costs a second each.
        built.set(service, app);
        await app.migrate?.();
      };
      await Promise.all([...environments].map(migrateOne));
    },
    async start(service, environment) {
      const app = built.get(service) ?? (await (await load(service)).createService(environment));
      void app.failed?.then((reason) =>
        giveUp(
          new Trouble(
            `${service} cannot go on: ${reason.message}.`,
            `Read ${environment['LOG_FILE']}, then start again.`,
          ),
        ),
      );
      await app.start();
      const impossible = () => {
        throw new Trouble(
          `${service} shares its process with the launcher.`,
          'Start with --processes to end one service alone.',
        );
      };
      return { pid: process.pid, stop: () => app.stop(), kill: impossible, restart: impossible };
    },
  };
}
