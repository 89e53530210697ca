import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPlatform } from '@harbourlink/launcher';
import type { Platform } from '@harbourlink/launcher';
import { samplePeople } from '@harbourlink/platform-client';
import { eventually } from '@harbourlink/testing';
import { BrowserWindow } from './browser-window.js';

/** Of an access token of the console: so short that a test sees it end. */
const tokenSeconds = 3;

let folder: string;
let platform: Platform;
let sample: Awaited<ReturnType<typeof samplePeople>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harbourlink-session-'));
  platform = await startPlatform({
    data: join(folder, 'data'),
    run: 'processes',
    environment: { CONSOLE_TOKEN_SECONDS: String(tokenSeconds) },
  });
  sample = await samplePeople(platform.url);
}, 240_000);
afterAll(async () => {
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const pathOf = (address: string): string => address.slice(platform.url.length);

/** Somebody who clicked "sign in", and a sample person on the page that came. */
async function signInAs(key: string, returnTo = '/'): Promise<{ window: BrowserWindow; address: string }> {
  const window = new BrowserWindow(platform.url);
  const page = await window.open(`/session/sign-in?returnTo=${encodeURIComponent(returnTo)}&lang=zh-Hans`);
  expect(pathOf(page.address)).toMatch(/^\/oidc\/interaction\//);
  expect(await page.response.text()).toContain('<html lang="zh-Hans">');
  const { address } = await window.send(`${page.address}/sample`, { person: sample(key).personId });
  return { window, address };
}

async function factsOf(window: BrowserWindow): Promise<{ signedIn: boolean; csrfToken?: string }> {
  return (await (await window.ask('/session')).json()) as { signedIn: boolean; csrfToken?: string };
}

async function codeOf(answer: Response): Promise<unknown> {
  return [answer.status, ((await answer.json()) as { code: string }).code];
}

/** A new enterprise, as the console would ask for one. */
function draft(window: BrowserWindow, headers: Record<string, string>): Promise<Response> {
  return window.ask('/api/v1/enterprises', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
    body: JSON.stringify({
      names: { en: 'Sample Session Ltd' },
      sectorCodes: [],
      seeks: true,
      provides: false,
      languageCodes: [],
    }),
  });
}

describe('somebody who signs in with a browser', () => {
  it('comes back to where they were and is who they said, and no script can read how', async () => {
    const { window, address } = await signInAs('officer-beijing', '/needs?sector=a');
    expect(pathOf(address)).toBe('/needs?sector=a');
    expect(await (await window.ask('/api/v1/people/me')).text()).toContain(sample('officer-beijing').personId);
    expect((await factsOf(window)).signedIn).toBe(true);
    expect((window.cookie('harbourlink') ?? '').length).toBeLessThan(4_000);
  });

  it('changes something from a page of ours only', async () => {
    const { window } = await signInAs('officer-beijing');
    const { csrfToken = '' } = await factsOf(window);
    const ours = { 'sec-fetch-site': 'same-origin', 'x-csrf-token': csrfToken };
    expect(await codeOf(await draft(window, {}))).toEqual([403, 'session.forged']);
    expect(await codeOf(await draft(window, { ...ours, 'x-csrf-token': 'guessed' }))).toEqual([403, 'session.forged']);
    expect(await codeOf(await draft(window, { ...ours, 'sec-fetch-site': 'cross-site' }))).toEqual([
      403,
      'session.forged',
    ]);
    expect((await draft(window, ours)).status).toBe(201);
  });

  it('stays signed in when the token ends', async () => {
    const { window } = await signInAs('officer-beijing');
    const first = window.cookie('harbourlink') ?? '';
    await eventually(
      async () => {
        expect((await window.ask('/api/v1/people/me')).status).toBe(200);
        return window.cookie('harbourlink') !== first;
      },
      { within: 20_000 },
    );
    expect((await window.ask('/api/v1/people/me')).status).toBe(200);
  });

  it('hears of changes live', async () => {
    const { window } = await signInAs('E1');
    const hangUp = new AbortController();
    const stream = await window.ask('/api/v1/stream', { signal: hangUp.signal });
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    hangUp.abort();
  });

  it('signs out by one click, here and at the provider, and a copied cookie soon opens nothing', async () => {
    const { window } = await signInAs('officer-beijing');
    const copied = window.cookie('harbourlink') ?? '';
    const { csrfToken = '' } = await factsOf(window);
    const forged = await window.ask('/session/sign-out', { method: 'POST' });
    expect(await codeOf(forged)).toEqual([403, 'session.forged']);

    const headers = { 'sec-fetch-site': 'same-origin', 'x-csrf-token': csrfToken };
    const { next } = (await (await window.ask('/session/sign-out', { method: 'POST', headers })).json()) as {
      next: string;
    };
    expect(window.cookie('harbourlink')).toBeUndefined();
    const page = await (await window.ask(next)).text();
    expect(page).toContain("document.querySelector('button.main').click()");
    const [, action = '', xsrf = ''] = /action="([^"]+)".*name="xsrf" value="([^"]+)"/s.exec(page) ?? [];
    const answer = await window.ask(action, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ xsrf, logout: 'yes' }).toString(),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${platform.url}/`]);

    expect((await factsOf(window)).signedIn).toBe(false);
    expect((await window.ask('/api/v1/people/me')).status).toBe(401);
    const again = await window.open('/session/sign-in');
    expect(pathOf(again.address)).toMatch(/^\/oidc\/interaction\//);
    expect(await again.response.text()).toContain(sample('E1').personId);

    const thief = new BrowserWindow(platform.url);
    thief.keep('harbourlink', copied);
    expect(await codeOf(await thief.ask('/api/v1/people/me'))).toEqual([401, 'session.ended']);
    expect(thief.cookie('harbourlink')).toBeUndefined();
  });

  it('outlives a restart of the gateway, which keeps nothing', async () => {
    const { window } = await signInAs('officer-beijing');
    const leaving = await signInAs('officer-wuhan');
    const copied = leaving.window.cookie('harbourlink') ?? '';
    const { csrfToken = '' } = await factsOf(leaving.window);
    const headers = { 'sec-fetch-site': 'same-origin', 'x-csrf-token': csrfToken };
    expect((await leaving.window.ask('/session/sign-out', { method: 'POST', headers })).status).toBe(200);
    await platform.restart('gateway');
    expect((await window.ask('/api/v1/people/me')).status).toBe(200);
    // The new gateway has not seen the sign-out: it is identity that refuses, once the copied token has ended.
    const thief = new BrowserWindow(platform.url);
    thief.keep('harbourlink', copied);
    await eventually(async () => (await thief.ask('/api/v1/people/me')).status === 401, { within: 20_000 });
    expect(thief.cookie('harbourlink')).toBeUndefined();
  });
});
