import { afterEach, describe, expect, it } from '@jest/globals';
import { Stage } from '../upstream.fixture.js';
import { openPlatform } from './browser.fixture.js';

const stage = new Stage();
afterEach(() => stage.clear());

describe('what a page may know', () => {
  it('is never kept by a cache, and is nobody where nobody is signed in', async () => {
    const { browser } = await openPlatform(stage, { mailsAddress: 'http://127.0.0.1:9/mails' });
    const answer = await browser().ask('/session');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await answer.json()).toEqual({
      signedIn: false,
      sampleSignIns: false,
      mailsAddress: 'http://127.0.0.1:9/mails',
    });
  });

  it('is no token', async () => {
    const { signedIn } = await openPlatform(stage);
    const facts = await (await (await signedIn()).ask('/session')).text();
    expect(facts).not.toMatch(/eyJ|refresh/);
  });
});

describe('signing out', () => {
  it('ends the session here and leads to where the provider ends its own', async () => {
    const { signedIn, provider, url } = await openPlatform(stage);
    const window = await signedIn();
    const copy = window.copy();
    const answer = await window.change('/session/sign-out');
    expect(answer.status).toBe(200);
    const { next } = (await answer.json()) as { next: string };
    const { pathname, searchParams } = new URL(next, url);
    expect(next.startsWith('/oidc/session/end?')).toBe(true);
    expect(pathname).toBe('/oidc/session/end');
    expect(searchParams.get('post_logout_redirect_uri')).toBe(`${url}/`);
    expect(searchParams.get('id_token_hint')).toMatch(/^eyJ/);
    expect(provider.revoked).toEqual(['refresh-1']);
    expect(window.cookies.size).toBe(0);
    // Somebody kept the cookie.
    expect((await copy.ask('/api/v1/needs')).status).toBe(401);
    expect((await copy.facts()).signedIn).toBe(false);
  });

  it('is not undone by a request that was under way', async () => {
    const { signedIn, provider, clock } = await openPlatform(stage);
    const window = await signedIn();
    clock.ahead = 280_000;
    let release: (() => void) | undefined;
    provider.held = new Promise((done) => (release = done));
    const slow = window.copy();
    const underWay = slow.ask('/api/v1/needs');
    clock.ahead = 0;
    expect((await window.change('/session/sign-out')).status).toBe(200);
    release?.();
    await underWay;
    expect((await slow.ask('/api/v1/needs')).status).toBe(401);
  });

  it('holds for as long as a token lasts that was fetched at that moment', async () => {
    const { signedIn, provider, clock } = await openPlatform(stage);
    const window = await signedIn();
    const { csrfToken = '' } = await window.facts();
    clock.ahead = 280_000;
    let release: (() => void) | undefined;
    provider.held = new Promise((done) => (release = done));
    const slow = window.copy();
    const underWay = slow.ask('/api/v1/needs');
    const headers = { 'sec-fetch-site': 'same-origin', 'x-csrf-token': csrfToken };
    expect((await window.ask('/session/sign-out', { method: 'POST', headers })).status).toBe(200);
    release?.();
    await underWay;
    clock.ahead = 400_000;
    // Whoever signs out next clears away who signed out long ago.
    await (await signedIn()).change('/session/sign-out');
    expect((await slow.ask('/api/v1/needs')).status).toBe(401);
  });

  it('works while the provider is away', async () => {
    const { signedIn, provider } = await openPlatform(stage);
    const window = await signedIn();
    provider.mood = 'broken';
    const answer = await window.change('/session/sign-out');
    expect(((await answer.json()) as { next: string }).next).toMatch(/^\/oidc\/session\/end\?/);
    expect(window.cookies.size).toBe(0);
  });

  it('is refused to another site', async () => {
    const { signedIn, provider } = await openPlatform(stage);
    const window = await signedIn();
    const answer = await window.change('/session/sign-out', { 'sec-fetch-site': 'cross-site' });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'session.forged']);
    expect([provider.revoked, (await window.facts()).signedIn]).toEqual([[], true]);
  });

  it('of nobody leads to the first page and takes no cookie away', async () => {
    const { browser } = await openPlatform(stage);
    const answer = await browser().ask('/session/sign-out', { method: 'POST' });
    expect([answer.status, await answer.json(), answer.headers.getSetCookie()]).toEqual([200, { next: '/' }, []]);
  });
});
