import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { newId } from '@harbourlink/kernel';
import { eventually } from '@harbourlink/testing';
import { createService } from './create-service.js';
import type { Identity } from './identity-service.fixture.js';
import { startIdentity } from './identity-service.fixture.js';
import { membershipContract } from './memberships/events/membership.contract.js';
import { evolve } from './memberships/domain/membership.js';
import type { Membership } from './memberships/domain/membership.js';
import { samplePeople } from './sample-people/sample-people.js';

let identity: Identity;
let administrator: string;
let member: string;

beforeAll(async () => {
  identity = await startIdentity();
  administrator = await identity.tokenOf('administrator');
  member = await identity.tokenOf('E1');
  // Roles reach identity itself as events too.
  await eventually(async () => (await identity.get('people', administrator)).status === 200);
}, 60_000);
afterAll(() => identity.stop());

const newcomer = () => ({ names: { en: 'Newcomer' }, email: `${newId()}@example.invalid`, language: 'en' });

describe('people', () => {
  it('see their own data and whom they may act for', async () => {
    const { status, body } = await identity.get('people/me', member);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      email: 'e1@sample.invalid',
      sample: true,
      memberships: [{ role: 'enterprise_member', organisationId: '5a3b1e00-0000-4000-a000-00000000e001' }],
    });
    expect(JSON.stringify(body)).not.toContain('hash');
  });

  it('are listed page by page for administrators only', async () => {
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await identity.get(`people?limit=7${cursor && `&cursor=${cursor}`}`, administrator);
      seen.push(...(body['items'] as { id: string }[]).map(({ id }) => id));
      cursor = String(body['next'] ?? '');
    } while (cursor !== '');
    expect(seen.length).toBeGreaterThanOrEqual(samplePeople.length);
    expect(new Set(seen).size).toBe(seen.length);
    expect((await identity.get('people', member)).status).toBe(403);
    expect((await identity.get('people')).status).toBe(401);
    expect((await identity.get('people?cursor=nonsense', administrator)).status).toBe(400);
  });

  it('are added once for a key, and a mailbox belongs to one of them', async () => {
    const person = newcomer();
    const key = newId();
    const first = await identity.create('people', administrator, person, key);
    expect(first).toMatchObject({ status: 201, body: { email: person.email, sample: false, memberships: [] } });
    expect((await identity.create('people', administrator, person, key)).body['id']).toBe(first.body['id']);
    const again = await identity.create('people', administrator, { ...person, email: person.email.toUpperCase() });
    expect(again).toMatchObject({ status: 409, body: { code: 'person.email-taken' } });
  });

  it.each([
    ['no name', { names: {} }],
    ['a name in an unknown language', { names: { fr: 'Nom' } }],
    ['an address that is none', { email: 'not an address' }],
    ['a NUL', { names: { en: 'a\u0000b' } }],
    ['a short password', { password: 'short' }],
    ['an unknown field', { role: 'administrator' }],
    ['an unknown language', { language: 'xx' }],
    ['a list for a text', { email: ['a@example.invalid'] }],
  ])('are not added with %s', async (_what, changes) => {
    const { status, body } = await identity.create('people', administrator, { ...newcomer(), ...changes });
    expect([status, body['code']]).toEqual([422, 'request.invalid']);
  });

  it('are reached by a service with the scope for it, and by nobody else', async () => {
    const [sample] = samplePeople;
    const path = `people/${sample?.personId}/address`;
    const { status, body } = await identity.get(path, await identity.serviceToken('people:address'));
    expect([status, body['email'], body['language']]).toEqual([200, 'e1@sample.invalid', 'zh-Hans']);
    expect((await identity.get(path, await identity.serviceToken('links:mint'))).status).toBe(403);
    expect((await identity.get(path, administrator)).status).toBe(403);
    const unknown = await identity.get(`people/${newId()}/address`, await identity.serviceToken('people:address'));
    expect([unknown.status, unknown.body['code']]).toEqual([404, 'person.missing']);
  });

  it('of the sample world are public while sample sign-ins are on', async () => {
    const { body } = await identity.get('people/samples');
    expect(body['items']).toHaveLength(samplePeople.length);
    expect((body['items'] as object[])[0]).toEqual({
      key: 'E1',
      personId: '5a3b1e00-0000-4000-8000-00000000e001',
      names: expect.objectContaining({ en: 'Sample Yonglan Precision member' }),
      email: 'e1@sample.invalid',
      role: 'enterprise_member',
      organisationId: '5a3b1e00-0000-4000-a000-00000000e001',
      organisationKind: 'enterprise',
    });
  });
});

describe('memberships', () => {
  const eventsOf = (id: unknown) =>
    identity.sql<{ type: string; payload: Buffer; version: number }>(
      'SELECT type, payload, version FROM identity.journal WHERE aggregate_id = $1 ORDER BY version',
      [id],
    );

  it('are granted and revoked, and every service hears of both', async () => {
    const person = (await identity.create('people', administrator, newcomer())).body;
    const role = { personId: person['id'], organisationId: 'wuhan', organisationKind: 'office', role: 'officer' };
    const granted = await identity.create('memberships', administrator, role);
    expect(granted).toMatchObject({ status: 201, etag: '"1"', body: { status: 'active', ...role } });
    expect(await identity.create('memberships', administrator, role)).toMatchObject({
      status: 409,
      body: { code: 'membership.exists' },
    });
    const path = `memberships/${granted.body['id']}/revocation`;
    expect(await identity.change(path, administrator, { etag: '"7"' })).toMatchObject({ status: 412 });
    const revoked = await identity.change(path, administrator, granted);
    expect(revoked).toMatchObject({ status: 200, body: { status: 'revoked', version: 2 } });
    expect(await identity.change(path, administrator, revoked)).toMatchObject({
      status: 409,
      body: { code: 'membership.already-revoked' },
    });
    await eventually(async () => (await eventsOf(granted.body['id'])).length === 2);
    const events = (await eventsOf(granted.body['id'])).map(({ type, payload }) =>
      membershipContract.decode(type, payload),
    );
    const by = { byPersonId: '5a3b1e00-0000-4000-8000-00000000a014' };
    const { organisationKind: organisationKindCode, role: roleCode, ...whom } = role;
    expect(events).toEqual([
      { type: 'MembershipGranted', ...whom, organisationKindCode, roleCode, ...by },
      { type: 'MembershipRevoked', ...by },
    ]);
    expect((await identity.create('memberships', administrator, role)).status).toBe(201);
  });

  it('taken away end what the person may do', async () => {
    const token = await identity.tokenOf('auditor');
    const [held] = (await identity.get('people/me', token)).body['memberships'] as { id: string; version: number }[];
    const seen = { etag: `"${held?.version}"` };
    expect((await identity.change(`memberships/${held?.id}/revocation`, administrator, seen)).status).toBe(200);
    expect((await identity.get('people/me', token)).body['memberships']).toEqual([]);
  });

  it('are for administrators, who do not give themselves any', async () => {
    const own = {
      personId: '5a3b1e00-0000-4000-8000-00000000a014',
      organisationId: 'beijing',
      organisationKind: 'office',
    };
    expect((await identity.create('memberships', member, { ...own, role: 'officer' })).status).toBe(403);
    expect(await identity.create('memberships', administrator, { ...own, role: 'officer' })).toMatchObject({
      status: 403,
      body: { code: 'membership.own-role' },
    });
    expect(
      await identity.create('memberships', administrator, { ...own, personId: newId(), role: 'officer' }),
    ).toMatchObject({
      status: 404,
      body: { code: 'person.missing' },
    });
  });

  it('granted at the same moment are granted once', async () => {
    const person = (await identity.create('people', administrator, newcomer())).body;
    const role = { personId: person['id'], organisationId: 'beijing', organisationKind: 'office', role: 'officer' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => identity.create('memberships', administrator, role)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('as rows are what their journal says', async () => {
    await eventually(async () => (await identity.sql('SELECT 1 FROM identity.outbox')).length === 0);
    const rows = await identity.sql<Record<string, unknown> & { id: string }>(
      `SELECT id, status, person_id AS "personId", organisation_id AS "organisationId",
              organisation_kind AS "organisationKind", role FROM identity.membership`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(samplePeople.length);
    for (const { id, ...row } of rows) {
      let state: Membership | undefined;
      for (const { type, payload } of await eventsOf(id))
        state = evolve(state, membershipContract.decode(type, payload));
      expect(state).toEqual(row);
    }
  });
});

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

describe('the service', () => {
  it('keeps its keys, people and sign-ins over a restart', async () => {
    const before = await Promise.all(
      (await readdir(identity.keysFolder)).map((name) => readFile(join(identity.keysFolder, name), 'utf8')),
    );
    await identity.restart();
    const after = await Promise.all(
      (await readdir(identity.keysFolder)).map((name) => readFile(join(identity.keysFolder, name), 'utf8')),
    );
    expect(after).toEqual(before);
    expect((await identity.get('people/me', member)).status).toBe(200);
  });

  it('refuses to start with sample sign-ins on a public address', async () => {
    const environment = { ...identity.environment, OIDC_ISSUER: 'https://harbourlink.example/oidc' };
    await expect(createService(environment)).rejects.toThrow('SAMPLE_SIGN_INS=true lets anybody in');
  });

  it('refuses to start without a place for its keys', async () => {
    const { HARBOURLINK_KEYS_DIR: _nowhere, ...environment } = identity.environment;
    const service = await createService(environment);
    await expect(service.start()).rejects.toThrow('HARBOURLINK_KEYS_DIR');
    await service.stop().catch(() => undefined);
  });

  it('answers malformed JSON, other content and unknown routes with a problem', async () => {
    expect(await identity.create('people', administrator, '{"names":')).toMatchObject({
      status: 400,
      body: { code: expect.stringMatching(/^request\.malformed/) },
    });
    expect(await identity.get('people/nobody/address', administrator)).toMatchObject({ status: 403 });
    expect((await identity.get('nothing', administrator)).body['code']).toBe('route.unknown');
  });

  it('has no samples when they are off', async () => {
    const bare = await startIdentity({ SAMPLE_SIGN_INS: 'false' });
    try {
      expect((await bare.get('people/samples')).status).toBe(404);
      expect(await bare.sql('SELECT 1 FROM identity.person')).toEqual([]);
      const attempt = bare.flow();
      const page = await attempt.begin();
      expect(await (await attempt.browser.ask(page)).text()).not.toContain('/sample');
      const tried = await attempt.browser.send(`${page}/sample`, { person: samplePeople[0]?.personId ?? '' });
      expect(tried.status).toBe(422);
    } finally {
      await bare.stop();
    }
  });
});
