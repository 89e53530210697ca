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
let claim: Cast['claim'];
beforeAll(async () => {
  ({ at, firm, provider, need, officer, colleague, verifier, auditor, customer, stranger, commercial, claim } =
    await startWithCast());
}, 60_000);
afterAll(() => at.stop());

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
      enterpriseNames: expect.anything(),
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

  it('disputed or sent back waits for who claimed it, until it is corrected', async () => {
    const claimant = await at.member('shanghai', 'officer');
    const waiting = async (asker = claimant): Promise<unknown[]> =>
      ((await asker.get('outcomes?queue=to-correct')).body['items'] as Answer['body'][]).map(({ id }) => id);
    const [one, two, open] = [
      await claimant.create('outcomes', claim()),
      await claimant.create('outcomes', claim()),
      await claimant.create('outcomes', claim()),
    ];
    expect(open.status).toBe(201);
    expect(await waiting()).toEqual([]);
    await customer.change(`outcomes/${idOf(one)}/dispute`, one, { reasonCode: 'year-wrong' });
    const ready = await customer.change(`outcomes/${idOf(two)}/confirmation`, two);
    const back = await verifier.change(`outcomes/${idOf(two)}/sending-back`, ready, { reasonCode: 'evidence-missing' });
    expect(back.body).toMatchObject({ status: 'sent-back', haltedAs: 'sent-back' });
    expect(await waiting()).toEqual([idOf(two), idOf(one)]);
    expect(await waiting(officer)).not.toContain(idOf(one));
    expect((await customer.get('outcomes?queue=to-correct')).body['items']).toEqual([]);
    expect((await officer.create(`outcomes/${idOf(two)}/correction`, claim())).status).toBe(201);
    expect(await waiting()).toEqual([idOf(one)]);
    expect((await officer.get(`outcomes/${idOf(two)}`)).body).toMatchObject({
      status: 'corrected',
      haltedAs: 'sent-back',
      reasonCode: 'evidence-missing',
    });
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
