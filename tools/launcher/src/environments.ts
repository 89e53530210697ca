import type { Database } from './database.js';
import {
  appOf,
  servicesWithData,
  type ServiceEnvironment,
  type ServiceName,
  type ServiceWithData,
} from './services/service.js';

export interface Surroundings {
  readonly ports: Readonly<Record<ServiceName, number>>;
  readonly publicUrl: string;
  readonly smtpUrl: string;
  /** Page of the kept mails. */
  readonly mailsUrl: string;
  readonly database: Database;
  readonly secretsFolder: string;
  readonly notificationsClientSecret: string;
  readonly logsFolder: string;
  readonly sampleSignIns: 'true' | 'false';
  /** Added to every service's environment; wins. */
  readonly extra: ServiceEnvironment;
}

/** What each service is told; a service learns nothing it does not need. */
export function environmentsOf(around: Surroundings): Record<ServiceName, ServiceEnvironment> {
  const environments: Partial<Record<ServiceName, ServiceEnvironment>> = {};
  for (const service of Object.keys(appOf) as ServiceName[]) {
    environments[service] = {
      ...toEverybody(service, around),
      ...(isWithData(service) && toThoseWithData(service, around)),
      ...(service === 'identity' && { HARBOURLINK_KEYS_DIR: around.secretsFolder }),
      ...(service === 'notifications' && {
        SMTP_URL: around.smtpUrl,
        CLIENT_SECRET: around.notificationsClientSecret,
      }),
      ...(service === 'gateway' && { SERVICE_URLS: serviceUrls(around.ports), MAILS_URL: around.mailsUrl }),
      ...passedOn(),
      ...around.extra,
    };
  }
  return environments as Record<ServiceName, ServiceEnvironment>;
}

/** The migration runs as the owner of the schema; the running service never sees that password. */
export function environmentToMigrate(environment: ServiceEnvironment, database: Database, service: ServiceWithData) {
  return { ...environment, OWNER_DATABASE_URL: database.of[service].owner };
}

function toEverybody(service: ServiceName, { ports, publicUrl, sampleSignIns, logsFolder }: Surroundings) {
  const identityUrl = `http://127.0.0.1:${ports.identity}`;
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(ports[service]),
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: `${publicUrl}/oidc`,
    OIDC_JWKS_URL: `${identityUrl}/oidc/jwks`,
    IDENTITY_URL: identityUrl,
    SAMPLE_SIGN_INS: sampleSignIns,
    LOG_FILE: `${logsFolder}/${service}.log`,
  };
}

function toThoseWithData(service: ServiceWithData, { database }: Surroundings) {
  return { DATABASE_URL: database.of[service].running, SEQUENCER_DATABASE_URL: database.of[service].sequencer };
}

/** What whoever starts the platform may say about it in the environment; the README of each app tells what it means. */
function passedOn(): ServiceEnvironment {
  const names = ['LOG_LEVEL', 'RATE_LIMIT_PER_MINUTE'];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

/** `identity=http://127.0.0.1:5001,registry=...`: where the gateway finds them. */
function serviceUrls(ports: Surroundings['ports']): string {
  return servicesWithData.map((service) => `${service}=http://127.0.0.1:${ports[service]}`).join(',');
}

function isWithData(service: ServiceName): service is ServiceWithData {
  return (servicesWithData as readonly string[]).includes(service);
}
