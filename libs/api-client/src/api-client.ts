import createClient from 'openapi-fetch';
import type { Client, Middleware } from 'openapi-fetch';
import type { Paths } from './generated/every-service.js';
import { patientFetch, usualPatience } from './patient-fetch.js';
import type { Patience } from './patient-fetch.js';

/** Every route of the platform with its types: `client.GET('/api/v1/needs/{id}', { params: { path: { id } } })`. */
export type ApiClient = Client<Paths>;

export interface ApiClientOptions {
  /** Where the gateway is. */
  readonly url: string;
  /** A bearer token, or where to get one before each request. Absent: public routes only. */
  readonly token?: string | (() => Promise<string>);
  /** The organisation the person acts for; needed by who belongs to several. */
  readonly actingFor?: string;
  readonly language?: 'zh-Hans' | 'zh-Hant' | 'en';
  readonly patience?: Patience;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A client of the platform's public API, for one person who acts for one organisation. */
export function createApiClient({ url, patience = usualPatience, ...options }: ApiClientOptions): ApiClient {
  const send = options.fetch ?? ((request: Request) => fetch(request));
  const client = createClient<Paths>({ baseUrl: url.replace(/\/+$/, ''), fetch: patientFetch(send, patience) });
  client.use(headersOf(options));
  return client;
}

function headersOf({ token, actingFor, language }: Omit<ApiClientOptions, 'url'>): Middleware {
  return {
    async onRequest({ request }) {
      const { headers } = request;
      if (token !== undefined)
        headers.set('authorization', `Bearer ${typeof token === 'string' ? token : await token()}`);
      if (actingFor !== undefined) headers.set('acting-for', actingFor);
      if (language !== undefined) headers.set('accept-language', language);
      const creates = request.method === 'POST' && !headers.has('if-match');
      if (creates && !headers.has('idempotency-key')) headers.set('idempotency-key', crypto.randomUUID());
      return request;
    },
  };
}

/** The header of a change: it happens only while the object is at this version. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

/** Options of a create that is the same one whenever it is asked for with this key. */
export function onceAs(key: string): { headers: { 'Idempotency-Key': string } } {
  return { headers: { 'Idempotency-Key': key } };
}
