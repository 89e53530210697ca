import type { Trouble } from '../trouble.js';

/** What the launcher asks of a service, whether it runs in this process or in one of its own. */
export interface ServiceRunner {
  /** Brings the schemas up to date, each as its owner. */
  migrate(environments: ReadonlyMap<ServiceName, ServiceEnvironment>): Promise<void>;
  /** Resolves when the service answers on its port. `name` is what it is called where it has several replicas. */
  start(service: ServiceName, environment: ServiceEnvironment, name?: string): Promise<RunningService>;
  /** Resolves when a service is beyond help; never otherwise. */
  readonly givenUp: Promise<Trouble>;
}

export interface RunningService {
  /** Its process just now; the launcher's where it has none of its own. */
  readonly pid: number;
  stop(): Promise<void>;
  /** Ends it with SIGKILL where it has a process of its own; it is started again. */
  kill(): Promise<void>;
  /** Ends it politely and starts it again, even when it had been given up. */
  restart(): Promise<void>;
}

export type ServiceEnvironment = Readonly<Record<string, string>>;

export type ServiceName = keyof typeof appOf;

/** Short name (schema, topics) of each service and the folder of its app. */
export const appOf = {
  identity: 'identity',
  registry: 'enterprise-registry',
  matching: 'matching-engine',
  mou: 'mou-tracker',
  notifications: 'notifications',
  insights: 'insights',
  gateway: 'gateway',
} as const;

/** Those with a schema; the gateway keeps nothing. */
export const servicesWithData = ['identity', 'registry', 'matching', 'mou', 'notifications', 'insights'] as const;

export type ServiceWithData = (typeof servicesWithData)[number];
