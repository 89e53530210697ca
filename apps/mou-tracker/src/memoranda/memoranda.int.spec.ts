import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import { idOf, startWithCast } from '../mou-cast.fixture.js';
import type { Cast } from '../mou-cast.fixture.js';
import type { Answer } from '../mou-service.fixture.js';

let at: Cast['at'];
let firm: Cast['firm'];
let provider: Cast['provider'];
let need: Cast['need'];
let officer: Cast['officer'];
let colleague: Cast['colleague'];
let verifier: Cast['verifier'];
let auditor: Cast['auditor'];
let customer: Cast['customer'];
let stranger: Cast['stranger'];
let commercial: Cast['commercial'];
beforeAll(async () => {
  ({ at, firm, provider, need, officer, colleague, verifier, auditor, customer, stranger, commercial } =
    await startWithCast());
}, 60_000);
afterAll(() => at.stop());

describe('a memorandum', () => {
  it('is seen by the offices and by its parties, and by nobody else', async () => {
    const id = idOf(await officer.create('memoranda', commercial()));
    expect((await customer.get(`memoranda/${id}`)).status).toBe(200);
    expect(await stranger.get(`memoranda/${id}`)).toMatchObject({ status: 404, body: { code: 'memorandum.unknown' } });
    expect((await stranger.get('memoranda')).body['items']).toEqual([]);
    expect(JSON.stringify((await customer.get('memoranda?limit=200')).body)).toContain(id);
    expect((await at.guest('outcome.confirm', id).get(`memoranda/${id}`)).status).toBe(403);
  });

  it('is put on record by officers only', async () => {
    for (const asker of [customer, verifier, auditor, stranger]) {
      expect((await asker.create('memoranda', commercial())).status).toBe(403);
    }
  });

  it('can be signed by the agency itself, witnessed by an office', async () => {
    const parties = [
      { organisationId: 'investhk', roleCode: 'party', ownerPersonId: verifier.personId },
      { organisationId: firm, roleCode: 'party' },
      { organisationId: 'shanghai', roleCode: 'witness' },
    ];
    const recorded = await officer.create('memoranda', commercial({ kindCode: 'agency-enterprise', parties }));
    expect(recorded.body['parties']).toMatchObject([
      { natureCode: 'agency', name: { en: 'Invest Hong Kong' } },
      {},
      {},
    ]);
    expect(recorded.body['ownersMissing']).toMatchObject([{ organisationId: firm }]);
  });

  it.each([
    [
      'an enterprise nobody has told of',
      {
        parties: [
          { organisationId: newId(), roleCode: 'party' },
          { organisationId: newId(), roleCode: 'party' },
        ],
      },
      409,
      'reference.enterprise-unknown',
    ],
    ['an introduction nobody has told of', { introductionId: newId() }, 409, 'reference.introduction-unknown'],
    ['a meeting nobody has told of', { meetingId: newId() }, 409, 'reference.meeting-unknown'],
    ['an umbrella that does not exist', { parentMemorandumId: newId() }, 422, 'reference.memorandum-unknown'],
    ['parties of another kind', { kindCode: 'government' }, 422, 'memorandum.governments-sign'],
  ])('cannot refer to %s', async (_what, more, status, code) => {
    expect(await officer.create('memoranda', commercial(more))).toMatchObject({ status, body: { code } });
  });

  it('comes of an introduction that all have accepted', async () => {
    const open = await at.introduction(need, [firm, provider], 'proposed');
    const refused = await officer.create('memoranda', commercial({ introductionId: open }));
    expect(refused).toMatchObject({ status: 409, body: { code: 'reference.introduction-not-accepted' } });
    const foreign = await at.introduction(need, [newId(), newId()], 'accepted');
    const ofOthers = await officer.create('memoranda', commercial({ introductionId: foreign }));
    expect(ofOthers).toMatchObject({ status: 422, body: { code: 'reference.introduction-of-others' } });
  });

  it('has owners who belong to their side', async () => {
    const parties = [
      { organisationId: firm, roleCode: 'party', ownerPersonId: stranger.personId },
      { organisationId: provider, roleCode: 'party' },
    ];
    const refused = await officer.create('memoranda', commercial({ parties }));
    expect(refused).toMatchObject({ status: 422, body: { code: 'reference.owner-not-a-member' } });
    const [first, second] = parties;
    const own = { parties: [{ ...first, ownerPersonId: customer.personId }, second] };
    expect((await officer.create('memoranda', commercial(own))).status).toBe(201);
  });

  it('stands under an umbrella, one level deep', async () => {
    const umbrella = idOf(await officer.create('memoranda', commercial()));
    const child = await officer.create('memoranda', commercial({ parentMemorandumId: umbrella }));
    expect(child.body['parentMemorandumId']).toBe(umbrella);
    const grandchild = await officer.create('memoranda', commercial({ parentMemorandumId: idOf(child) }));
    expect(grandchild.body['code']).toBe('reference.umbrella-is-child');
    const under = commercial({ parentMemorandumId: idOf(await officer.create('memoranda', commercial())) });
    const moved = await officer.change(
      `memoranda/${umbrella}`,
      await officer.get(`memoranda/${umbrella}`),
      under,
      'PUT',
    );
    expect(moved.body['code']).toBe('reference.umbrella-has-children');
  });

  it('is changed by whoever has read its latest version', async () => {
    const recorded = await officer.create('memoranda', commercial());
    const path = `memoranda/${idOf(recorded)}`;
    const revised = await officer.change(
      path,
      recorded,
      commercial({ value: { amount: '5000000', currency: 'CNY' } }),
      'PUT',
    );
    expect(revised.body).toMatchObject({ version: 2, value: { amount: '5000000', currency: 'CNY' } });
    expect((await officer.change(`${path}/negotiation`, recorded)).status).toBe(412);
    expect((await officer.change(`${path}/negotiation`, { ...recorded, etag: '' })).status).toBeGreaterThanOrEqual(400);
  });

  it('is ended by another person than its owner', async () => {
    const recorded = await officer.create('memoranda', commercial());
    const path = `memoranda/${idOf(recorded)}/termination`;
    const reason = { reasonCode: 'mutual-consent' };
    expect(await officer.change(path, recorded, reason)).toMatchObject({
      status: 403,
      body: {
        code: 'memorandum.owner-cannot-end-it',
        detail: 'A memorandum is ended by another person than its owner.',
      },
    });
    expect((await colleague.change(path, recorded, reason)).body['status']).toBe('terminated');
    expect((await officer.get(`memoranda/${idOf(recorded)}`)).body['reasonCode']).toBe('mutual-consent');
  });

  it('is held, resumed, lapsed, and its milestones moved and dropped', async () => {
    let seen = await officer.create('memoranda', commercial({ validUntilOn: '2026-11-01' }));
    const path = `memoranda/${idOf(seen)}`;
    seen = await officer.change(`${path}/hold`, seen, { reasonCode: 'funding' });
    expect((await officer.get(path)).body).toMatchObject({ status: 'on-hold', reasonCode: 'funding' });
    expect((await officer.change(`${path}/resumption`, seen)).body['status']).toBe('active');
    expect((await officer.get(path)).body).not.toHaveProperty('reasonCode');
    const milestone = { title: { en: 'Licence' }, ownerOrganisationId: provider, dueOn: '2027-03-31' };
    seen = await officer.create(`${path}/milestones`, milestone);
    const [{ milestoneId } = { milestoneId: '' }] = seen.body['milestones'] as { milestoneId: string }[];
    seen = await officer.change(`${path}/milestones/${milestoneId}/rescheduling`, seen, { dueOn: '2027-09-30' });
    seen = await officer.change(`${path}/milestones/${milestoneId}/dropping`, seen, { reasonCode: 'not-feasible' });
    expect(seen.body['milestones']).toMatchObject([{ status: 'dropped', dueOn: '2027-09-30' }]);
    expect((await officer.change(`${path}/lapse`, seen)).body['status']).toBe('lapsed');
  });

  it('is listed page by page, by stage and introduction', async () => {
    const introductionId = await at.introduction(need, [firm, provider], 'accepted');
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.unshift(idOf(await officer.create('memoranda', commercial({ introductionId }))));
    const first = await officer.get(`memoranda?introductionId=${introductionId}&limit=2&stage=draft`);
    const second = await officer.get(
      `memoranda?introductionId=${introductionId}&limit=2&cursor=${String(first.body['next'])}`,
    );
    const items = [...(first.body['items'] as Answer['body'][]), ...(second.body['items'] as Answer['body'][])];
    expect(items.map(({ id }) => id)).toEqual(ids);
    expect(second.body['next']).toBeUndefined();
    expect((await officer.get(`memoranda?introductionId=${introductionId}&stage=signed`)).body['items']).toEqual([]);
  });
});
