import { certificateFlaw } from './certificate-flaw.js';

/** Kafka is there and does not let us in: trying again does not help until somebody changes a setting. */
export interface KafkaRefusal {
  readonly kind:
    | 'credentials'
    | 'mechanism'
    | 'login-wanted'
    | 'login-unwanted'
    | 'rights'
    | 'certificate'
    | 'certificate-of-another'
    | 'tls-wanted'
    | 'tls-unwanted';
  /** How it was said, for whoever looks further. */
  readonly detail: string;
}

/** What a socket reports when a plain connection meets a broker that speaks TLS. */
export class TlsWanted extends Error {
  override readonly name = 'TlsWanted';
}

const notTls = /^(EPROTO|ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|TLSV1_ALERT_\w+))$/;

/** What of an error, or of what caused it, says that Kafka lets us not in; undefined for everything that may pass. */
export function refusalIn(error: unknown, offered: { readonly sasl?: unknown } = {}): KafkaRefusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message, code, type } = error as Error & { code?: unknown; type?: unknown };
  const as = (kind: KafkaRefusal['kind'], detail = message): KafkaRefusal => ({
    kind,
    detail: detail.replace(/^Connection error: /, ''),
  });
  if (name === 'KafkaJSSASLAuthenticationError')
    return as(/not supported by the server/.test(message) ? 'mechanism' : 'credentials');
  if (type === 'ILLEGAL_SASL_STATE') return as('login-unwanted');
  if (typeof type === 'string' && type.endsWith('_AUTHORIZATION_FAILED')) return as('rights', type);
  if (error instanceof TlsWanted || message.includes(tlsAlert)) return as('tls-wanted');
  const flaw = certificateFlaw(code);
  if (flaw === 'of-another') return as('certificate-of-another');
  if (flaw === 'distrusted') return as('certificate', String(code));
  if ((typeof code === 'string' && notTls.test(code)) || message.includes(noTlsAnswer)) return as('tls-unwanted');
  // A listener with SASL closes the connection of somebody who asks before saying who he is.
  if (name === 'KafkaJSConnectionClosedError' && offered.sasl === undefined) return as('login-wanted');
  return refusalIn(error.cause, offered);
}

/** kafkajs wraps what a socket reports: only the words are left. */
export const tlsAlert = 'the broker answers with an alert of TLS';
const noTlsAnswer = 'before secure TLS connection was established';
