import { afterEach, describe, expect, it } from '@jest/globals';
import { Stage } from '../upstream.fixture.js';
import { Browser, openPlatform } from './browser.fixture.js';

const stage = new Stage();
afterEach(() => stage.clear());

const to = (response: Response): string => response.headers.get('location') ?? '';

describe('signing in', () => {
  it('asks the provider with PKCE, state and nonce, in the language of the page', async () => {
    const { browser, url } = await openPlatform(stage);
    const begun = await browser().ask('/session/sign-in?lang=zh-Hans');
    expect([begun.status, begun.headers.get('cache-control')]).toEqual([302, 'no-store']);
    const asked = new URL(to(begun));
    expect(`${asked.origin}${asked.pathname}`).toBe(`${url}/oidc/auth`);
    const { state, nonce, code_challenge, ...rest } = Object.fromEntries(asked.searchParams);
    expect([state, nonce, code_challenge].map((random) => (random ?? '').length)).toEqual([32, 32, 43]);
    expect(rest).toEqual({
      client_id: 'harbourlink-console',
      response_type: 'code',
      redirect_uri: `${url}/signed-in`,
      scope: 'openid',
      max_age: '28800',
      code_challenge_method: 'S256',
      ui_locales: 'zh-Hans',
    });
  });

  it('ends where it began, with a cookie that scripts cannot read and others cannot set', async () => {
    const { browser, provider, url } = await openPlatform(stage);
    const window = browser();
    const done = await window.ask(provider.agree(to(await window.ask('/session/sign-in?returnTo=/needs%3Fpage%3D2'))));
    expect([done.status, to(done)]).toEqual([302, `${url}/needs?page=2`]);
    expect(await done.text()).toBe('');
    const cookie = done.headers.getSetCookie().find((line) => line.startsWith('harbourlink='));
    expect(cookie).toMatch(/; Max-Age=28(800|799); Path=\/; HttpOnly; SameSite=Lax$/);
    expect((cookie ?? '').length).toBeLessThan(4_096);
    expect([...window.cookies.keys()]).toEqual(['harbourlink']);
    expect(await window.facts()).toEqual({ signedIn: true, csrfToken: expect.any(String), sampleSignIns: false });
  });

  it('on https keeps its cookies under the prefix that only this host can use', async () => {
    const { browser, provider } = await openPlatform(stage, {}, 'https://harbourlink.example');
    const window = browser();
    const begun = await window.ask('/session/sign-in?returnTo=/needs');
    expect(begun.headers.getSetCookie().join()).toMatch(/^__Host-harbourlink-sign-in-[^;]*;.*; Path=\/;.*; Secure$/);
    const done = await window.ask(provider.agree(to(begun)));
    expect(to(done)).toBe('https://harbourlink.example/needs');
    expect(done.headers.getSetCookie().join()).toMatch(/__Host-harbourlink=[^;]+;[^,]*; Path=\/;[^,]*; Secure$/);
    expect((await window.facts()).signedIn).toBe(true);
    expect((await window.change('/api/v1/needs')).status).toBe(200);
  });

  it('may go on in two windows at once', async () => {
    const { browser, provider } = await openPlatform(stage);
    const window = browser();
    const one = to(await window.ask('/session/sign-in?returnTo=/one'));
    const two = to(await window.ask('/session/sign-in?returnTo=/two'));
    expect(to(await window.ask(provider.agree(one)))).toMatch(/\/one$/);
    expect(to(await window.ask(provider.agree(two)))).toMatch(/\/two$/);
  });

  it('that is begun over and over leaves no more than four behind', async () => {
    const { browser, provider } = await openPlatform(stage);
    const window = browser();
    let last = '';
    for (let count = 0; count < 7; count += 1) last = to(await window.ask('/session/sign-in'));
    expect(window.cookies.size).toBe(4);
    expect(to(await window.ask(provider.agree(last)))).toMatch(/\/$/);
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example'])('never leads to %s', async (returnTo) => {
    const { browser, provider, url } = await openPlatform(stage);
    const window = browser();
    const begun = await window.ask(`/session/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    expect(to(await window.ask(provider.agree(to(begun))))).toBe(`${url}/`);
  });

  it('begins at the public address when the machine was called by another name', async () => {
    const { url, browser } = await openPlatform(stage);
    const named = url.replace('127.0.0.1', 'localhost');
    const sent = await new Browser(named).ask('/session/sign-in?returnTo=/a');
    expect(to(sent)).toBe(`${url}/session/sign-in?returnTo=/a`);
    expect(to(await browser().ask('/session/sign-in'))).toContain('/oidc/auth');
  });
});

describe('a sign-in that fails leads to the first page with a reason', () => {
  const reasonIn = async (answer: Response): Promise<string | null> => {
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([302, null, '']);
    const { pathname, searchParams } = new URL(to(answer));
    expect([pathname, searchParams.get('signIn')]).toEqual(['/', 'failed']);
    expect(answer.headers.getSetCookie().join()).not.toMatch(/harbourlink=[^;]/);
    return searchParams.get('reason');
  };

  it('when the person says no', async () => {
    const { browser } = await openPlatform(stage);
    const window = browser();
    const state = new URL(to(await window.ask('/session/sign-in'))).searchParams.get('state');
    expect(await reasonIn(await window.ask(`/signed-in?error=access_denied&state=${state}`))).toBe('cancelled');
    expect(window.cookies.size).toBe(0);
  });

  it('when this browser began none, another one, or finished it', async () => {
    const { browser, provider } = await openPlatform(stage);
    const window = browser();
    const callback = provider.agree(to(await window.ask('/session/sign-in')));
    expect(await reasonIn(await browser().ask(callback))).toBe('expired');
    const otherState = callback.replace(/state=[^&]{20}/, (same) => `${same.slice(0, -4)}AAAA`);
    expect(await reasonIn(await window.ask(otherState))).toBe('expired');
    expect(await reasonIn(await window.ask('/signed-in'))).toBe('expired');
    expect(await reasonIn(await window.ask('/signed-in?state=a&state=b&code=x'))).toBe('expired');
    expect(to(await window.ask(callback))).toMatch(/\/$/);
    expect(await reasonIn(await window.ask(callback))).toBe('expired');
  });

  it('when its cookie is of another state, though its name fits', async () => {
    const { browser, provider } = await openPlatform(stage);
    const window = browser();
    const callback = provider.agree(to(await window.ask('/session/sign-in')));
    const beginsAlike = callback.replace(/(state=[^&]{16})[^&]+/, '$1somethingelse');
    expect(await reasonIn(await window.ask(beginsAlike))).toBe('expired');
  });

  it('when the page was left open for hours', async () => {
    const { browser, provider, clock } = await openPlatform(stage);
    const window = browser();
    const callback = provider.agree(to(await window.ask('/session/sign-in')));
    clock.ahead = 3_600_000;
    expect(await reasonIn(await window.ask(callback))).toBe('expired');
  });

  it.each(['refusing', 'with-another-nonce', 'without-id-token'] as const)(
    'when what the provider gives is worth nothing: %s',
    async (mood) => {
      const { browser, provider } = await openPlatform(stage);
      const window = browser();
      const callback = provider.agree(to(await window.ask('/session/sign-in')));
      provider.mood = mood;
      expect(await reasonIn(await window.ask(callback))).toBe('refused');
    },
  );

  it('when the code was given for another sign-in', async () => {
    const { browser, provider } = await openPlatform(stage);
    const window = browser();
    const mine = new URL(provider.agree(to(await window.ask('/session/sign-in'))), 'http://x').searchParams;
    const theirs = new URL(provider.agree(to(await browser().ask('/session/sign-in'))), 'http://x').searchParams;
    mine.set('code', theirs.get('code') ?? '');
    expect(await reasonIn(await window.ask(`/signed-in?${mine}`))).toBe('refused');
  });

  it('when the answer says it is of another provider', async () => {
    const { browser, provider } = await openPlatform(stage);
    const window = browser();
    const callback = provider.agree(to(await window.ask('/session/sign-in')));
    expect(await reasonIn(await window.ask(callback.replace(/iss=[^&]*/, 'iss=https%3A%2F%2Fevil.example')))).toBe(
      'refused',
    );
  });

  it('when the provider is away, and works when it is back', async () => {
    const { browser, provider } = await openPlatform(stage);
    const window = browser();
    const callback = provider.agree(to(await window.ask('/session/sign-in')));
    provider.mood = 'broken';
    expect(await reasonIn(await window.ask(callback))).toBe('unavailable');
    const alone = await stage.doorTo(
      {},
      {
        publicAddress: new URL('https://harbourlink.example'),
        sessions: {
          issuer: new URL('https://harbourlink.example/oidc'),
          clientSecret: 's',
          keys: ['k'.repeat(32)],
        },
      },
    );
    expect(await reasonIn(await fetch(`${alone}/session/sign-in`, { redirect: 'manual' }))).toBe('unavailable');
  });

  it('but not because its tokens are too large for a cookie: it does without what can be spared', async () => {
    const { provider, signedIn } = await openPlatform(stage);
    provider.mood = 'with-huge-tokens';
    const window = await signedIn();
    expect((window.cookies.get('harbourlink') ?? '').length).toBeLessThan(4_000);
    expect((await window.facts()).signedIn).toBe(true);
    const { next } = (await (await window.change('/session/sign-out')).json()) as { next: string };
    expect(next).toMatch(/^\/oidc\/session\/end\?(?!.*id_token_hint)/);
  });
});
