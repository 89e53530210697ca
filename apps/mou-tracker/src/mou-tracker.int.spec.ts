import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import { startMouTracker } from './mou-service.fixture.js';
import type { Answer, Asker, MouTracker } from './mou-service.fixture.js';

let at: MouTracker;
let officer: Asker;
let colleague: Asker;
let verifier: Asker;
let auditor: Asker;
let customer: Asker;
let stranger: Asker;
let firm: string;
let provider: string;
const need = newId();

beforeAll(async () => {
  at = await startMouTracker();
  [firm, provider] = [await at.enterprise('Sample Precision Ltd'), await at.enterprise('Sample Treasury Ltd')];
  officer = await at.member('shanghai', 'officer');
  colleague = await at.member('shanghai', 'team_head');
  verifier = await at.member('investhk', 'verifier', 'agency');
  auditor = await at.member('investhk', 'auditor', 'agency');
  customer = await at.member(firm, 'enterprise_member', 'enterprise');
  stranger = await at.member(newId(), 'enterprise_member', 'enterprise');
  await at.case(firm, 'shanghai', officer.personId);
}, 60_000);
afterAll(() => at.stop());

const commercial = (more: object = {}) => ({
  kindCode: 'commercial',
  title: { en: 'Treasury centre' },
  parties: [
    { organisationId: firm, roleCode: 'party' },
    { organisationId: provider, roleCode: 'party' },
  ],
  ...more,
});
const claim = (more: object = {}) => ({
  enterpriseId: firm,
  kindCode: 'treasury-centre',
  amounts: [{ year: 2026, amount: { amount: '1200000.50', currency: 'HKD' } }],
  ...more,
});
const idOf = ({ body }: Answer): string => String(body['id']);

describe('the chain from a need to a verified outcome', () => {
  it('is walked through the routes and followed back in one answer', async () => {
    const introductionId = await at.introduction(need, [firm, provider], 'accepted');
    const meetingId = await at.meeting(introductionId);
    const recorded = await officer.create('memoranda', commercial({ meetingId }));
    expect(recorded).toMatchObject({
      status: 201,
      etag: '"1"',
      body: { stage: 'draft', status: 'active', introductionId },
    });
    expect(recorded.body['parties']).toEqual([
      { organisationId: firm, natureCode: 'enterprise', roleCode: 'party', name: { en: 'Sample Precision Ltd' } },
      { organisationId: provider, natureCode: 'enterprise', roleCode: 'party', name: { en: 'Sample Treasury Ltd' } },
    ]);
    const memorandumId = idOf(recorded);
    const negotiating = await officer.change(`memoranda/${memorandumId}/negotiation`, recorded);
    const signed = await officer.change(`memoranda/${memorandumId}/signature`, negotiating, { signedOn: '2026-11-20' });
    expect(signed.body).toMatchObject({ stage: 'signed', signedOn: '2026-11-20', version: 3 });
    const milestone = { title: { en: 'Licence' }, ownerOrganisationId: firm, dueOn: '2027-03-31' };
    const planned = await officer.create(`memoranda/${memorandumId}/milestones`, milestone);
    const [{ milestoneId } = { milestoneId: '' }] = planned.body['milestones'] as { milestoneId: string }[];
    const begun = await officer.change(`memoranda/${memorandumId}/implementation`, planned);
    const reaching = { reachedOn: '2026-11-21', evidenceCode: 'registration' };
    const reached = await officer.change(
      `memoranda/${memorandumId}/milestones/${milestoneId}/reaching`,
      begun,
      reaching,
    );
    const delivered = await officer.change(`memoranda/${memorandumId}/delivery`, reached);
    expect(delivered.body).toMatchObject({ stage: 'delivered', milestones: [{ status: 'reached' }] });

    const claimed = await officer.create('outcomes', claim({ memorandumId, milestoneId }));
    expect(claimed).toMatchObject({
      status: 201,
      body: { status: 'claimed', total: { amount: '1200000.50', currency: 'HKD' } },
    });
    const outcomeId = idOf(claimed);
    const guest = at.guest('outcome.confirm', outcomeId);
    const confirmed = await guest.change(
      `outcomes/${outcomeId}/confirmation`,
      await guest.get(`outcomes/${outcomeId}`),
    );
    expect(confirmed.body).toMatchObject({
      status: 'confirmed',
      confirmation: { byPersonId: guest.personId, meansCode: 'bound-link' },
    });
    const verified = await verifier.change(`outcomes/${outcomeId}/verification`, confirmed);
    expect(verified.body).toMatchObject({ status: 'verified', verification: { officeCode: 'investhk' } });
    expect((await auditor.get(`outcomes/${outcomeId}/chain`)).body).toEqual({
      outcomeId,
      enterpriseId: firm,
      memorandumId,
      milestoneId,
      meetingId,
      introductionId,
      needId: need,
    });
  });
});

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
  });

  it('is held, resumed, lapsed, and its milestones moved and dropped', async () => {
    let seen = await officer.create('memoranda', commercial({ validUntilOn: '2026-11-01' }));
    const path = `memoranda/${idOf(seen)}`;
    seen = await officer.change(`${path}/hold`, seen, { reasonCode: 'funding' });
    expect(seen.body['status']).toBe('on-hold');
    seen = await officer.change(`${path}/resumption`, seen);
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

describe('an outcome', () => {
  const claimed = async (more: object = {}) => officer.create('outcomes', claim(more));
  const confirmed = async () => {
    const entry = await claimed();
    return customer.change(`outcomes/${idOf(entry)}/confirmation`, entry);
  };

  it('is confirmed by a member of the enterprise who is signed in', async () => {
    expect((await confirmed()).body).toMatchObject({ status: 'confirmed', confirmation: { meansCode: 'signed-in' } });
  });

  it('is nobody else’s to read, confirm or dispute', async () => {
    const entry = await claimed();
    const path = `outcomes/${idOf(entry)}`;
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get(`${path}/chain`)).status).toBe(404);
    expect((await stranger.get('outcomes')).body['items']).toEqual([]);
    expect((await stranger.change(`${path}/confirmation`, entry)).status).toBe(404);
    expect((await stranger.change(`${path}/dispute`, entry, { reasonCode: 'other' })).status).toBe(404);
    const other = at.guest('outcome.confirm', newId());
    expect((await other.change(`${path}/confirmation`, entry)).status).toBe(403);
    expect((await at.guest('introduction.respond', idOf(entry)).get(path)).status).toBe(403);
  });

  it('is not confirmed by an officer, who can only put a paper on record', async () => {
    const entry = await claimed();
    const path = `outcomes/${idOf(entry)}/confirmation`;
    expect((await colleague.change(path, entry)).body['code']).toBe('outcome.confirmation-not-yours');
    expect((await customer.change(path, entry, { meansCode: 'chopped-letter' })).body['code']).toBe(
      'outcome.confirmation-not-yours',
    );
    const onPaper = await colleague.change(path, entry, { meansCode: 'chopped-letter' });
    expect(onPaper.body).toMatchObject({ status: 'confirmed', confirmation: { meansCode: 'chopped-letter' } });
  });

  it('is verified by four eyes: not the claimant, not the case owner, not their office', async () => {
    const verifierOf = (office: string) => at.member(office, 'verifier', office === 'investhk' ? 'agency' : 'office');
    const officeMate = await verifierOf('shanghai');
    const ready = await confirmed();
    const path = `outcomes/${idOf(ready)}/verification`;
    expect(await officeMate.change(path, ready)).toMatchObject({
      status: 403,
      body: { code: 'outcome.verifier-same-office' },
    });
    expect((await officer.change(path, ready)).status).toBe(403);

    const bothRoles = await verifierOf('investhk');
    await at.case(firm, 'shanghai', bothRoles.personId);
    expect((await bothRoles.change(path, ready)).body['code']).toBe('outcome.verifier-is-case-owner');
    expect((await verifier.change(path, ready)).body['status']).toBe('verified');
  });

  it('is not verified while nobody knows whose case the enterprise is', async () => {
    const caseless = await at.enterprise('Sample Newcomer Ltd');
    const entry = await claimed({ enterpriseId: caseless });
    const refused = await verifier.change(`outcomes/${idOf(entry)}/verification`, entry);
    expect(refused).toMatchObject({ status: 409, body: { code: 'reference.case-unknown' } });
  });

  it('is sent back, and corrected by a new entry linked both ways', async () => {
    const ready = await confirmed();
    const id = idOf(ready);
    const sentBack = await verifier.change(`outcomes/${id}/sending-back`, ready, { reasonCode: 'amount-implausible' });
    expect(sentBack.body).toMatchObject({ status: 'sent-back', reasonCode: 'amount-implausible' });
    const key = newId();
    const entry = await officer.create(`outcomes/${id}/correction`, claim({ kindCode: 'expansion' }), key);
    expect(entry.body).toMatchObject({ status: 'claimed', correctsOutcomeId: id, kindCode: 'expansion' });
    expect((await officer.get(`outcomes/${id}`)).body).toMatchObject({
      status: 'corrected',
      correctionOutcomeId: idOf(entry),
      kindCode: 'treasury-centre',
    });
    expect(idOf(await officer.create(`outcomes/${id}/correction`, claim({ kindCode: 'expansion' }), key))).toBe(
      idOf(entry),
    );
    expect((await officer.create(`outcomes/${id}/correction`, claim())).body['code']).toBe('outcome.already-corrected');
  });

  it('a correction that is refused leaves the old entry as it was', async () => {
    const ready = await confirmed();
    const refused = await officer.create(`outcomes/${idOf(ready)}/correction`, claim({ enterpriseId: newId() }));
    expect(refused.body['code']).toBe('reference.enterprise-unknown');
    expect((await officer.get(`outcomes/${idOf(ready)}`)).body['status']).toBe('confirmed');
  });

  it('disputed by the customer waits for a correction', async () => {
    const entry = await claimed();
    const guest = at.guest('outcome.confirm', idOf(entry));
    const disputed = await guest.change(`outcomes/${idOf(entry)}/dispute`, entry, { reasonCode: 'amount-wrong' });
    expect(disputed.body).toMatchObject({ status: 'disputed', reasonCode: 'amount-wrong' });
    expect((await customer.change(`outcomes/${idOf(entry)}/confirmation`, disputed)).body['code']).toBe(
      'outcome.disputed',
    );
  });

  it('refers only to what belongs together', async () => {
    const introductionId = await at.introduction(need, [firm, provider], 'accepted');
    const memorandum = await officer.create('memoranda', commercial({ introductionId }));
    const memorandumId = idOf(memorandum);
    expect((await claimed({ memorandumId })).body['code']).toBe('reference.memorandum-not-signed');
    await officer.change(`memoranda/${memorandumId}/signature`, memorandum, { signedOn: '2026-11-20' });
    expect((await claimed({ memorandumId, milestoneId: newId() })).body['code']).toBe('reference.milestone-unknown');
    const elsewhere = await at.introduction(need, [firm, provider], 'accepted');
    expect((await claimed({ memorandumId, introductionId: elsewhere })).body['code']).toBe(
      'reference.memorandum-of-another-introduction',
    );
    const bystander = await at.enterprise('Sample Bystander Ltd');
    expect((await claimed({ memorandumId, enterpriseId: bystander })).body['code']).toBe(
      'reference.memorandum-of-others',
    );
    expect((await claimed({ enterpriseId: bystander, introductionId })).body['code']).toBe(
      'reference.introduction-of-others',
    );
    const meetingId = await at.meeting(elsewhere);
    expect((await claimed({ introductionId, meetingId })).body['code']).toBe(
      'reference.meeting-of-another-introduction',
    );
    expect((await claimed({ memorandumId })).body).toMatchObject({ introductionId, needId: need });
  });
});
