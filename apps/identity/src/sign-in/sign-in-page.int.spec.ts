import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import type { Identity } from '../identity-service.fixture.js';
import { startIdentity } from '../identity-service.fixture.js';
import { samplePeople } from '../sample-people/sample-people.js';
import type { SamplePerson } from '../sample-people/sample-people.js';
import { Browser } from './browser.fixture.js';

const sample = samplePeople.find(({ key }) => key === 'E1') as SamplePerson;

describe('the sign-in page', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  }, 60_000);
  afterAll(() => identity.stop());

  const flow = () => identity.flow();

  it('shows a page in three languages that runs nothing and loads nothing', async () => {
    const attempt = flow();
    const page = await attempt.begin();
    const response = await attempt.browser.ask(`${page}?lang=zh-Hant`);
    const csp = response.headers.get('content-security-policy') ?? '';
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("form-action 'self' http://127.0.0.1:5123");
    const html = await response.text();
    expect(html).toContain('<html lang="zh-Hant">');
    expect(html).toContain('範例·甬瀾精工代表');
    expect(html).not.toContain('<script');
    const asking = flow();
    const inChinese = await asking.browser.ask(await asking.begin({ ui_locales: 'fr zh-CN' }), {
      headers: { 'accept-language': 'en-GB' },
    });
    expect(await inChinese.text()).toContain('<html lang="zh-Hans">');
    expect(await (await attempt.browser.ask(page, { headers: { 'accept-language': 'en-GB' } })).text()).toContain(
      'Sign in',
    );
  });

  it('belongs to the browser that began it', async () => {
    const page = await flow().begin();
    const stranger = new Browser(identity.origin);
    expect((await stranger.send(`${page}/sample`, { person: sample.personId })).status).toBe(400);
    const other = flow();
    const otherPage = await other.begin();
    expect((await other.browser.send(`${otherPage.slice(0, -3)}abc/sample`, { person: sample.personId })).status).toBe(
      400,
    );
  });

  it.each([
    ['somebody who is no sample', { person: newId() }],
    ['nobody', {}],
    ['a script', { person: '<script>alert(1)</script>' }],
    ['a NUL', { person: '\u0000' }],
  ])('as %s by one click is refused', async (_who, form) => {
    const attempt = flow();
    const page = await attempt.begin();
    const response = await attempt.browser.send(`${page}/sample`, form as Record<string, string>);
    expect(response.status).toBe(422);
    expect(await response.text()).not.toContain('<script');
  });

  it('answers hostile forms without a stack', async () => {
    const attempt = flow();
    const page = await attempt.begin();
    const hostile = { email: `"><script>alert(1)</script>' OR 1=1 --\u0000`, password: 'x'.repeat(3000) };
    const response = await attempt.browser.send(`${page}/password`, hostile);
    expect(response.status).toBe(422);
    expect(await response.text()).not.toMatch(/<script|at .*\.ts/);
    const large = await attempt.browser.send(`${page}/password`, { email: 'x'.repeat(10_000), password: '' });
    expect(large.status).toBe(400);
    const json = await attempt.browser.ask(`${page}/password`, {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(400);
  });
});
