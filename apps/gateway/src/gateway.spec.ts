import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { openDoor, Stage } from './upstream.fixture.js';

const stage = new Stage();
afterEach(() => stage.clear());

describe('pages and documents', () => {
  it('carry security headers; HSTS on https only', async () => {
    const plain = await fetch(await stage.doorTo({}));
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff');
    expect(plain.headers.get('x-frame-options')).toBe('DENY');
    expect(plain.headers.get('strict-transport-security')).toBeNull();
    const secure = await fetch(await stage.doorTo({}, { publicAddress: new URL('https://harbourlink.example') }));
    expect(secure.headers.get('strict-transport-security')).toContain('max-age');
  });

  it('are none where the console is not built', async () => {
    const answer = await fetch(await stage.doorTo({}), { headers: { accept: 'text/html' } });
    expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining({ code: 'route.unknown' })]);
  });

  it('show the API, which is described in English, and load nothing from elsewhere', async () => {
    const url = await stage.doorTo({});
    const page = await fetch(`${url}/api/docs`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const html = await page.text();
    expect(html).toContain('<html lang="en">');
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
    const registry = await stage.service((_request, response) => {
      response.end(
        JSON.stringify({
          openapi: '3.1.0',
          info: { title: 'r', version: '1' },
          paths: { '/api/v1/needs': { get: { operationId: 'list' } } },
        }),
      );
    });
    const url = await stage.doorTo({ registry: registry.url });
    const merged = (await (await fetch(`${url}/api/openapi.json`)).json()) as Record<string, unknown>;
    expect(merged).toMatchObject({
      openapi: '3.1.0',
      paths: { '/api/v1/needs': { get: { operationId: 'registry_list' } } },
    });
    expect(JSON.stringify(merged['components'])).toContain('http://127.0.0.1:8080/oidc/auth');
    expect(merged).toHaveProperty(['paths', '/api/v1/stream']);
    expect(JSON.stringify(merged['info'])).toContain('missing: identity, matching');
  });
});

describe('health', () => {
  it("is the platform's: ready when every service is, each named", async () => {
    let ready = true;
    const answering = await stage.service((_request, response) =>
      response.writeHead(ready ? 200 : 503).end('{"lanes":"behind"}'),
    );
    const one = answering.url;
    const url = await stage.doorTo({
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

  it('needs one replica of a service, and counts them', async () => {
    const well = await stage.service((_request, response) => response.end('{}'));
    const unwell = await stage.service((_request, response) => response.writeHead(503).end('{}'));
    const url = await stage.doorTo({ matching: [unwell.url, well.url], mou: [unwell.url, unwell.url] });
    expect(await (await fetch(`${url}/health/ready`)).json()).toMatchObject({
      services: {
        matching: { status: 'ready', replicas: { ready: 1, of: 2 } },
        mou: { status: 'not-ready', replicas: { ready: 0, of: 2 } },
      },
    });
  });

  it('names a service that cannot be reached', async () => {
    const url = await stage.doorTo({});
    expect(await (await fetch(`${url}/health/ready`)).json()).toMatchObject({
      services: { insights: { status: 'unreachable' } },
    });
  });
});

describe('stopping', () => {
  it('answers who is waiting and takes nobody new', async () => {
    let answer: (() => void) | undefined;
    const registry = await stage.service((_request, response) => {
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
