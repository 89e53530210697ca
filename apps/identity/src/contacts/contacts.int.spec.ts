import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  IntroductionAcceptedByAllSchema,
  IntroductionAcceptedSchema,
  IntroductionProposedSchema,
} from '@harbourlink/contracts/matching';
import { CaseOpenedSchema, CaseRoutedSchema, EnterpriseDraftedSchema } from '@harbourlink/contracts/registry';
import { newId } from '@harbourlink/kernel';
import { eventually } from '@harbourlink/testing';
import type { Identity } from '../identity-service.fixture.js';
import { startIdentity } from '../identity-service.fixture.js';
import { samplePeople } from '../sample-people/sample-people.js';

let identity: Identity;
const tokens: Record<string, string> = {};
let introductionId: string;

const sample = (key: string) => {
  const person = samplePeople.find((known) => known.key === key);
  if (!person) throw new Error(`no sample ${key}`);
  return person;
};
const ask = (key: string, id = introductionId) => identity.get(`contacts?introductionId=${id}`, tokens[key]);

beforeAll(async () => {
  identity = await startIdentity();
  for (const key of [
    ...['E1', 'E2', 'P1', 'administrator', 'auditor'],
    ...['officer-shanghai', 'officer-wuhan', 'officer-beijing'],
  ])
    tokens[key] = await identity.tokenOf(key);
  await eventually(async () => (await identity.get('people', tokens['administrator'])).status === 200);
}, 60_000);
afterAll(() => identity.stop());
beforeEach(async () => {
  introductionId = newId();
  await proposed();
});

/** By the office of Shanghai. */
async function proposed(): Promise<void> {
  await identity.matching.publish(
    IntroductionProposedSchema,
    {
      ...{ suggestionIds: [], needId: newId(), parties: [], byPersonId: newId(), officeCode: 'shanghai' },
      ...{ nudgeAt: '2026-11-27T00:00:00.000Z', expiresAt: '2026-12-02T00:00:00.000Z' },
    },
    introductionId,
  );
}

async function accept(key: string): Promise<void> {
  const { organisationId, personId } = sample(key);
  await identity.matching.publish(IntroductionAcceptedSchema, { organisationId, byPersonId: personId }, introductionId);
}

async function acceptedByAll(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await accept(key);
  const organisationIds = keys.map((key) => sample(key).organisationId);
  await identity.matching.publish(IntroductionAcceptedByAllSchema, { organisationIds }, introductionId);
  await eventually(async () => (await ask('officer-shanghai')).status === 200);
}

describe('contacts', () => {
  it('are disclosed to both sides once all have accepted: who accepted, by name and address', async () => {
    await acceptedByAll('E1', 'P1');
    const ofE1 = { personId: sample('E1').personId, email: 'e1@sample.invalid', names: sample('E1').names };
    const ofP1 = { personId: sample('P1').personId, email: 'p1@sample.invalid', names: sample('P1').names };
    for (const key of ['E1', 'P1', 'officer-shanghai']) {
      const { status, body } = await ask(key);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        introductionId,
        items: [
          { organisationId: sample('P1').organisationId, people: [ofP1] },
          { organisationId: sample('E1').organisationId, people: [ofE1] },
        ],
      });
      expect(JSON.stringify(body)).not.toMatch(/password|locked|sample":/);
    }
  });

  it('stay hidden while somebody has not accepted', async () => {
    await accept('E1');
    const another = introductionId;
    introductionId = newId();
    await proposed();
    await acceptedByAll('E2', 'P1');
    const { status, body } = await ask('E1', another);
    expect([status, body['code']]).toEqual([404, 'contacts.not-disclosed']);
    expect((await ask('officer-shanghai', another)).status).toBe(404);
  });

  it('are for the offices concerned: that of the introduction, and whoever has the case of a party now', async () => {
    await acceptedByAll('E1', 'P1');
    expect(await ask('officer-wuhan')).toMatchObject({ status: 403, body: { code: 'contacts.other-office' } });
    const enterpriseId = sample('E1').organisationId;
    const opened = { enterpriseId, officeCode: 'wuhan' };
    const caseId = await identity.registry.publish(CaseOpenedSchema, opened);
    await eventually(async () => (await ask('officer-wuhan')).status === 200);
    const handedOver = { officeCode: 'beijing', fromOfficeCode: 'wuhan', reasonCode: 'hand-over', byPersonId: newId() };
    await identity.registry.publish(CaseRoutedSchema, handedOver, caseId);
    await eventually(async () => (await ask('officer-beijing')).status === 200);
    expect((await ask('officer-wuhan')).status).toBe(403);
  });

  it('are for the parties and officers: nobody else learns that there is such an introduction', async () => {
    await acceptedByAll('E1', 'P1');
    expect((await ask('E2')).body['code']).toBe('contacts.not-disclosed');
    expect((await ask('E2', newId())).body['code']).toBe('contacts.not-disclosed');
    expect((await ask('auditor')).status).toBe(403);
    expect((await ask('administrator')).status).toBe(403);
    expect((await identity.get(`contacts?introductionId=${introductionId}`)).status).toBe(401);
    expect((await ask('E1', 'nonsense')).status).toBe(422);
  });

  it('of somebody who has left the firm are named no more', async () => {
    const personId = newId();
    await identity.sql(
      `INSERT INTO person (id, version, names, email, language) VALUES ($1, 1, '{"en": "Left"}', $2, 'en')`,
      [personId, `${personId}@example.invalid`],
    );
    const { organisationId } = sample('E1');
    await identity.sql(
      `INSERT INTO membership (id, version, status, person_id, organisation_id, organisation_kind, role)
       VALUES ($1, 2, 'revoked', $2, $3, 'enterprise', 'enterprise_member')`,
      [newId(), personId, organisationId],
    );
    await identity.matching.publish(
      IntroductionAcceptedSchema,
      { organisationId, byPersonId: personId },
      introductionId,
    );
    await acceptedByAll('P1');
    const { body } = await ask('P1');
    expect(body['items']).toContainEqual({ organisationId, people: [] });
  });
});

describe('the names of organisations', () => {
  it('stand beside what people may do for them, from the first draft of a profile on', async () => {
    const { organisationId, personId } = sample('E2');
    const memberships = async (key: string) => (await identity.get('people/me', tokens[key])).body['memberships'];
    expect(await memberships('E2')).toEqual([expect.not.objectContaining({ organisationNames: expect.anything() })]);
    const names = { 'zh-Hans': '示例·浙晞生物有限公司', en: 'Sample Zhexi Bio Ltd' };
    const profile = { names, sectorCodes: [], languageCodes: [], seeks: true, provides: false };
    await identity.registry.publish(EnterpriseDraftedSchema, { profile, byPersonId: personId }, organisationId);
    await eventually(async () => JSON.stringify(await memberships('E2')).includes('Zhexi'));
    expect(await memberships('E2')).toMatchObject([{ organisationId, organisationNames: names }]);
    expect(await memberships('officer-shanghai')).toMatchObject([
      { organisationNames: { en: 'Shanghai Economic and Trade Office' } },
    ]);
  });
});

describe('officers', () => {
  const list = async (key: string, query: string) => identity.get(`people/officers${query}`, tokens[key]);
  const officer = sample('officer-shanghai');

  it('are named by their ids to whoever works with them, people of firms never', async () => {
    const { body } = await list('E1', `?ids=${officer.personId},${sample('P1').personId}`);
    expect(body['items']).toEqual([
      { personId: officer.personId, names: officer.names, officeCodes: ['shanghai'], roles: ['officer'] },
    ]);
  });

  it('are listed by office, but not for firms', async () => {
    const found = (await list('officer-shanghai', '?office=shanghai')).body['items'] as { roles: string[] }[];
    expect(found.flatMap(({ roles }) => roles).sort()).toEqual(['officer', 'team_head']);
    expect((await list('E1', '?office=shanghai')).body['items']).toEqual([]);
    expect((await list('E1', '?ids=nonsense')).status).toBe(422);
    expect((await identity.get('people/officers')).status).toBe(401);
    // Names of people are personal: auditors read what is not.
    expect((await list('auditor', `?ids=${officer.personId}`)).status).toBe(403);
  });
});
