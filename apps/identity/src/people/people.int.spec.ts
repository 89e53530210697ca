import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import { eventually } from '@harbourlink/testing';
import type { Identity } from '../identity-service.fixture.js';
import { startIdentity } from '../identity-service.fixture.js';
import { samplePeople } from '../sample-people/sample-people.js';
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
