import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { json, sendRaw, Stage, Upstream } from '../upstream.fixture.js';

const stage = new Stage();
afterEach(() => stage.clear());

describe('passing on', () => {
  it('takes the request to the service that owns the path, and its answer back', async () => {
    const registry = await stage.service(json);
    const url = await stage.doorTo({ registry: registry.url });
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
    const registry = await stage.service((request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      request.pipe(response);
    });
    const url = await stage.doorTo({ registry: registry.url });
    const file = '企业,城市\n'.repeat(200_000);
    const response = await fetch(`${url}/api/v1/imports`, {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'text/csv' },
    });
    expect(await response.text()).toBe(file);
  });

  it('does not let a caller say who they are by headers', async () => {
    const registry = await stage.service(json);
    const url = await stage.doorTo({ registry: registry.url });
    await fetch(`${url}/api/v1/needs`, {
      headers: { 'x-forwarded-for': '10.0.0.1', 'x-forwarded-host': 'evil.example', 'x-real-ip': '10.0.0.1' },
    });
    expect(registry.last?.headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': '127.0.0.1:8080',
    });
    expect(registry.last?.headers).not.toHaveProperty('x-real-ip');
  });

  it('believes a trusted proxy about where the caller is', async () => {
    const registry = await stage.service(json);
    const url = await stage.doorTo({ registry: registry.url }, { trustedProxies: ['127.0.0.1'] });
    await fetch(`${url}/api/v1/needs`, { headers: { 'x-forwarded-for': '10.0.0.1, 203.0.113.9' } });
    expect(registry.last?.headers).toMatchObject({ 'x-forwarded-for': '203.0.113.9' });
  });

  it.each([
    '/api/v1/needs/../../../openapi.json',
    '/api/v1/needs/%2e%2e/%2e%2e/%2e%2e/openapi.json',
    '/api/v1/needs/..%2f..%2f..%2fhealth/ready',
    '//evil.example/api/v1/needs',
  ])('never leaves the public paths: %s', async (path) => {
    const registry = await stage.service(json);
    const url = await stage.doorTo({ registry: registry.url });
    const answer = await sendRaw(url, `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    const reached = registry.last?.url;
    expect(reached === undefined || reached.startsWith('/api/v1/needs/..%2f')).toBe(true);
    expect(answer).not.toContain('stack');
  });

  it('passes a page with its own policy and redirects as they are', async () => {
    const identity = await stage.service((_request, response) => {
      response
        .writeHead(303, {
          location: '/oidc/x',
          'content-security-policy': "default-src 'self'",
          'set-cookie': ['a=1', 'b=2'],
        })
        .end();
    });
    const url = await stage.doorTo({ identity: identity.url });
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
    const url = await stage.doorTo({ registry: gone.url });
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
    const registry = await stage.service((request) => request.socket.destroy());
    const url = await stage.doorTo({ registry: registry.url });
    const response = await fetch(`${url}/api/v1/needs`, { method: 'POST', body: '{}' });
    expect(await problemOf(response)).toEqual([502, 'application/problem+json', 'service.broke-off']);
    expect(registry.seen).toHaveLength(1);
  });

  it('is asked once more for a read whose connection was closed under it', async () => {
    let asked = 0;
    const registry = await stage.service((request, response) =>
      ++asked === 1 ? request.socket.destroy() : json(request, response),
    );
    const url = await stage.doorTo({ registry: registry.url });
    expect((await fetch(`${url}/api/v1/needs`)).status).toBe(200);
  });

  it('passes its own problems through untouched, 503 at once', async () => {
    const registry = await stage.service((_request, response) =>
      response.writeHead(503, { 'content-type': 'application/problem+json' }).end('{"code":"service.busy"}'),
    );
    const url = await stage.doorTo({ registry: registry.url });
    expect(await problemOf(await fetch(`${url}/api/v1/needs`))).toEqual([
      503,
      'application/problem+json',
      'service.busy',
    ]);
    expect(registry.seen).toHaveLength(1);
  });

  it('is 404 when nobody owns the path', async () => {
    const url = await stage.doorTo({});
    for (const path of ['/api/v1/nothing', '/api/v9/needs', '/nothing', '/metrics']) {
      expect(await problemOf(await fetch(`${url}${path}`))).toEqual([404, 'application/problem+json', 'route.unknown']);
    }
  });
});

describe('a caller who has gone', () => {
  it('waits for an import no more: the service is told, and is not left out for it', async () => {
    const heard = Promise.withResolvers<string>();
    const left = Promise.withResolvers<string>();
    const replica = () =>
      stage.service((request, response) => {
        if (request.method === 'GET') return json(request, response);
        request.resume().on('end', () => heard.resolve('the whole file'));
        response.on('close', () => left.resolve('nobody waits'));
      });
    const [one, two] = [await replica(), await replica()];
    const url = await stage.doorTo({ registry: [one.url, two.url] });
    const leaves = new AbortController();
    const sent = fetch(`${url}/api/v1/imports`, { method: 'POST', body: 'a,b', signal: leaves.signal });
    expect(await heard.promise).toBe('the whole file');
    leaves.abort();
    await expect(sent).rejects.toThrow();
    expect(await left.promise).toBe('nobody waits');
    for (let n = 0; n < 4; n += 1) expect((await fetch(`${url}/api/v1/imports`)).status).toBe(200);
    expect([one, two].map(({ seen }) => seen.filter(({ method }) => method === 'GET').length)).toEqual([2, 2]);
  });

  it('in the middle of a command is no reason to leave the service out either', async () => {
    const heard = Promise.withResolvers<undefined>();
    const left = Promise.withResolvers<string>();
    const replica = () =>
      stage.service((request, response) => {
        if (request.method === 'GET') return json(request, response);
        request.once('data', () => heard.resolve(undefined));
        request.once('error', () => left.resolve('the rest will not come'));
      });
    const [one, two] = [await replica(), await replica()];
    const url = await stage.doorTo({ registry: [one.url, two.url] });
    const caller = connect(Number(new URL(url).port), '127.0.0.1');
    caller.write('POST /api/v1/needs HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\n{"half":');
    await heard.promise;
    caller.destroy();
    expect(await left.promise).toBe('the rest will not come');
    for (let n = 0; n < 4; n += 1) expect((await fetch(`${url}/api/v1/needs`)).status).toBe(200);
    expect([one, two].map(({ seen }) => seen.filter(({ method }) => method === 'GET').length)).toEqual([2, 2]);
  });
});

describe('replicas', () => {
  it('take turns, and what one of them cannot be asked another is', async () => {
    const one = await stage.service((_request, response) => response.end('one'));
    const two = await stage.service((_request, response) => response.end('two'));
    const gone = await Upstream.start(json);
    await gone.stop();
    const url = await stage.doorTo({ registry: [one.url, gone.url, two.url] });
    const answers: string[] = [];
    for (let count = 0; count < 6; count += 1) answers.push(await (await fetch(`${url}/api/v1/needs`)).text());
    expect(new Set(answers)).toEqual(new Set(['one', 'two']));
  });

  it('that were not reached get no more commands for a moment: the caller repeats at another', async () => {
    const one = await stage.service(json);
    const gone = await Upstream.start(json);
    await gone.stop();
    const url = await stage.doorTo({ registry: [one.url, gone.url] });
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      statuses.push((await fetch(`${url}/api/v1/needs`, { method: 'POST', body: '{}' })).status);
    }
    expect(statuses).toEqual([200, 503, 200, 200, 200, 200]);
  });
});
