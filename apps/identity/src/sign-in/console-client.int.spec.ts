import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import type { Identity } from '../identity-service.fixture.js';
import { startIdentity } from '../identity-service.fixture.js';
import { samplePeople } from '../sample-people/sample-people.js';
import { CodeFlow } from './browser.fixture.js';
import type { Browser } from './browser.fixture.js';

const idOf = (key: string): string => samplePeople.find((person) => person.key === key)?.personId ?? '';

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly expires_in: number;
}

describe('the console', () => {
  let identity: Identity;
  let secret: string;
  beforeAll(async () => {
    identity = await startIdentity();
    secret = await readFile(join(identity.keysFolder, 'client-console.secret'), 'utf8');
  }, 60_000);
  afterAll(() => identity.stop());

  /** As the gateway asks: with the client's secret. */
  const ask = (path: string, form: Record<string, string>, shown = secret): Promise<Response> =>
    fetch(`${identity.issuer}/${path}`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`harbourlink-console:${shown}`).toString('base64')}` },
      body: new URLSearchParams(form),
    });
  const refresh = (refreshToken: string, shown?: string): Promise<Response> =>
    ask('token', { grant_type: 'refresh_token', refresh_token: refreshToken }, shown);

  async function signInAs(key: string): Promise<{ tokens: Tokens; browser: Browser }> {
    const flow = identity.flow();
    const redirectUri = `${identity.origin}/signed-in`;
    const page = await flow.begin({ client_id: 'harbourlink-console', redirect_uri: redirectUri, nonce: 'n' });
    let answer = await flow.browser.send(`${page}/sample`, { person: idOf(key) });
    while (!(answer.headers.get('location') ?? '').startsWith(redirectUri))
      answer = await flow.browser.ask(answer.headers.get('location') ?? 'nowhere');
    const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: flow.verifier };
    return { tokens: (await (await ask('token', form)).json()) as Tokens, browser: flow.browser };
  }

  it('proves itself with its secret, and without it gets nothing', async () => {
    const { tokens } = await signInAs('E1');
    expect((await refresh(tokens.refresh_token, randomBytes(32).toString('base64url'))).status).toBe(401);
    const asPublic = { grant_type: 'refresh_token', client_id: 'harbourlink-console' };
    const bare = await fetch(`${identity.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...asPublic, refresh_token: tokens.refresh_token }),
    });
    expect(bare.status).toBe(401);
  });

  it('may refresh at several gateways at once: its refresh token stays the same, its access tokens are short', async () => {
    const { tokens } = await signInAs('E1');
    expect(tokens.expires_in).toBe(300);
    const answers = await Promise.all([1, 2, 3].map(() => refresh(tokens.refresh_token)));
    for (const answer of answers)
      expect([answer.status, await answer.json()]).toEqual([
        200,
        expect.objectContaining({ refresh_token: tokens.refresh_token, expires_in: 300 }),
      ]);
  });

  it('ends a refresh token', async () => {
    const { tokens } = await signInAs('E1');
    expect((await ask('token/revocation', { token: tokens.refresh_token })).status).toBe(200);
    expect(await (await refresh(tokens.refresh_token)).json()).toMatchObject({ error: 'invalid_grant' });
  });

  const signOutPage = (hint: string): string =>
    `${identity.issuer}/session/end?${new URLSearchParams({
      id_token_hint: hint,
      post_logout_redirect_uri: `${identity.origin}/`,
    })}`;

  it('signs people out without asking again: the page sends itself, and has a button where scripts do not run', async () => {
    const { tokens, browser } = await signInAs('E1');
    const answer = await browser.ask(signOutPage(tokens.id_token), { headers: { 'accept-language': 'en' } });
    const page = await answer.text();
    const nonce = /script-src 'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
    expect(page).toContain(`<script nonce="${nonce}">document.querySelector('button.main').click();</script>`);
    expect(page).toMatch(/<button class="main" [^>]*value="yes" name="logout">Sign out</);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const done = await browser.send(`${identity.issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
    expect([done.status, done.headers.get('location')]).toEqual([303, `${identity.origin}/`]);
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
  });

  it.each([
    ['another person', async () => (await signInAs('E3')).tokens.id_token],
    ['another client', async () => (await identity.flow().signInAs(idOf('E1'))).id_token],
  ])('does not let an id token of %s sign somebody out unasked', async (_whose, hint) => {
    const { browser } = await signInAs('E1');
    const url = new URL(signOutPage(await hint()));
    url.searchParams.delete('post_logout_redirect_uri');
    const page = await (await browser.ask(url.href)).text();
    expect(page).toContain('op.logoutForm');
    expect(page).not.toContain('<script');
  });

  it('is refused with an id token that nobody signed', async () => {
    const { tokens, browser } = await signInAs('E1');
    const [header, , signature] = tokens.id_token.split('.');
    const claims = Buffer.from(
      JSON.stringify({ sub: idOf('E1'), aud: 'harbourlink-console', iss: identity.issuer }),
    ).toString('base64url');
    expect((await browser.ask(signOutPage(`${header}.${claims}.${signature}`))).status).toBe(400);
  });

  it('asks who somebody is when they have not shown themselves for long', async () => {
    const { browser } = await signInAs('E1');
    const again = (maxAge: string) =>
      new CodeFlow(identity.issuer, browser).authorize({
        client_id: 'harbourlink-console',
        redirect_uri: `${identity.origin}/signed-in`,
        max_age: maxAge,
      });
    expect((await again('28800')).headers.get('location')).toContain('/signed-in?code=');
    await eventually(async () => (await again('1')).headers.get('location')?.includes('/oidc/interaction/'));
  });
});
