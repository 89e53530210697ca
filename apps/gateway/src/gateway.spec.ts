import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { RequestListener } from 'node:http';
import type { GatewayConfiguration } from './gateway-configuration.js';
import { eventually } from '@harbourlink/testing';
import { openDoor, Upstream } from './upstream.fixture.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function service(answer: RequestListener): Promise<Upstream> {
  const upstream = await Upstream.start(answer);
  closing.push(() => upstream.stop());
  return upstream;
}

async function doorTo(
  upstreams: GatewayConfiguration['upstreams'],
  changes: Partial<GatewayConfiguration> = {},
): Promise<string> {
  const { door, url } = await openDoor({ upstreams, ...changes });
  closing.push(() => door.close());
  return url;
}

const json: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', etag: '"3"', server: 'secret' }).end('{"ok":true}');
};

/** Sends bytes as they are; `fetch` would tidy them. */
function sendRaw(url: string, ...parts: string[]): Promise<string> {
  return new Promise((done) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => done(answer));
    socket.on('error', () => done(answer));
    for (const part of parts) socket.write(part);
  });
}

describe('passing on', () => {
  it('takes the request to the service that owns the path, and its answer back', async () => {
    const registry = await service(json);
    const url = await doorTo({ registry: registry.url });
    const response = await fetch(`${url}/api/v1/needs?limit=2&q=%E8%85%BE`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer abc',
        'if-match': '"2"',
        'idempotency-key': 'k',
        'content-type': 'application/json',
      },
      body: '{}',
    });
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
    expect(registry.last?.url).toBe('/api/v1/needs?limit=2&q=%E8%85%BE');
    expect(registry.last?.headers).toMatchObject({
      authorization: 'Bearer abc',
      'if-match': '"2"',
      'idempotency-key': 'k',
    });
    expect(response.headers.get('etag')).toBe('"3"');
    expect(response.headers.get('server')).toBeNull();
    expect(response.headers.get('x-correlation-id')).toBe(registry.last?.headers['x-correlation-id']);
  });

  it('streams a body both ways', async () => {
    const registry = await service((request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      request.pipe(response);
    });
    const url = await doorTo({ registry: registry.url });
    const file = '企业,城市\n'.repeat(200_000);
    const response = await fetch(`${url}/api/v1/imports`, {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'text/csv' },
    });
    expect(await response.text()).toBe(file);
  });

  it('does not let a caller say who they are by headers', async () => {
    const registry = await service(json);
    const url = await doorTo({ registry: registry.url });
    await fetch(`${url}/api/v1/needs`, {
      headers: { 'x-forwarded-for': '10.0.0.1', 'x-forwarded-host': 'evil.example', 'x-real-ip': '10.0.0.1' },
    });
    expect(registry.last?.headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': '127.0.0.1:8080',
    });
    expect(registry.last?.headers).not.toHaveProperty('x-real-ip');
  });

  it.each([
    '/api/v1/needs/../../../openapi.json',
    '/api/v1/needs/%2e%2e/%2e%2e/%2e%2e/openapi.json',
    '/api/v1/needs/..%2f..%2f..%2fhealth/ready',
    '//evil.example/api/v1/needs',
  ])('never leaves the public paths: %s', async (path) => {
    const registry = await service(json);
    const url = await doorTo({ registry: registry.url });
    const answer = await sendRaw(url, `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    const reached = registry.last?.url;
    expect(reached === undefined || reached.startsWith('/api/v1/needs/..%2f')).toBe(true);
    expect(answer).not.toContain('stack');
  });

  it('passes a page with its own policy and redirects as they are', async () => {
    const identity = await service((_request, response) => {
      response
        .writeHead(303, {
          location: '/oidc/x',
          'content-security-policy': "default-src 'self'",
          'set-cookie': ['a=1', 'b=2'],
        })
        .end();
    });
    const url = await doorTo({ identity: identity.url });
    const response = await fetch(`${url}/oidc/auth`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/oidc/x']);
    expect(response.headers.get('content-security-policy')).toBe("default-src 'self'");
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });
});

describe('what a service cannot answer', () => {
  const problemOf = async (response: Response) => {
    const { code } = (await response.json()) as { code: string };
    return [response.status, response.headers.get('content-type')?.split(';')[0], code];
  };

  it('is 503 when it is not there, in the language of whoever asked', async () => {
    const gone = await Upstream.start(json);
    await gone.stop();
    const url = await doorTo({ registry: gone.url });
    const response = await fetch(`${url}/api/v1/needs`, { headers: { 'accept-language': 'zh-CN' } });
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.clone().json()).toMatchObject({
      detail: '服务暂时不可用。',
      correlationId: expect.any(String),
    });
    expect(await problemOf(response)).toEqual([503, 'application/problem+json', 'service.unavailable']);
    expect((await problemOf(await fetch(`${url}/api/v1/outcomes`)))[2]).toBe('service.unavailable');
  });

  it('is 502 when it breaks off', async () => {
    const registry = await service((request) => request.socket.destroy());
    const url = await doorTo({ registry: registry.url });
    const response = await fetch(`${url}/api/v1/needs`, { method: 'POST', body: '{}' });
    expect(await problemOf(response)).toEqual([502, 'application/problem+json', 'service.broke-off']);
    expect(registry.seen).toHaveLength(1);
  });

  it('is asked once more for a read whose connection was closed under it', async () => {
    let asked = 0;
    const registry = await service((request, response) =>
      ++asked === 1 ? request.socket.destroy() : json(request, response),
    );
    const url = await doorTo({ registry: registry.url });
    expect((await fetch(`${url}/api/v1/needs`)).status).toBe(200);
  });

  it('passes its own problems through untouched, 503 at once', async () => {
    const registry = await service((_request, response) =>
      response.writeHead(503, { 'content-type': 'application/problem+json' }).end('{"code":"service.busy"}'),
    );
    const url = await doorTo({ registry: registry.url });
    expect(await problemOf(await fetch(`${url}/api/v1/needs`))).toEqual([
      503,
      'application/problem+json',
      'service.busy',
    ]);
    expect(registry.seen).toHaveLength(1);
  });

  it('is 404 when nobody owns the path', async () => {
    const url = await doorTo({});
    for (const path of ['/api/v1/nothing', '/api/v9/needs', '/nothing', '/metrics']) {
      expect(await problemOf(await fetch(`${url}${path}`))).toEqual([404, 'application/problem+json', 'route.unknown']);
    }
  });
});

describe('limits', () => {
  it('refuse a body that says it is too large before any of it is read', async () => {
    const registry = await service(json);
    const url = await doorTo({ registry: registry.url });
    const answer = await sendRaw(
      url,
      `POST /api/v1/needs HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 104857600\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 .*request\.too-large/s);
    expect(registry.seen).toEqual([]);
  });

  it('count a body that does not say how large it is', async () => {
    const registry = await service((request, response) => {
      request
        .on('data', () => undefined)
        .on('end', () => response.end())
        .on('error', () => undefined);
    });
    const url = await doorTo({ registry: registry.url });
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const answer = await sendRaw(
      url,
      'POST /api/v1/needs HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
      ...Array.from({ length: 20 }, () => chunk),
      '0\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 .*request\.too-large/s);
  });

  it('allow an import 25 MB', async () => {
    const registry = await service((request, response) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => (bytes += chunk.length)).on('end', () => response.end(String(bytes)));
    });
    const url = await doorTo({ registry: registry.url });
    const send = (megabytes: number) =>
      fetch(`${url}/api/v1/imports`, { method: 'POST', body: Buffer.alloc(megabytes * 1024 * 1024) });
    expect(await (await send(25)).text()).toBe(String(25 * 1024 * 1024));
    expect((await send(26).catch(() => ({ status: 413 }))).status).toBe(413);
  });

  it('answer 429 with Retry-After, for each caller apart', async () => {
    const registry = await service(json);
    const url = await doorTo({ registry: registry.url }, { requestsPerMinute: 3 });
    const as = (sub: string) =>
      fetch(`${url}/api/v1/needs`, {
        headers: { authorization: `Bearer e30.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.x` },
      });
    for (let count = 0; count < 3; count += 1) expect((await as('one')).status).toBe(200);
    const refused = await as('one');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'request.too-many' });
    expect((await as('another')).status).toBe(200);
  });

  it('are not escaped by inventing subjects', async () => {
    const registry = await service(json);
    const url = await doorTo({ registry: registry.url }, { requestsPerMinute: 2 });
    const statuses: number[] = [];
    for (let count = 0; count < 25; count += 1) {
      const sub = Buffer.from(JSON.stringify({ sub: String(count) })).toString('base64url');
      statuses.push((await fetch(`${url}/api/v1/needs`, { headers: { authorization: `Bearer e30.${sub}.x` } })).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  });

  it.each([
    ['malformed', 'GET /api/v1/needs HTTP/9.9\r\n\r\n', 400],
    [
      'with two lengths',
      'POST /api/v1/needs HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
      400,
    ],
    [
      'smuggling a second one',
      'POST /api/v1/needs HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nX',
      400,
    ],
    ['with huge headers', `GET /api/v1/needs HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('refuse a request %s', async (_what, bytes, status) => {
    const registry = await service(json);
    const url = await doorTo({ registry: registry.url });
    expect(await sendRaw(url, bytes)).toContain(` ${status} `);
    expect(registry.seen).toEqual([]);
  });
});

describe('pages and documents', () => {
  it('carry security headers; HSTS on https only', async () => {
    const plain = await fetch(await doorTo({}));
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff');
    expect(plain.headers.get('x-frame-options')).toBe('DENY');
    expect(plain.headers.get('strict-transport-security')).toBeNull();
    const secure = await fetch(await doorTo({}, { publicAddress: new URL('https://harbourlink.example') }));
    expect(secure.headers.get('strict-transport-security')).toContain('max-age');
  });

  it('greet in three languages and mention samples and mails only where there are any', async () => {
    const bare = await doorTo({});
    expect(await (await fetch(bare, { headers: { 'accept-language': 'en' } })).text()).toContain('Going global');
    expect(await (await fetch(`${bare}/?lang=zh-Hans`)).text()).toContain('<html lang="zh-Hans">');
    expect(await (await fetch(bare)).text()).not.toMatch(/samples|Authorize/);
    const rich = await doorTo({}, { sampleSignIns: true, mailsAddress: 'http://127.0.0.1:9/mails' });
    expect(await (await fetch(rich)).text()).toMatch(/people\/samples.*|127\.0\.0\.1:9\/mails/);
  });

  it('show the API and load nothing from elsewhere', async () => {
    const url = await doorTo({});
    const page = await fetch(`${url}/api/docs`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/https?:\/\//);
    expect(html).not.toMatch(/<script>[^<]/);
    for (const [, address = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const file = await fetch(`${url}${address}`);
      expect([file.status, (await file.text()).length > 100]).toEqual([200, true]);
    }
    expect((await fetch(`${url}/api/docs/oauth2-redirect.html`)).status).toBe(200);
    expect((await fetch(`${url}/api/docs/package.json`)).status).toBe(404);
  });

  it('describe the whole platform, and say what is missing', async () => {
    const registry = await service((_request, response) => {
      response.end(
        JSON.stringify({
          openapi: '3.1.0',
          info: { title: 'r', version: '1' },
          paths: { '/api/v1/needs': { get: { operationId: 'list' } } },
        }),
      );
    });
    const url = await doorTo({ registry: registry.url });
    const merged = (await (await fetch(`${url}/api/openapi.json`)).json()) as Record<string, unknown>;
    expect(merged).toMatchObject({
      openapi: '3.1.0',
      paths: { '/api/v1/needs': { get: { operationId: 'registry_list' } } },
    });
    expect(JSON.stringify(merged['info'])).toContain('missing: identity, matching');
  });
});

describe('health', () => {
  it("is the platform's: ready when every service is, each named", async () => {
    let ready = true;
    const answering = await service((_request, response) =>
      response.writeHead(ready ? 200 : 503).end('{"lanes":"behind"}'),
    );
    const one = answering.url;
    const url = await doorTo({
      identity: one,
      registry: one,
      matching: one,
      mou: one,
      notifications: one,
      insights: one,
    });
    const well = await fetch(`${url}/health/ready`);
    expect([well.status, await well.json()]).toEqual([200, expect.objectContaining({ status: 'ready' })]);
    ready = false;
    const unwell = await fetch(`${url}/health/ready`);
    expect(unwell.status).toBe(503);
    expect(await unwell.json()).toMatchObject({
      services: { mou: { status: 'not-ready', details: { lanes: 'behind' } } },
    });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  it('names a service that cannot be reached', async () => {
    const url = await doorTo({});
    expect(await (await fetch(`${url}/health/ready`)).json()).toMatchObject({
      services: { insights: { status: 'unreachable' } },
    });
  });
});

describe('stopping', () => {
  it('answers who is waiting and takes nobody new', async () => {
    let answer: (() => void) | undefined;
    const registry = await service((_request, response) => {
      answer = () => response.end('late but here');
    });
    const { door, url } = await openDoor({ upstreams: { registry: registry.url } });
    const waiting = fetch(`${url}/api/v1/needs`);
    await eventually(() => answer);
    const closed = door.close();
    await eventually(() =>
      fetch(`${url}/health/live`).then(
        ({ status }) => status === 503,
        () => true,
      ),
    );
    answer?.();
    expect(await (await waiting).text()).toBe('late but here');
    await closed;
  });
});
