import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MisconfiguredService, wholeNumber } from '@harbourlink/service-kit/configuration';
import type { Environment } from '@harbourlink/service-kit/configuration';
import { platformServices } from './routing/routes.js';
import type { PlatformService } from './routing/routes.js';
import { Upstreams } from './routing/upstreams.js';

/** What the gateway needs to sign people in and to keep their sessions in cookies. */
export interface SessionSettings {
  readonly issuer: URL;
  /** Of the client `harbourlink-console`. */
  readonly clientSecret: string;
  /** The first seals, all open. */
  readonly keys: readonly [string, ...string[]];
}

/** What the gateway is told by its environment. */
export interface GatewayConfiguration {
  readonly host: string;
  readonly port: number;
  /** Where people and browsers find the platform. */
  readonly publicAddress: URL;
  /** Where the services listen; one that is missing answers "unavailable". */
  readonly upstreams: Upstreams;
  /** Requests a caller may send in a minute; 0 sets no limit. */
  readonly requestsPerMinute: number;
  /** Addresses or networks of proxies in front of the gateway that may be believed about the caller's address. */
  readonly trustedProxies: readonly string[];
  /** The page of kept mails, where mails are kept instead of sent. */
  readonly mailsAddress: string | undefined;
  readonly sampleSignIns: boolean;
  /** Without them nobody signs in here: whoever asks brings a token. */
  readonly sessions: SessionSettings | undefined;
  /** The built console; without it there are no pages but those to read the API. */
  readonly consoleFolder: string | undefined;
}

/** Reads and checks the environment; throws MisconfiguredService naming what is wrong. */
export function gatewayConfiguration(environment: Environment): GatewayConfiguration {
  const port = wholeNumber(environment, 'PORT', 8080);
  const host = environment['HOST'] ?? '127.0.0.1';
  const sampleSignIns = environment['SAMPLE_SIGN_INS'] === 'true';
  if (sampleSignIns && !isLoopback(host))
    throw new MisconfiguredService(`SAMPLE_SIGN_INS=true lets anybody in without a password: HOST must not be ${host}`);
  const publicAddress = address('PUBLIC_URL', environment['PUBLIC_URL'] ?? `http://127.0.0.1:${port}`);
  return {
    host,
    port,
    publicAddress,
    upstreams: upstreamsFrom(environment['SERVICE_URLS'] ?? ''),
    requestsPerMinute: wholeNumber(environment, 'RATE_LIMIT_PER_MINUTE', 6000),
    trustedProxies: (environment['TRUSTED_PROXIES'] ?? '').split(',').filter(Boolean),
    mailsAddress: environment['MAILS_URL'],
    sampleSignIns,
    sessions: sessionSettings(environment, publicAddress),
    consoleFolder: consoleFolder(environment['CONSOLE_FOLDER']),
  };
}

/** Both or neither: a secret without keys, or keys without a secret, is a mistake. */
function sessionSettings(environment: Environment, publicAddress: URL): SessionSettings | undefined {
  const { CLIENT_SECRET: clientSecret = '', SESSION_KEYS: sealing = '' } = environment;
  if (clientSecret === '' && sealing === '') return undefined;
  const [first, ...others] = sealing.split(',');
  if (clientSecret === '' || first === undefined || first === '')
    throw new MisconfiguredService('CLIENT_SECRET and SESSION_KEYS are needed together: sessions need both');
  if ([first, ...others].some((key) => key.length < 32))
    throw new MisconfiguredService('SESSION_KEYS must be secrets of 32 characters or more, separated by commas');
  if (publicAddress.protocol !== 'https:' && !isLoopback(publicAddress.hostname))
    throw new MisconfiguredService(`PUBLIC_URL must use https where people sign in: ${publicAddress.origin}`);
  const issuer = address('OIDC_ISSUER', environment['OIDC_ISSUER'] ?? `${publicAddress.origin}/oidc`);
  return { issuer, clientSecret, keys: [first, ...others] };
}

function consoleFolder(folder: string | undefined): string | undefined {
  if (!folder) return undefined;
  if (!existsSync(join(folder, 'index.html')))
    throw new MisconfiguredService(`CONSOLE_FOLDER holds no index.html: ${folder}`);
  return resolve(folder);
}

function isLoopback(hostname: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|::1|\[::1\]|localhost)$/.test(hostname);
}

/** Reads `identity=http://127.0.0.1:5001,registry=http://...`; a service with several replicas is named for each. */
function upstreamsFrom(text: string): Upstreams {
  const addresses: Partial<Record<PlatformService, string[]>> = {};
  for (const pair of text.split(',').filter(Boolean)) {
    const [name, url = ''] = pair.split(/=(.*)/s);
    const service = platformServices.find((known) => known === name?.trim());
    if (!service) throw new MisconfiguredService(`SERVICE_URLS names an unknown service: ${name}`);
    (addresses[service] ??= []).push(address('SERVICE_URLS', url).origin);
  }
  return new Upstreams(addresses);
}

function address(variable: string, text: string): URL {
  if (!URL.canParse(text)) throw new MisconfiguredService(`${variable} is not an address: ${text}`);
  return new URL(text);
}
