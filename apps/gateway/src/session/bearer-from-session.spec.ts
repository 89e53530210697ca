import { afterEach, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { json, Stage } from '../upstream.fixture.js';
import { openPlatform } from './browser.fixture.js';

const stage = new Stage();
afterEach(() => stage.clear());

const minutes = 60_000;
const hours = 60 * minutes;

const problemOf = async (answer: Response): Promise<unknown> => [
  answer.status,
  ((await answer.json()) as { code: string }).code,
];
const clears = (answer: Response): boolean =>
  answer.headers.getSetCookie().join().startsWith('harbourlink=; Max-Age=0');

describe('a request with a session', () => {
  it('reaches the service with a token, and without any cookie', async () => {
    const { signedIn, service } = await openPlatform(stage);
    const window = await signedIn();
    expect((await window.ask('/api/v1/needs')).status).toBe(200);
    const { authorization = '', ...headers } = service.last?.headers ?? {};
    expect(decodeJwt(authorization.slice('Bearer '.length))).toHaveProperty('sub');
    expect(headers).not.toHaveProperty('cookie');
    expect(JSON.stringify(headers)).not.toContain('harbourlink=');
  });

  it('lets a token that was brought win, and needs nothing else then', async () => {
    const { signedIn, service } = await openPlatform(stage);
    const window = await signedIn();
    const headers = { authorization: 'Bearer other' };
    expect((await window.ask('/api/v1/needs', { method: 'POST', headers })).status).toBe(200);
    expect(service.last?.headers.authorization).toBe('Bearer other');
  });

  it('gives the provider its own cookies back, and never the session', async () => {
    const { signedIn, identity } = await openPlatform(stage);
    const window = await signedIn();
    window.cookies.set('harbourlink_session', 'theirs');
    await window.ask('/oidc/anything');
    expect(identity.last?.headers).toMatchObject({ cookie: 'harbourlink_session=theirs' });
    expect(identity.last?.headers).not.toHaveProperty('authorization');
  });

  it('has the live stream', async () => {
    const { signedIn, service } = await openPlatform(stage);
    const window = await signedIn();
    await window.ask('/api/v1/stream', { headers: { 'last-event-id': '4' } });
    expect(service.last?.headers).toMatchObject({
      authorization: expect.stringMatching(/^Bearer /),
      'last-event-id': '4',
    });
    expect(service.last?.headers).not.toHaveProperty('cookie');
  });

  it('is counted for its person, whatever else comes from that address', async () => {
    const { signedIn } = await openPlatform(stage, { requestsPerMinute: 4 });
    const [one, other] = [await signedIn(), await signedIn()];
    const statuses = async (window: typeof one, times: number): Promise<number[]> => {
      const seen: number[] = [];
      for (let count = 0; count < times; count += 1) seen.push((await window.ask('/api/v1/needs')).status);
      return seen;
    };
    // Both are windows of one person, and what the sign-ins asked was counted for the address.
    expect(await statuses(one, 3)).toEqual([200, 200, 200]);
    expect(await statuses(other, 2)).toEqual([200, 429]);
  });

  it('is counted for its address when it has ended', async () => {
    const { signedIn, clock } = await openPlatform(stage, { requestsPerMinute: 4 });
    const window = await signedIn();
    clock.ahead = 9 * hours;
    const copies = [window.copy(), window.copy(), window.copy()];
    const statuses: number[] = [];
    for (const copy of copies) statuses.push((await copy.ask('/api/v1/needs')).status);
    // What the sign-in asked was counted for the address, too.
    expect(statuses).toEqual([401, 401, 429]);
  });

  it.each(['/api/v1/links/secret', '/api/v1/links/secret/session'])(
    'stays out of %s, which is for whoever holds the link',
    async (path) => {
      const { signedIn, identity } = await openPlatform(stage);
      const window = await signedIn();
      await window.ask(path, { method: 'POST' });
      expect(identity.last?.url).toBe(path);
      expect(identity.last?.headers).not.toHaveProperty('authorization');
    },
  );

  it('speaks for an administrator who ends links', async () => {
    const { signedIn, identity } = await openPlatform(stage);
    const window = await signedIn();
    expect(await problemOf(await window.ask('/api/v1/links/revocations', { method: 'POST' }))).toEqual([
      403,
      'session.forged',
    ]);
    await window.change('/api/v1/links/revocations');
    expect(identity.last?.headers.authorization).toMatch(/^Bearer /);
  });
});

describe('a change by session', () => {
  it('is passed on for a page of ours that knows its secret', async () => {
    const { signedIn, service, url } = await openPlatform(stage);
    const window = await signedIn();
    expect((await window.change('/api/v1/needs')).status).toBe(200);
    expect(service.last?.headers).not.toHaveProperty('x-csrf-token');
    const { csrfToken = '' } = await window.facts();
    const old = { origin: url, 'x-csrf-token': csrfToken };
    expect((await window.ask('/api/v1/needs', { method: 'DELETE', headers: old })).status).toBe(200);
  });

  it.each([
    ['without the secret', { 'sec-fetch-site': 'same-origin', 'x-csrf-token': '' }],
    ['with a wrong secret', { 'sec-fetch-site': 'same-origin', 'x-csrf-token': 'guessed' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another origin of the site', { 'sec-fetch-site': 'same-site' }],
    ['from another origin, as an old browser says', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
    ['from nowhere', { 'sec-fetch-site': '', origin: 'null' }],
  ])('%s is refused', async (_how, headers) => {
    const { signedIn, service } = await openPlatform(stage);
    const window = await signedIn();
    const { csrfToken = '' } = await window.facts();
    const { 'sec-fetch-site': site, ...others } = { 'x-csrf-token': csrfToken, ...headers };
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const sent = site === '' ? others : { ...others, 'sec-fetch-site': site };
      const answer = await window.ask('/api/v1/needs', { method, headers: sent });
      expect(await problemOf(answer)).toEqual([403, 'session.forged']);
    }
    expect(service.seen).toHaveLength(0);
    expect((await window.facts()).signedIn).toBe(true);
  });

  it('is refused with the secret of another session', async () => {
    const { signedIn } = await openPlatform(stage);
    const [one, other] = [await signedIn(), await signedIn()];
    const { csrfToken = '' } = await other.facts();
    expect((await one.change('/api/v1/needs', { 'x-csrf-token': csrfToken })).status).toBe(403);
  });
});

describe('a token that is about to end', () => {
  it('is fetched anew once for all who wait, and the browser gets the new cookie', async () => {
    const { signedIn, provider, service, clock } = await openPlatform(stage);
    const window = await signedIn();
    const before = window.cookies.get('harbourlink');
    clock.ahead = 4 * minutes;
    await window.ask('/api/v1/needs');
    expect(provider.refreshes).toBe(0);
    clock.ahead = 5 * minutes;
    const stale = window.copy();
    const answers = await Promise.all([1, 2, 3].map(() => window.ask('/api/v1/needs')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(provider.refreshes).toBe(1);
    const token = (service.last?.headers.authorization ?? '').slice('Bearer '.length);
    expect(decodeJwt(token)).toHaveProperty('number', 2);
    expect(window.cookies.get('harbourlink')).not.toBe(before);
    // One that was sent before the new cookie arrived.
    expect((await stale.ask('/api/v1/needs')).status).toBe(200);
    expect(provider.refreshes).toBe(1);
    expect((await window.facts()).signedIn).toBe(true);
  });

  it('is fetched by whichever gateway is asked', async () => {
    const { signedIn, another, clock } = await openPlatform(stage);
    const window = await signedIn();
    const second = await another();
    clock.ahead = 6 * minutes;
    const [here, there] = await Promise.all([window.ask('/api/v1/needs'), window.copy().ask(`${second}/api/v1/needs`)]);
    expect([here.status, there.status]).toEqual([200, 200]);
  });

  it('keeps a session in use alive beyond a working day, and not beyond two weeks', async () => {
    const { signedIn, clock } = await openPlatform(stage);
    const window = await signedIn();
    for (let asked = 7 * hours; asked < 14 * 24 * hours; asked += 7 * hours) {
      clock.ahead = asked;
      expect((await window.ask('/api/v1/needs')).status).toBe(200);
    }
    clock.ahead = 14 * 24 * hours;
    expect(await problemOf(await window.ask('/api/v1/needs'))).toEqual([401, 'session.ended']);
  });

  it('keeps no session alive for a stream that nobody reads', async () => {
    const { signedIn, clock } = await openPlatform(stage);
    const window = await signedIn();
    for (let asked = 10 * minutes; asked < 8 * hours; asked += 10 * minutes) {
      clock.ahead = asked;
      expect((await window.ask('/api/v1/stream')).status).toBe(200);
    }
    clock.ahead = 8 * hours;
    expect(await problemOf(await window.ask('/api/v1/needs'))).toEqual([401, 'session.ended']);
  });

  it('keeps a session alive for who works beside a stream, whichever of the two fetches the tokens', async () => {
    const { signedIn, clock } = await openPlatform(stage);
    const window = await signedIn();
    for (let asked = 6 * minutes; asked < 9 * hours; asked += 6 * minutes) {
      clock.ahead = asked;
      expect((await window.ask('/api/v1/stream')).status).toBe(200);
      expect((await window.ask('/api/v1/needs')).status).toBe(200);
    }
  });

  it('that the provider refuses ends the session', async () => {
    const { signedIn, provider, clock } = await openPlatform(stage);
    const window = await signedIn();
    clock.ahead = 6 * minutes;
    provider.mood = 'refusing';
    const copy = window.copy();
    const answer = await window.ask('/api/v1/needs', { headers: { 'accept-language': 'zh-CN' } });
    expect(clears(answer)).toBe(true);
    expect(await answer.json()).toMatchObject({ code: 'session.ended', detail: '登录已失效，请重新登录。' });
    expect(window.cookies.size).toBe(0);
    expect(await copy.facts()).toEqual({ signedIn: false, sampleSignIns: false });
    expect(copy.cookies.size).toBe(0);
  });

  it('waits for a provider that is away: the old one is used to its end, the session is kept', async () => {
    const { signedIn, provider, clock } = await openPlatform(stage);
    const window = await signedIn();
    provider.mood = 'broken';
    clock.ahead = 4.75 * minutes;
    expect((await window.ask('/api/v1/needs')).status).toBe(200);
    clock.ahead = 6 * minutes;
    expect(await problemOf(await window.ask('/api/v1/needs'))).toEqual([503, 'service.unavailable']);
    expect((await window.facts()).signedIn).toBe(true);
    provider.mood = 'willing';
    expect((await window.ask('/api/v1/needs')).status).toBe(200);
  });
});

describe('a cookie that is no session any more', () => {
  it('because nobody used it says so once and is cleared', async () => {
    const { signedIn, clock } = await openPlatform(stage);
    const window = await signedIn();
    clock.ahead = 8 * hours;
    const answer = await window.ask('/api/v1/needs');
    expect(clears(answer)).toBe(true);
    expect(await problemOf(answer)).toEqual([401, 'session.ended']);
  });

  it.each(['', 'x', 'a.b.c.d.e', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA', '%00', 'x'.repeat(3_000)])(
    'because nobody sealed it counts as signed out and is cleared: %s',
    async (value) => {
      const { browser, service } = await openPlatform(stage);
      const window = browser();
      window.cookies.set('harbourlink', value);
      const answer = await window.copy().ask('/api/v1/needs', { method: 'POST' });
      expect([answer.status, clears(answer)]).toEqual([200, true]);
      expect(service.last?.headers).not.toHaveProperty('authorization');
      expect(await window.facts()).toEqual({ signedIn: false, sampleSignIns: false });
      expect(window.cookies.size).toBe(0);
    },
  );

  it('because it was cut off, or is what remembers a sign-in, lets nobody in', async () => {
    const { signedIn, browser, service } = await openPlatform(stage);
    const whole = (await signedIn()).cookies.get('harbourlink') ?? '';
    const beginning = browser();
    await beginning.ask('/session/sign-in');
    const attempt = [...beginning.cookies.values()][0] ?? '';
    for (const value of [whole.slice(0, -5), whole.slice(0, 500), attempt]) {
      const window = browser();
      window.cookies.set('harbourlink', value);
      await window.ask('/api/v1/needs');
      expect(service.last?.headers).not.toHaveProperty('authorization');
    }
  });
});

describe('a gateway without sessions', () => {
  it('lets nobody sign in, and passes no cookie on', async () => {
    const service = await stage.service(json);
    const url = await stage.doorTo(
      { registry: service.url },
      { mailsAddress: 'http://127.0.0.1:1/', sampleSignIns: true },
    );
    expect(await (await fetch(`${url}/session`)).json()).toEqual({
      signedIn: false,
      sampleSignIns: true,
      mailsAddress: 'http://127.0.0.1:1/',
    });
    expect((await fetch(`${url}/session/sign-in`)).status).toBe(404);
    await fetch(`${url}/api/v1/needs`, { headers: { cookie: 'harbourlink=x; y=z' } });
    expect(service.last?.headers).not.toHaveProperty('cookie');
  });
});
