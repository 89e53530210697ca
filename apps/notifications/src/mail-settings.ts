import { required } from '@harbourlink/service-kit/configuration';
import type { Environment } from '@harbourlink/service-kit/configuration';

/** What the way out for mails has to be told. */
export interface MailSettings {
  readonly smtpUrl: string;
  /** The sender everybody sees. */
  readonly from: string;
  /** The address of identity itself, not of the platform. */
  readonly identityUrl: string;
  readonly clientSecret: string;
  /** Where tokens come from: identity, unless the issuer is a foreign one. */
  readonly tokenUrl: string;
}

/** Throws MisconfiguredService for the first setting that is missing: nothing starts without a way out for mails. */
export function mailSettingsMustBeComplete(environment: Environment): void {
  for (const name of ['SMTP_URL', 'IDENTITY_URL', 'CLIENT_SECRET']) required(environment, name);
}

/** The settings, with addresses where nobody answers for what is missing: a document of the routes needs none. */
export function mailSettings(environment: Environment): MailSettings {
  const identityUrl = environment['IDENTITY_URL'] ?? 'http://127.0.0.1:1';
  return {
    smtpUrl: environment['SMTP_URL'] ?? 'smtp://127.0.0.1:1',
    from: environment['MAIL_FROM'] ?? 'Harbourlink <no-reply@harbourlink.example>',
    identityUrl,
    clientSecret: environment['CLIENT_SECRET'] ?? '',
    tokenUrl: environment['OIDC_TOKEN_URL'] ?? new URL('/oidc/token', identityUrl).href,
  };
}
