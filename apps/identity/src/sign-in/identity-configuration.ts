import { MisconfiguredService, wholeNumber } from '@harbourlink/service-kit/configuration';

/** The token of identity's own configuration. */
export const IDENTITY_CONFIGURATION = Symbol('identity configuration');

/** What identity is told by its environment. */
export interface IdentityConfiguration {
  /** The issuer in every token: the platform's public address and `/oidc`. */
  readonly issuer: string;
  /** The platform's public address: where links and redirects lead. */
  readonly publicAddress: string;
  /** Anybody may sign in as a sample person by one click. */
  readonly sampleSignIns: boolean;
  /** Where the secrets are kept; only describing the API needs none. */
  readonly keysFolder: string | undefined;
  /** How long an access token of the console lasts: so long something taken away still works in a browser elsewhere. */
  readonly consoleTokenSeconds: number;
  /** Becomes administrator while there is none. */
  readonly firstAdministratorEmail: string | undefined;
}

/** Reads and checks the environment. Throws MisconfiguredService for what must not run. */
export function identityConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): IdentityConfiguration {
  const issuer = issuerFrom(environment['OIDC_ISSUER'] ?? 'http://127.0.0.1:8080/oidc');
  const sampleSignIns = environment['SAMPLE_SIGN_INS'] === 'true';
  const elsewhere = [issuer.hostname, environment['HOST'] ?? '127.0.0.1'].find((host) => !isLoopback(host));
  if (sampleSignIns && elsewhere !== undefined) {
    throw new MisconfiguredService(
      `SAMPLE_SIGN_INS=true lets anybody in without a password, and ${elsewhere} is not a loopback address: ` +
        'unset SAMPLE_SIGN_INS, or use http://127.0.0.1 for OIDC_ISSUER and 127.0.0.1 for HOST',
    );
  }
  if (issuer.protocol !== 'https:' && !isLoopback(issuer.hostname)) {
    throw new MisconfiguredService(`OIDC_ISSUER must use https on a public address: ${issuer.origin}`);
  }
  return {
    issuer: issuer.href,
    publicAddress: issuer.origin,
    sampleSignIns,
    keysFolder: environment['HARBOURLINK_KEYS_DIR'],
    consoleTokenSeconds: wholeNumber(environment, 'CONSOLE_TOKEN_SECONDS', 300),
    firstAdministratorEmail: environment['FIRST_ADMINISTRATOR_EMAIL'],
  };
}

function issuerFrom(text: string): URL {
  if (!URL.canParse(text)) throw new MisconfiguredService('OIDC_ISSUER is not an address');
  const issuer = new URL(text);
  if (issuer.pathname !== '/oidc') throw new MisconfiguredService(`OIDC_ISSUER must end in /oidc: ${text}`);
  return issuer;
}

/** True for a host only this machine can reach (RFC 5735, RFC 4291, RFC 6761). */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    hostname === '::1' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}
