/** Settings by name, as a process has them in its environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting is missing or malformed: says which, and what it should be. */
export class MisconfiguredService extends Error {}

/** The environment of this process: the only place where it is read. */
export function processEnvironment(): Environment {
  return process.env;
}

/** What every service is told. */
export interface ServiceConfiguration {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly databaseUrl: string;
  readonly sequencerDatabaseUrl: string;
  /** Only the migration has it. */
  readonly ownerDatabaseUrl: string | undefined;
  readonly issuer: string;
  readonly jwksUrl: string;
  /** The platform's address as its users see it. */
  readonly publicUrl: string;
  readonly logFile: string | undefined;
  readonly logLevel: string;
}

/** Reads what every service needs. Throws MisconfiguredService naming the first setting that is wrong. */
export function readServiceConfiguration(environment: Environment): ServiceConfiguration {
  const issuer = required(environment, 'OIDC_ISSUER');
  return {
    host: environment['HOST'] ?? '127.0.0.1',
    port: wholeNumber(environment, 'PORT', 0),
    databaseUrl: required(environment, 'DATABASE_URL'),
    sequencerDatabaseUrl: required(environment, 'SEQUENCER_DATABASE_URL'),
    ownerDatabaseUrl: environment['OWNER_DATABASE_URL'],
    issuer,
    jwksUrl: environment['OIDC_JWKS_URL'] ?? `${issuer}/jwks`,
    publicUrl: environment['PUBLIC_URL'] ?? new URL(issuer).origin,
    logFile: environment['LOG_FILE'],
    logLevel: environment['LOG_LEVEL'] ?? 'info',
  };
}

/** A setting that has to be there. */
export function required(environment: Environment, name: string): string {
  const value = environment[name];
  if (!value) throw new MisconfiguredService(`${name} is not set`);
  return value;
}

/** A setting that is a whole number of 0 or more. */
export function wholeNumber(environment: Environment, name: string, otherwise: number): number {
  const value = environment[name];
  if (value === undefined || value === '') return otherwise;
  if (!/^\d{1,9}$/.test(value))
    throw new MisconfiguredService(`${name} must be a whole number, not ${JSON.stringify(value)}`);
  return Number(value);
}
