import { MisconfiguredService, wholeNumber } from '@harbourlink/service-kit/configuration';
import type { Environment } from '@harbourlink/service-kit/configuration';
import { platformServices } from './routing/routes.js';
import type { PlatformService } from './routing/routes.js';
import { Upstreams } from './routing/upstreams.js';

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
}

/** Reads and checks the environment; throws MisconfiguredService naming what is wrong. */
export function gatewayConfiguration(environment: Environment): GatewayConfiguration {
  const port = wholeNumber(environment, 'PORT', 8080);
  const host = environment['HOST'] ?? '127.0.0.1';
  const sampleSignIns = environment['SAMPLE_SIGN_INS'] === 'true';
  if (sampleSignIns && !/^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(host))
    throw new MisconfiguredService(`SAMPLE_SIGN_INS=true lets anybody in without a password: HOST must not be ${host}`);
  return {
    host,
    port,
    publicAddress: address('PUBLIC_URL', environment['PUBLIC_URL'] ?? `http://127.0.0.1:${port}`),
    upstreams: upstreamsFrom(environment['SERVICE_URLS'] ?? ''),
    requestsPerMinute: wholeNumber(environment, 'RATE_LIMIT_PER_MINUTE', 6000),
    trustedProxies: (environment['TRUSTED_PROXIES'] ?? '').split(',').filter(Boolean),
    mailsAddress: environment['MAILS_URL'],
    sampleSignIns,
  };
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
