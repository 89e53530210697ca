import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isUuid } from '@harbourlink/kernel';

/** They concern one connection only (RFC 9110, 7.6.1); `connection` itself also names others. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** What a caller must not tell the services: who they are by address, another path or method than the one checked here. */
const spoofable = [
  'forwarded',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'x-original-url',
  'x-rewrite-url',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
];

const traceparent = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * Gives the request the ids it is followed by and takes away what it may not say, in place: whatever reads the headers
 * later reads these.
 */
export function tidyHeaders(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) {
    if (name.startsWith('x-forwarded-') || name.startsWith('x-harbourlink-') || spoofable.includes(name))
      Reflect.deleteProperty(headers, name);
  }
  if (!isUuid(String(headers['x-correlation-id'] ?? ''))) headers['x-correlation-id'] = randomUUID();
  if (!traceparent.test(String(headers['traceparent'] ?? ''))) {
    headers['traceparent'] = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
    delete headers['tracestate'];
  }
}

/** Ours, for the gateway alone: nothing of a session reaches a service but the token it stands for. */
const ofTheSession = ['cookie', 'x-csrf-token'];

interface Request {
  readonly path: string;
  readonly callerAddress: string;
  readonly publicAddress: URL;
}

/** The headers a service gets: the caller's without those of the connection, and where the request came from. */
export function headersToService<Headers extends IncomingHttpHeaders>(
  headers: Headers,
  { path, callerAddress, publicAddress }: Request,
): Record<string, string | string[]> {
  const named = [...(headers.connection ?? '').toLowerCase().split(/[\s,]+/), ...ofTheSession];
  const passing: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !hopByHop.includes(name) && !named.includes(name) && name !== 'expect')
      passing[name] = value;
  }
  const cookie = path.startsWith('/oidc/') ? cookiesOfTheProvider(headers.cookie) : '';
  if (cookie !== '') passing['cookie'] = cookie;
  passing['x-forwarded-for'] = callerAddress;
  passing['x-forwarded-host'] = publicAddress.host;
  passing['x-forwarded-proto'] = publicAddress.protocol.slice(0, -1);
  return passing;
}

/** The sign-in pages keep cookies of their own, which no other service is shown. */
function cookiesOfTheProvider(cookies = ''): string {
  const own = /^(__Host-)?harbourlink(-sign-in-[\w-]*)?=/;
  return cookies
    .split(/;\s*/)
    .filter((cookie) => cookie !== '' && !own.test(cookie))
    .join('; ');
}

/** The headers a caller gets: the service's without those of the connection and without what it runs on. */
export function headersToCaller(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = (headers.connection ?? '').toLowerCase().split(/[\s,]+/);
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !hopByHop.includes(name) && !named.includes(name) && name !== 'server' && name !== 'x-powered-by',
    ),
  );
}
