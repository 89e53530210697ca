import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { json, sendRaw, Stage } from '../upstream.fixture.js';

const script = 'console.log("hello")'.repeat(50);
const asPage = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

describe('the console', () => {
  const stage = new Stage();
  let around: string;
  beforeAll(async () => {
    around = await mkdtemp(join(tmpdir(), 'console-'));
    const folder = join(around, 'web');
    await mkdir(join(folder, 'assets'), { recursive: true });
    await writeFile(join(around, 'secret.txt'), 'not yours');
    await writeFile(
      join(folder, 'index.html'),
      '<html data-nonce="__CSP_NONCE__"><meta content="__CSP_NONCE__"></html>',
    );
    await writeFile(join(folder, 'favicon.svg'), '<svg/>');
    await writeFile(join(folder, '.hidden.js'), 'x');
    await writeFile(join(folder, 'assets', 'app-1a2b.js'), script);
    await writeFile(join(folder, 'assets', 'app-1a2b.js.br'), brotliCompressSync(script));
    await writeFile(join(folder, 'assets', 'app-1a2b.js.gz'), gzipSync(script));
  });
  afterAll(() => rm(around, { recursive: true }));
  afterEach(() => stage.clear());
  const open = () => stage.doorTo({}, { consoleFolder: join(around, 'web') });

  it('is one document for every page, each time with a nonce of its own that is never kept', async () => {
    const url = await open();
    const nonces = new Set<string>();
    for (const path of ['/', '/?signIn=failed', '/needs/1', '/index.html', '/登記/一']) {
      const answer = await fetch(`${url}${path}`, asPage);
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ]);
      expect([answer.headers.get('etag'), answer.headers.get('last-modified')]).toEqual([null, null]);
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(policy).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; ` +
          "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'",
      );
      expect(await answer.text()).toBe(`<html data-nonce="${nonce}"><meta content="${nonce}"></html>`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(5);
  });

  it.each([
    ['br', 'gzip, br'],
    ['gzip', 'gzip'],
    [null, 'identity'],
  ])('has its scripts compressed as %s, kept for ever', async (encoding, accepted) => {
    const answer = await fetch(`${await open()}/assets/app-1a2b.js`, { headers: { 'accept-encoding': accepted } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(await answer.text()).toBe(script);
  });

  it('keeps what has no hash in its name for an hour', async () => {
    const answer = await fetch(`${await open()}/favicon.svg`);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=3600']);
  });

  it('answers HEAD without a body', async () => {
    const url = await open();
    for (const path of ['/', '/assets/app-1a2b.js']) {
      const answer = await fetch(`${url}${path}`, { method: 'HEAD' });
      expect([answer.status, await answer.text()]).toEqual([200, '']);
    }
  });

  it.each([
    '/assets/app-9z9z.js',
    '/assets/',
    '/assets',
    '/nowhere.png',
    '/.hidden.js',
    '/api',
    '/api/nothing',
    '/api/v2/needs',
    '/api/v1/nothing',
    '/oidc',
    '/links',
    '/health/nothing',
    '/session/nothing',
    '/signed-in/x',
  ])('has nothing at %s, and says so as everywhere', async (path) => {
    const accept = path === '/assets' ? {} : asPage;
    const answer = await fetch(`${await open()}${path}`, accept);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await answer.json()).toMatchObject({ code: 'route.unknown' });
  });

  it('gives no page to who asks for data, and none to who wants to change something', async () => {
    const url = await open();
    expect((await fetch(`${url}/needs/1`, { headers: { accept: 'application/json' } })).status).toBe(404);
    expect((await fetch(`${url}/needs/1`, { method: 'POST', ...asPage })).status).toBe(404);
  });

  it('gives nothing from beside its folder, however it is written', async () => {
    const url = await open();
    for (const path of [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '/..\\secret.txt',
      '/assets//app-1a2b.js',
      '/assets/./app-1a2b.js',
      '/assets/%00.js',
      '/%ff.js',
    ]) {
      const answer = await sendRaw(url, `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(answer).not.toContain('not yours');
    }
  });

  it('does not stand in the way of what services answer', async () => {
    const registry = await stage.service(json);
    const url = await stage.doorTo({ registry: registry.url }, { consoleFolder: join(around, 'web') });
    expect(await (await fetch(`${url}/api/v1/needs`, asPage)).json()).toEqual({ ok: true });
  });
});
