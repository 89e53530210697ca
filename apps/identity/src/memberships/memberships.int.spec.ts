import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import { journalMustTellTheRow } from '@harbourlink/service-kit/testing';
import { eventually } from '@harbourlink/testing';
import type { Identity } from '../identity-service.fixture.js';
import { startIdentity } from '../identity-service.fixture.js';
import { samplePeople } from '../sample-people/sample-people.js';
import { evolve } from './domain/membership.js';
import { membershipContract } from './events/membership.contract.js';
import { membershipRows } from './postgres/membership.row.js';

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
    const rows = await identity.sql<{ id: string }>('SELECT id FROM membership');
    expect(rows.length).toBeGreaterThanOrEqual(samplePeople.length);
    const kind = { contract: membershipContract, evolve, rows: membershipRows };
    for (const { id } of rows) await journalMustTellTheRow(id, kind, identity);
  });
});
