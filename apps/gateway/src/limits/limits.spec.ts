import { afterEach, describe, expect, it } from '@jest/globals';
import { json, sendRaw, Stage } from '../upstream.fixture.js';

const stage = new Stage();
afterEach(() => stage.clear());

describe('limits', () => {
  it('refuse a body that says it is too large before any of it is read', async () => {
    const registry = await stage.service(json);
    const url = await stage.doorTo({ registry: registry.url });
    const answer = await sendRaw(
      url,
      `POST /api/v1/needs HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 104857600\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 .*request\.too-large/s);
    expect(registry.seen).toEqual([]);
  });

  it('count a body that does not say how large it is', async () => {
    const registry = await stage.service((request, response) => {
      request
        .on('data', () => undefined)
        .on('end', () => response.end())
        .on('error', () => undefined);
    });
    const url = await stage.doorTo({ registry: registry.url });
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
    const registry = await stage.service((request, response) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => (bytes += chunk.length)).on('end', () => response.end(String(bytes)));
    });
    const url = await stage.doorTo({ registry: registry.url });
    const send = (megabytes: number) =>
      fetch(`${url}/api/v1/imports`, { method: 'POST', body: Buffer.alloc(megabytes * 1024 * 1024) });
    expect(await (await send(25)).text()).toBe(String(25 * 1024 * 1024));
    expect((await send(26).catch(() => ({ status: 413 }))).status).toBe(413);
  });

  it('answer 429 with Retry-After, for each caller apart', async () => {
    const registry = await stage.service(json);
    const url = await stage.doorTo({ registry: registry.url }, { requestsPerMinute: 3 });
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

  it.each(['/oidc/interaction/x/password', '/oidc/interaction/x/%70assword', '/oidc/./interaction/x/password'])(
    'are narrower for guesses, however the address is written: %s',
    async (path) => {
      const identity = await stage.service(json);
      const url = await stage.doorTo({ identity: identity.url }, { requestsPerMinute: 100 });
      const guess = () =>
        sendRaw(url, `POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      for (let count = 0; count < 60; count += 1) expect(await guess()).toContain(' 200 ');
      expect(await guess()).toContain(' 429 ');
    },
  );

  it('are not escaped by inventing subjects', async () => {
    const registry = await stage.service(json);
    const url = await stage.doorTo({ registry: registry.url }, { requestsPerMinute: 2 });
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
    const registry = await stage.service(json);
    const url = await stage.doorTo({ registry: registry.url });
    expect(await sendRaw(url, bytes)).toContain(` ${status} `);
    expect(registry.seen).toEqual([]);
  });
});
