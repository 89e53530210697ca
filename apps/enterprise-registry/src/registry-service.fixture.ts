import { request } from 'node:http';
import { newId } from '@harbourlink/kernel';
import { serviceDatabase } from '@harbourlink/service-kit/testing';
import { tokenIssuer } from '@harbourlink/testing';
import { createService } from './create-service.js';

export interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly retryAfter: string;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

/** Somebody who asks, for the one organisation they belong to. */
export interface Asker {
  readonly personId: string;
  readonly organisationId: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** A create: with an Idempotency-Key of its own unless given one. */
  create(path: string, body: object, key?: string): Promise<Answer>;
  /** A change of what `seen` showed. */
  change(path: string, seen: Answer, body?: object, method?: 'POST' | 'PUT'): Promise<Answer>;
  /** Sends a file, as CSV unless it says what else. */
  upload(path: string, content: string | Buffer, key?: string, type?: string, gone?: AbortSignal): Promise<Answer>;
  /** Sends a file of so many bytes as an import. */
  uploadOf(bytes: number, how: { readonly lengthIsTold: boolean }): Promise<Answer>;
}

export const idOf = ({ body }: Answer): string => String(body['id']);
export const itemsOf = ({ body }: Answer): Record<string, unknown>[] => body['items'] as Record<string, unknown>[];

/** The whole service as it runs, on a database of its own. */
export async function startRegistry(settings: Readonly<Record<string, string>> = {}) {
  const database = await serviceDatabase({ service: 'registry', createService, publishers: ['identity'] });
  const issuer = await tokenIssuer();
  const environment = database.environment({
    OIDC_ISSUER: issuer.issuer,
    OIDC_JWKS_URL: issuer.jwksUrl,
    ...settings,
  });
  let service = await createService(environment);
  let { url } = await service.start();

  async function ask(
    token: string,
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | Buffer,
    gone?: AbortSignal,
  ): Promise<Answer> {
    const response = await fetch(new URL(`/api/v1/${path}`, url), {
      method,
      headers: { authorization: `Bearer ${token}`, 'accept-language': 'en', ...headers },
      ...(gone && { signal: gone }),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const parsed = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>;
    const header = (name: string): string => response.headers.get(name) ?? '';
    return { status: response.status, etag: header('etag'), retryAfter: header('retry-after'), body: parsed, text };
  }

  async function member(organisationId: string, role: string, kind = 'office'): Promise<Asker> {
    const personId = newId();
    await database.sql(
      `INSERT INTO registry.known_membership (id, person_id, organisation_id, organisation_kind, role)
       VALUES ($1, $2, $3, $4, $5)`,
      [newId(), personId, organisationId, kind, role],
    );
    const token = await issuer.token(personId);
    const json = { 'content-type': 'application/json' };
    return {
      personId,
      organisationId,
      get: (path, headers = {}) => ask(token, 'GET', path, headers),
      create: (path, body, key = newId()) =>
        ask(token, 'POST', path, { ...json, 'idempotency-key': key }, JSON.stringify(body)),
      change: (path, seen, body, method = 'POST') =>
        body === undefined
          ? ask(token, method, path, { 'if-match': seen.etag })
          : ask(token, method, path, { ...json, 'if-match': seen.etag }, JSON.stringify(body)),
      upload: (path, content, key = newId(), type = 'text/csv', gone) =>
        ask(token, 'POST', path, { 'content-type': type, 'idempotency-key': key }, content, gone),
      uploadOf: (bytes, { lengthIsTold }) => {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'idempotency-key': newId() };
        const length: Record<string, number> = lengthIsTold ? { 'content-length': bytes } : {};
        return sendSlowly(new URL('/api/v1/imports', url), { ...headers, ...length }, bytes);
      },
    };
  }

  /** A program of a body outside: sends an event with the headers it is given. */
  async function tell(headers: Record<string, string>, body: Uint8Array | string, scope = 'outside-events:write') {
    const token = await issuer.token('outside', { client_id: 'outside', scope });
    return ask(token, 'POST', 'outside-events', headers, Buffer.from(body));
  }

  return {
    tell,
    get service() {
      return service;
    },
    ownerUrl: database.urlOf('registry', 'owner'),
    url: () => url,
    member,
    /** A firm with one member, and nothing on record yet. */
    firm: (role = 'enterprise_member') => member(newId(), role, role === 'provider_member' ? 'provider' : 'enterprise'),
    sql: database.sql,
    /** Stops the service and starts it again on the same database. */
    async restart() {
      await service.stop();
      service = await createService(environment);
      ({ url } = await service.start());
    },
    async stop() {
      await service.stop();
      await Promise.all([issuer.close(), database.drop()]);
    },
  };
}

/** One megabyte after another; the answer may come before the last. */
function sendSlowly(url: URL, headers: Record<string, string | number>, bytes: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        const body = JSON.parse(text) as Answer['body'];
        resolve({ status: response.statusCode ?? 0, etag: '', retryAfter: '', body, text });
      });
    });
    sent.on('error', reject);
    const piece = Buffer.alloc(1_048_576, 0x61);
    for (let left = bytes; left > 0; left -= piece.length) sent.write(piece);
    sent.end();
  });
}

export type Registry = Awaited<ReturnType<typeof startRegistry>>;

/** A complete profile as a client sends it. */
export const profileBody = (changes: object = {}) => ({
  names: { 'zh-Hans': '示例·甬澜精工有限公司', en: 'Sample Yonglan Precision Ltd' },
  uscc: usccOf(),
  placeCode: '330200',
  sectorCodes: ['advanced-manufacturing-and-new-materials'],
  seeks: true,
  provides: false,
  languageCodes: ['mandarin'],
  ...changes,
});

let made = 0;

/** A new code of the right shape that fails its checksum. */
function usccOf(): string {
  made += 1;
  return `91330200MA2${String(made).padStart(6, '0')}X`;
}

export const needBody = (enterpriseId: string, changes: object = {}) => ({
  enterpriseId,
  serviceCodes: ['treasury-centre'],
  sectorCodes: [],
  marketCodes: ['asean'],
  requiredAccreditationCodes: [],
  languageCodes: ['mandarin'],
  texts: { 'zh-Hans': '拟设财资中心。' },
  confidential: false,
  ...changes,
});

export const offerBody = (providerId: string, changes: object = {}) => ({
  providerId,
  serviceCodes: ['treasury-centre'],
  servesSectorCodes: [],
  servesSizeCodes: [],
  servesRegionCodes: ['mainland'],
  marketCodes: [],
  servesStageCodes: [],
  requiresHongKongEntity: false,
  accreditationCodes: [],
  languageCodes: ['cantonese'],
  capacity: 2,
  exclusiveMandates: [],
  texts: { 'zh-Hant': '協助製造業設立財資中心。' },
  ...changes,
});
