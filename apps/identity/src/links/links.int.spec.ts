import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { newId } from '@harbourlink/kernel';
import type { Identity } from '../identity-service.fixture.js';
import { startIdentity } from '../identity-service.fixture.js';
import { samplePeople } from '../sample-people/sample-people.js';

let identity: Identity;
let administrator: string;

beforeAll(async () => {
  identity = await startIdentity();
  administrator = await identity.tokenOf('administrator');
}, 60_000);
afterAll(() => identity.stop());

describe('links', () => {
  const personId = samplePeople[0]?.personId;
  const request = (more: Record<string, string> = {}): Record<string, unknown> => ({
    personId,
    purpose: 'outcome.confirm',
    resourceId: newId(),
    ...more,
  });
  const tokenIn = (url: unknown) => String(url).split('/links/')[1] ?? '';
  let mint: string;
  beforeAll(async () => {
    mint = await identity.serviceToken('links:mint');
  });

  it('are the same for the same key, and another for another', async () => {
    const asked = request();
    const [first, again, other] = [
      await identity.create('links', mint, asked, 'mail-1'),
      await identity.create('links', mint, asked, 'mail-1'),
      await identity.create('links', mint, asked, 'mail-2'),
    ];
    expect(first.status).toBe(201);
    expect(String(first.body['url'])).toMatch(new RegExp(`^${identity.origin}/links/[\\w-]{43}$`));
    expect(again.body['url']).toBe(first.body['url']);
    expect(other.body['url']).not.toBe(first.body['url']);
  });

  it('open a session that may do this one thing as this person', async () => {
    const asked = request({ organisationId: '5a3b1e00-0000-4000-a000-00000000e001' });
    const token = tokenIn((await identity.create('links', mint, asked)).body['url']);
    const session = await identity.post(`links/${token}/session`);
    expect(session).toMatchObject({
      status: 200,
      body: { tokenType: 'Bearer', expiresIn: 900, resourceId: asked['resourceId'] },
    });
    const keys = createRemoteJWKSet(new URL(`${identity.issuer}/jwks`));
    const { payload } = await jwtVerify(String(session.body['accessToken']), keys, {
      issuer: identity.issuer,
      audience: 'harbourlink-api',
      typ: 'at+jwt',
    });
    expect(payload).toMatchObject({
      sub: personId,
      link_purpose: 'outcome.confirm',
      link_resource: asked['resourceId'],
      link_organisation: asked['organisationId'],
    });
    expect((await identity.get('people/me', String(session.body['accessToken']))).status).toBe(403);
  });

  it('say what they are for and disclose nothing else', async () => {
    const asked = request();
    const token = tokenIn((await identity.create('links', mint, asked)).body['url']);
    const { status, body } = await identity.get(`links/${token}`);
    expect([status, body]).toEqual([200, { purpose: 'outcome.confirm', open: true, expiresAt: expect.any(String) }]);
  });

  it('stay shut when expired, closed or opened too often', async () => {
    const cases = [
      ["expires_at = now() - interval '1 second'", 'link.expired'],
      ['closed_at = now()', 'link.closed'],
      ['sessions = 20', 'link.opened-too-often'],
    ];
    for (const [change, code] of cases) {
      const asked = request();
      const token = tokenIn((await identity.create('links', mint, asked)).body['url']);
      await identity.sql(`UPDATE identity.link SET ${change} WHERE resource_id = $1`, [asked['resourceId']]);
      expect(await identity.post(`links/${token}/session`)).toMatchObject({ status: 409, body: { code } });
      expect((await identity.get(`links/${token}`)).body['open']).toBe(false);
    }
  });

  it.each(['x', 'A'.repeat(43), "' OR 1=1 --", '%00', '<script>', '..%2f..%2fpeople'])(
    'do not exist: %s',
    async (token) => {
      expect((await identity.get(`links/${encodeURIComponent(token)}`)).status).toBe(404);
      expect((await identity.post(`links/${encodeURIComponent(token)}/session`)).status).toBe(404);
    },
  );

  it('are minted by a service with the scope, with a key, for a person there is', async () => {
    expect((await identity.create('links', administrator, request())).status).toBe(403);
    expect((await identity.create('links', await identity.serviceToken('people:address'), request())).status).toBe(403);
    expect(await identity.create('links', mint, request(), '')).toMatchObject({
      body: { code: 'idempotency.key-required' },
    });
    expect(await identity.create('links', mint, request({ personId: newId() }))).toMatchObject({ status: 404 });
    expect(await identity.create('links', mint, request({ purpose: 'Anything goes' }))).toMatchObject({ status: 422 });
  });

  it("show a page in the reader's language that asks this address only", async () => {
    const token = tokenIn((await identity.create('links', mint, request())).body['url']);
    const page = await fetch(`${identity.origin}/links/${token}?lang=zh-Hans`);
    expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'nonce-[^']+'; connect-src 'self'/);
    const html = await page.text();
    expect(html).toContain('确认成果');
    expect(html).not.toMatch(/https?:/);
    const shut = await fetch(`${identity.origin}/links/${'A'.repeat(43)}?lang=en`);
    expect([shut.status, (await shut.text()).includes('This link does not work')]).toEqual([404, true]);
  });

  it('leave their secret in no table', async () => {
    const token = tokenIn((await identity.create('links', mint, request())).body['url']);
    const tables = await identity.sql<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'identity' AND c.relkind = 'r'`,
    );
    expect(tables.length).toBeGreaterThan(5);
    for (const { name } of tables) {
      const found = await identity.sql(`SELECT 1 FROM identity."${name}" t WHERE t::text LIKE '%' || $1 || '%'`, [
        token,
      ]);
      expect([name, found]).toEqual([name, []]);
    }
  });
});
