import type { RunningBackbone } from './backbone/backbone.js';
import type { Database } from './database.js';
import type { Places } from './places.js';
import type { Replica } from './services/replicas.js';
import {
  servicesWithData,
  type ServiceEnvironment,
  type ServiceName,
  type ServiceWithData,
} from './services/service.js';

export interface Surroundings {
  readonly places: Places;
  readonly smtpUrl: string;
  /** Page of the kept mails. */
  readonly mailsUrl: string;
  readonly database: Database;
  /** Undefined where events travel through the database and caches are in process. */
  readonly backbone: Pick<RunningBackbone, 'kafkaEnvironment' | 'redisEnvironment'> | undefined;
  readonly secretsFolder: string;
  readonly notificationsClientSecret: string;
  /** What the gateway signs people in with, and what it seals their sessions with. */
  readonly consoleClientSecret: string;
  readonly sessionKey: string;
  /** The built console; undefined where it was not built. */
  readonly consoleFolder: string | undefined;
  readonly logsFolder: string;
  readonly sampleSignIns: 'true' | 'false';
  /** Added to every service's environment; wins. */
  readonly extra: ServiceEnvironment;
}

/** What one replica of a service is told; it learns nothing it does not need. */
export function environmentOf(replica: Replica, around: Surroundings): ServiceEnvironment {
  const { service, name } = replica;
  return {
    ...toEverybody(replica, around),
    ...(isWithData(service) && toThoseWithData(service, around)),
    ...(service === 'identity' && { HARBOURLINK_KEYS_DIR: around.secretsFolder }),
    ...(service === 'notifications' && {
      SMTP_URL: around.smtpUrl,
      CLIENT_SECRET: around.notificationsClientSecret,
    }),
    ...(service === 'gateway' && {
      SERVICE_URLS: serviceUrls(around.places),
      MAILS_URL: around.mailsUrl,
      CLIENT_SECRET: around.consoleClientSecret,
      SESSION_KEYS: around.sessionKey,
      ...(around.consoleFolder !== undefined && { CONSOLE_FOLDER: around.consoleFolder }),
      METRICS_PORT: String(around.places.metricsPortOf(name)),
    }),
    ...passedOn(),
    ...around.extra,
  };
}

/** The migration runs as the owner of the schema; the running service never sees that password. */
export function environmentToMigrate(environment: ServiceEnvironment, database: Database, service: ServiceWithData) {
  return { ...environment, OWNER_DATABASE_URL: database.of[service].owner };
}

function toEverybody({ name }: Replica, { places, sampleSignIns, logsFolder, backbone }: Surroundings) {
  const { publicUrl } = places;
  const identityUrl = places.firstAddresses.identity;
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(places.portOf(name)),
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: `${publicUrl}/oidc`,
    OIDC_JWKS_URL: `${identityUrl}/oidc/jwks`,
    IDENTITY_URL: identityUrl,
    SAMPLE_SIGN_INS: sampleSignIns,
    LOG_FILE: `${logsFolder}/${name}.log`,
    ...backbone?.redisEnvironment,
  };
}

function toThoseWithData(service: ServiceWithData, { database, backbone }: Surroundings) {
  const { running, sequencer } = database.of[service];
  return { DATABASE_URL: running, SEQUENCER_DATABASE_URL: sequencer, ...backbone?.kafkaEnvironment };
}

/** What whoever starts the platform may say about it in the environment; the README of each app tells what it means. */
function passedOn(): ServiceEnvironment {
  const names = [
    'LOG_LEVEL',
    'RATE_LIMIT_PER_MINUTE',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    'OTEL_EXPORTER_OTLP_HEADERS',
    'OTEL_TRACES_SAMPLER_ARG',
    'OTEL_BSP_SCHEDULE_DELAY',
  ];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

/** `identity=http://127.0.0.1:5001,registry=...`: where the gateway finds every replica of them. */
function serviceUrls({ addresses }: Places): string {
  return servicesWithData.flatMap((service) => addresses[service].map((address) => `${service}=${address}`)).join(',');
}

function isWithData(service: ServiceName): service is ServiceWithData {
  return (servicesWithData as readonly string[]).includes(service);
}
