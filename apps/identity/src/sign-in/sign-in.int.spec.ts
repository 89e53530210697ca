import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { Identity } from '../identity-service.fixture.js';
import { startIdentity } from '../identity-service.fixture.js';
import { hashPassword } from '../people/application/password.js';
import { PeopleRepository } from '../people/postgres/people.repository.js';
import { samplePeople } from '../sample-people/sample-people.js';
import type { SamplePerson } from '../sample-people/sample-people.js';
import { CodeFlow } from './browser.fixture.js';
import { removeExpiredPayloads } from './payload-store.js';

const sample = samplePeople.find(({ key }) => key === 'E1') as SamplePerson;
const somebody = {
  id: '01932d6e-7c1a-7e53-8a1c-6d6c1f9f0a01',
  email: 'wing@example.invalid',
  password: 'correct horse 電池',
};

describe('signing in', () => {
  let identity: Identity;
  let issuer: string;

  beforeAll(async () => {
    identity = await startIdentity();
    issuer = identity.issuer;
    await new PeopleRepository(identity.units).add({
      id: somebody.id,
      names: { en: 'Wing <b>Chan</b>' },
      email: somebody.email,
      language: 'en',
      sample: false,
      passwordHash: await hashPassword(somebody.password),
    });
  }, 60_000);
  afterAll(() => identity.stop());

  const flow = () => identity.flow();
  const verify = async (token: string) =>
    jwtVerify(token, createRemoteJWKSet(new URL(`${issuer}/jwks`)), {
      issuer,
      audience: 'harbourlink-api',
      typ: 'at+jwt',
    });

  it('is described by discovery, at the public address whoever asks', async () => {
    const response = await fetch(`${issuer}/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.example' },
    });
    expect(await response.json()).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      end_session_endpoint: `${issuer}/session/end`,
      code_challenge_methods_supported: ['S256'],
    });
  });

  it('publishes no private key', async () => {
    const { keys: published } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: Record<string, unknown>[] };
    expect(published).toHaveLength(1);
    expect(published[0]).not.toHaveProperty('d');
  });

  it('as a sample gives a token that names the person and nothing about roles', async () => {
    const tokens = await flow().signInAs(sample.personId);
    const { payload, protectedHeader } = await verify(tokens.access_token);
    expect(payload.sub).toBe(sample.personId);
    expect(Object.keys(payload).sort()).toEqual(['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'sub']);
    expect(protectedHeader.alg).toBe('ES256');
    expect(decodeJwt(tokens.id_token).sub).toBe(sample.personId);
  });

  it('by e-mail and password works', async () => {
    const attempt = flow();
    const page = await attempt.begin();
    const { email, password } = somebody;
    const code = await attempt.codeAfter(
      await attempt.browser.send(`${page}/password`, { email: email.toUpperCase(), password }),
    );
    const tokens = (await (await attempt.exchange(code)).json()) as { access_token: string };
    expect((await verify(tokens.access_token)).payload.sub).toBe(somebody.id);
  });

  it('with a wrong password shows the form again and says the same for an unknown address', async () => {
    const attempt = flow();
    const page = await attempt.begin();
    const answers = await Promise.all(
      [somebody.email, 'nobody@example.invalid'].map(async (email) => {
        const response = await attempt.browser.send(`${page}/password?lang=en`, { email, password: 'wrong' });
        return [response.status, /role="alert"[^>]*>([^<]+)/.exec(await response.text())?.[1]];
      }),
    );
    expect(answers[0]).toEqual([422, 'The e-mail address and the password do not fit together.']);
    expect(answers[1]).toEqual(answers[0]);
  });

  it('rests after ten wrong passwords, even for the right one', async () => {
    const guessed = { id: '01932d6e-7c1a-7e53-8a1c-6d6c1f9f0a09', email: 'guessed@example.invalid' };
    const passwordHash = await hashPassword('right');
    await new PeopleRepository(identity.units).add({
      ...guessed,
      names: { en: 'G' },
      language: 'en',
      sample: false,
      passwordHash,
    });
    const attempt = flow();
    const page = await attempt.begin();
    const guess = (password: string) =>
      attempt.browser.send(`${page}/password?lang=en`, { email: guessed.email, password });
    for (let count = 0; count < 10; count += 1) expect((await guess('wrong')).status).toBe(422);
    expect(await (await guess('right')).text()).toContain('Too many attempts');
  });

  it('without PKCE is refused', async () => {
    const response = await flow().authorize({ code_challenge: '', code_challenge_method: '' });
    expect(response.headers.get('location') ?? (await response.text())).toContain('invalid_request');
  });

  it('with the plain challenge method is refused', async () => {
    const response = await flow().authorize({ code_challenge_method: 'plain' });
    expect(response.headers.get('location')).toContain('error=invalid_request');
  });

  it('refuses a wrong verifier', async () => {
    const attempt = flow();
    const page = await attempt.begin();
    const code = await attempt.codeAfter(await attempt.browser.send(`${page}/sample`, { person: sample.personId }));
    const response = await attempt.exchange(code, 'x'.repeat(43));
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([400, 'invalid_grant']);
  });

  it('takes a code once; its refresh token dies when it is shown again', async () => {
    const attempt = flow();
    const page = await attempt.begin();
    const code = await attempt.codeAfter(await attempt.browser.send(`${page}/sample`, { person: sample.personId }));
    const first = (await (await attempt.exchange(code)).json()) as { refresh_token: string };
    expect((await attempt.exchange(code)).status).toBe(400);
    const refreshed = await attempt.token({ grant_type: 'refresh_token', refresh_token: first.refresh_token });
    expect(refreshed.status).toBe(400);
  });

  it('is refreshed, with a new refresh token each time', async () => {
    const attempt = flow();
    const first = await attempt.signInAs(sample.personId);
    const refreshed = await attempt.token({ grant_type: 'refresh_token', refresh_token: first.refresh_token });
    const second = (await refreshed.json()) as { access_token: string; refresh_token: string };
    expect((await verify(second.access_token)).payload.sub).toBe(sample.personId);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const replayed = await attempt.token({ grant_type: 'refresh_token', refresh_token: first.refresh_token });
    expect(replayed.status).toBe(400);
  });

  it('asks an application on this machine again, and lets the person be somebody else', async () => {
    const first = flow();
    await first.signInAs(sample.personId);
    const second = new CodeFlow(issuer, first.browser);
    const page = await second.begin();
    expect(await (await second.browser.ask(`${page}?lang=zh-Hans`)).text()).toContain('继续使用 示例·甬澜精工代表');
    expect(await (await second.browser.send(`${page}/other?lang=en`, {})).text()).toContain('Sample people');
    const { email, password } = somebody;
    const code = await second.codeAfter(await second.browser.send(`${page}/password`, { email, password }));
    const tokens = (await (await second.exchange(code)).json()) as { access_token: string };
    expect((await verify(tokens.access_token)).payload.sub).toBe(somebody.id);
  });

  it('continues as the person signed in', async () => {
    const first = flow();
    await first.signInAs(sample.personId);
    const second = new CodeFlow(issuer, first.browser);
    const page = await second.begin();
    const code = await second.codeAfter(await second.browser.send(`${page}/continue`, {}));
    expect((await second.exchange(code)).status).toBe(200);
  });

  it('ends with signing out: the refresh token is worth nothing any more', async () => {
    const attempt = flow();
    const tokens = await attempt.signInAs(sample.personId);
    const asked = await attempt.browser.ask(`${issuer}/session/end?id_token_hint=${tokens.id_token}`);
    const page = await asked.text();
    expect(page).toContain('op.logoutForm');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const done = await attempt.browser.send(`${issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
    expect(done.status).toBe(303);
    const refreshed = await attempt.token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
    expect(refreshed.status).toBe(400);
  });

  it('gives a service a token for its own scopes by client credentials', async () => {
    const granted = (await (await identity.clientCredentials('people:address links:mint')).json()) as {
      access_token: string;
    };
    expect((await verify(granted.access_token)).payload).toMatchObject({
      sub: 'notifications',
      scope: 'people:address links:mint',
    });
    expect((await identity.clientCredentials('links:mint', 'wrong')).status).toBe(401);
    expect((await identity.clientCredentials('openid')).status).toBe(400);
    expect((await identity.clientCredentials('outside-events:write')).status).toBe(400);
  });

  it('lets bodies outside tell what they know, and nothing else', async () => {
    const granted = await identity.clientCredentials('outside-events:write', undefined, 'outside');
    const { access_token: token } = (await granted.json()) as { access_token: string };
    expect((await verify(token)).payload).toMatchObject({ sub: 'outside', scope: 'outside-events:write' });
    expect((await identity.clientCredentials('people:address', undefined, 'outside')).status).toBe(400);
  });

  it('refuses another resource, another redirect, an unknown client and an unknown scope', async () => {
    expect((await flow().authorize({ resource: 'https://other.example' })).headers.get('location')).toContain(
      'invalid_target',
    );
    expect((await flow().authorize({ redirect_uri: 'https://evil.example/callback' })).status).toBe(400);
    expect((await flow().authorize({ client_id: 'nobody' })).status).toBe(400);
    expect((await flow().authorize({ scope: 'openid links:mint' })).headers.get('location')).toContain('invalid_scope');
  });

  it('keeps no code and no refresh token readable in its table', async () => {
    const { refresh_token: secret } = await flow().signInAs(sample.personId);
    const rows = await identity.units.run((unit) =>
      unit.query(`SELECT 1 FROM oidc_payload WHERE payload::text LIKE '%' || $1 || '%' OR id = $1`, [secret]),
    );
    expect(rows).toEqual([]);
  });

  it('forgets what has expired', async () => {
    await flow().begin();
    await identity.units.run((unit) => unit.query(`UPDATE oidc_payload SET expires_at = now() - interval '1 second'`));
    expect(await removeExpiredPayloads(identity.units)).toBeGreaterThan(0);
    expect(await removeExpiredPayloads(identity.units)).toBe(0);
  });
});
