import { certificateFlaw } from '@harbourlink/messaging';

/** A Redis that did not let us in, with what to change. */
export class RedisRefusal extends Error {}

/** What to change when a Redis does not let us in; undefined when it is just not there. `tls` is how it was tried. */
export function adviceOn(reason: unknown, { tls }: { readonly tls: boolean }): string | undefined {
  const { message, code } = reason as { message?: string; code?: unknown };
  if (/^(WRONGPASS|NOAUTH)\b/.test(message ?? '')) return 'set the name and the password of REDIS_URL';
  if (/^NOPERM\b/.test(message ?? '')) return 'let the user of REDIS_URL read, write and publish under REDIS_PREFIX';
  const flaw = certificateFlaw(code);
  if (flaw === 'of-another') return 'name the host in REDIS_URL as its certificate does';
  if (flaw === 'distrusted')
    return 'set REDIS_TLS_CA_FILE to the certificate (PEM) of the authority that vouches for it';
  const broken = code === 'ECONNRESET' || /closed unexpectedly/i.test(message ?? '');
  if (!tls && broken) return 'if it speaks TLS, REDIS_URL has to begin with rediss://';
  if (tls && (broken || code === 'EPROTO' || /timeout|no greeting/i.test(message ?? '')))
    return 'if it does not speak TLS, REDIS_URL has to begin with redis://';
  return undefined;
}
