import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { introductions, pair, startIntroducing } from './introducing.fixture.js';
import type { Introducing, Problem } from './introducing.fixture.js';
import type { IntroductionResponse } from './introductions/http/introduction.responses.js';
import { idOf } from './service.fixture.js';

type IntroductionPage = { items: IntroductionResponse[]; next?: string };

let at: Introducing;
let officer: Introducing['officer'];
let otherOffice: Introducing['otherOffice'];
let firm: Introducing['firm'];
let provider: Introducing['provider'];
let stranger: Introducing['stranger'];
let propose: Introducing['propose'];
beforeAll(async () => {
  at = await startIntroducing();
  ({ officer, otherOffice, firm, provider, stranger, propose } = at);
}, 60_000);
afterAll(() => at.stop());
beforeEach(() => at.freePlaces());

describe('an introduction', () => {
  it('goes from the proposal by the conflict check and all acceptances to its result', async () => {
    const proposed = await propose();
    expect(proposed).toMatchObject({ status: 'proposed', officeCode: 'shanghai', contactsDisclosed: false });
    expect(proposed.suggestionIds).toHaveLength(1);
    const path = `${introductions}/${proposed?.id}`;
    expect((await firm.changes<IntroductionResponse>(path, 'acceptance')).body.status).toBe('proposed');
    expect((await provider.changes<Problem>(path, 'acceptance')).body.code).toBe('introduction.conflict-check-open');
    const cleared = await provider.changes<IntroductionResponse>(path, 'conflict-check', { resultCode: 'cleared' });
    expect(cleared.body.status).toBe('conflict-checked');
    const accepted = await provider.changes<IntroductionResponse>(path, 'acceptance');
    expect(accepted.body).toMatchObject({ status: 'in-progress', contactsDisclosed: true });
    const closed = await officer.changes<IntroductionResponse>(path, 'closing', { resultCode: 'co-operation-agreed' });
    expect(closed.body).toMatchObject({ status: 'closed', resultCode: 'co-operation-agreed' });
  });

  it('hides the answers of one side from the other until all have accepted', async () => {
    const { id } = await propose();
    await firm.changes(`${introductions}/${id}`, 'acceptance');
    const { body } = await provider.reads<IntroductionResponse>(`${introductions}/${id}`);
    expect(body.parties).toEqual([
      { organisationId: idOf('E1'), names: { en: 'Sample E1 Ltd' }, sideCode: 'need' },
      {
        organisationId: idOf('P1'),
        names: { en: 'Sample P1 Ltd' },
        sideCode: 'offer',
        offerId: idOf('P1', 'offer'),
        conflictCheck: 'open',
        accepted: false,
      },
    ]);
  });

  it('over a confidential need is a blind brief for the provider until the firm has accepted', async () => {
    await at.publishNeed('E2', {}, true);
    for (const sample of ['E2', 'P2']) await at.checkFirm(sample);
    await at.publishOffer('P2');
    const sought = { needId: idOf('E2', 'need'), offerIds: [idOf('P2', 'offer')] };
    const proposed = await eventually(async () => {
      const reply = await officer.creates<IntroductionResponse>(introductions, sought);
      return reply.status === 201 ? reply.body : undefined;
    });
    const path = `${introductions}/${proposed?.id}`;
    const [sponsor, biotech] = [
      await at.person(idOf('P2'), 'provider_member'),
      await at.person(idOf('E2'), 'enterprise_member'),
    ];
    const brief = (await sponsor.reads<IntroductionResponse>(path)).body;
    const blind = [brief, await sponsor.reads<IntroductionPage>(introductions)];
    expect(JSON.stringify(blind)).not.toContain(idOf('E2'));
    expect(JSON.stringify(blind)).not.toContain('Sample E2 Ltd');
    expect(brief.need).toMatchObject({ serviceCodes: ['listing'], confidential: true });
    expect(brief.need).not.toHaveProperty('texts');
    expect((await biotech.changes<IntroductionResponse>(path, 'acceptance')).status).toBe(200);
    const told = (await sponsor.reads<IntroductionResponse>(path)).body;
    expect(told.parties[0]).toMatchObject({ organisationId: idOf('E2'), names: { en: 'Sample E2 Ltd' } });
    expect(told.need?.texts).toEqual({ en: 'Sample need' });
  });

  it('that is declined reads neutral to the other side; the reason is for officers', async () => {
    const { id } = await propose();
    const path = `${introductions}/${id}`;
    const declined = await provider.changes<IntroductionResponse>(path, 'decline', { reasonCode: 'wrong-time' });
    expect(declined.body.status).toBe('declined');
    const forFirm = (await firm.reads<IntroductionResponse>(path)).body;
    expect(forFirm.status).toBe('not-proceeding');
    expect(JSON.stringify(forFirm)).not.toMatch(/declin|wrong-time/);
    const forOfficer = (await officer.reads<IntroductionResponse>(path)).body;
    expect(forOfficer).toMatchObject({ declinedByOrganisationId: idOf('P1'), declineReasonCode: 'wrong-time' });
  });

  it('ends with a conflict of interest, in neutral words for the firm', async () => {
    const { id } = await propose();
    const path = `${introductions}/${id}`;
    await provider.changes(path, 'conflict-check', { resultCode: 'declared' });
    expect((await firm.reads<IntroductionResponse>(path)).body.status).toBe('not-proceeding');
    expect((await officer.reads<IntroductionResponse>(path)).body.status).toBe('conflicted');
  });

  it('is seen by its parties only, one by one and in lists', async () => {
    const { id } = await propose();
    expect((await stranger.reads<Problem>(`${introductions}/${id}`)).body.code).toBe('introduction.unknown');
    expect((await stranger.changes(`${introductions}/${id}`, 'acceptance')).status).toBe(404);
    expect((await stranger.reads<IntroductionPage>(introductions)).body.items).toEqual([]);
    expect(
      (await stranger.reads<IntroductionPage>(`${introductions}?organisationId=${idOf('P1')}`)).body.items,
    ).toEqual([]);
    const ids = (await firm.reads<IntroductionPage>(introductions)).body.items.map((item) => item.id);
    expect(ids).toContain(id);
  });

  it('is proposed by officers only, and changed by those of its office only', async () => {
    expect((await firm.creates(introductions, pair)).status).toBe(403);
    const { id } = await propose();
    const path = `${introductions}/${id}`;
    const { status, body } = await otherOffice.changes<Problem>(path, 'withdrawal', { reasonCode: 'replaced' });
    expect([status, body.code]).toEqual([403, 'introduction.other-office']);
    const withdrawn = await officer.changes<IntroductionResponse>(path, 'withdrawal', { reasonCode: 'replaced' });
    expect(withdrawn.body.status).toBe('withdrawn');
  });

  it('is not proposed for an excluded pair, an unknown one, or times out of order', async () => {
    const refused = async (body: object) => {
      const reply = await officer.creates<Problem>(introductions, body);
      return [reply.status, reply.body.code];
    };
    const excluded = { needId: idOf('E4', 'need'), offerIds: [idOf('P7', 'offer')] };
    expect(await refused(excluded)).toEqual([409, 'introduction.excluded']);
    expect(await refused({ ...pair, needId: randomUUID() })).toEqual([422, 'introduction.pair-unknown']);
    expect(await refused({ ...pair, offerIds: [] })).toEqual([422, 'request.invalid']);
    expect(await refused({ ...pair, lifetimeSeconds: 10, nudgeAfterSeconds: 20 })).toEqual([
      422,
      'introduction.times-out-of-order',
    ]);
  });

  it('is not proposed a second time while it is under way, however many officers try at once', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => officer.creates<Problem>(introductions, pair)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(replies.find(({ status }) => status === 409)?.body.code).toBe('introduction.under-way');
  });

  it('that ends gives the provider its place back, and suggestions that had to wait are made', async () => {
    const taking = { needId: idOf('E12', 'need'), offerIds: [idOf('P4', 'offer')] };
    const { body: taken } = await officer.creates<IntroductionResponse>(introductions, taking);
    await at.checkFirm('E5');
    await at.publishNeed('E5');
    const lookedAt = () =>
      at.sql(`SELECT 1 FROM inbox_key WHERE lane = 'suggestions' AND key = $1 AND last_version = 1`, [
        idOf('E5', 'need'),
      ]);
    await eventually(async () => (await lookedAt()).length === 1);
    const suggested = () => at.sql('SELECT 1 FROM suggestion WHERE need_id = $1', [idOf('E5', 'need')]);
    expect(await suggested()).toEqual([]);
    await officer.changes(`${introductions}/${taken.id}`, 'withdrawal', { reasonCode: 'replaced' });
    await eventually(async () => (await suggested()).length === 1);
  });

  it('gives the last place to one of two proposals that come at the same moment', async () => {
    const replies = await Promise.all(
      ['E12', 'E5'].map((firm) =>
        officer.creates<Problem>(introductions, { needId: idOf(firm, 'need'), offerIds: [idOf('P4', 'offer')] }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(replies.find(({ status }) => status === 409)?.body.code).toBe('introduction.at-capacity');
  });

  it('is created once for one idempotency key', async () => {
    const key = randomUUID();
    const [first, second] = [
      await officer.creates(introductions, pair, key),
      await officer.creates(introductions, pair, key),
    ];
    expect(second.body).toEqual(first.body);
    expect((await officer.creates<Problem>(introductions, { ...pair, lifetimeSeconds: 9 }, key)).body.code).toBe(
      'idempotency.key-reused',
    );
  });

  it('is answered by a guest whose link is for it, and by no other link', async () => {
    const { id } = await propose();
    const path = `${introductions}/${id}`;
    const link = { link_purpose: 'introduction.respond', link_resource: id, link_organisation: idOf('E1') };
    const guest = await at.guest(link);
    const accepted = await guest.changes<IntroductionResponse>(path, 'acceptance');
    expect(accepted.status).toBe(200);
    expect(accepted.body.parties[0]).toMatchObject({ organisationId: idOf('E1'), accepted: true });
    for (const other of [
      { ...link, link_resource: randomUUID() },
      { ...link, link_purpose: 'outcome.confirm' },
    ]) {
      expect((await (await at.guest(other)).changes(path, 'acceptance')).status).toBe(403);
    }
    expect((await guest.reads(introductions)).status).toBe(403);
  });

  it('is changed only by who has seen its latest version', async () => {
    const { id } = await propose();
    const path = `${introductions}/${id}`;
    await firm.changes(path, 'acceptance');
    const reply = await fetchStale(path);
    expect([reply.status, ((await reply.json()) as Problem).code]).toEqual([412, 'version.stale']);
  });

  it('expires after its life time, with a reminder on the way, by itself', async () => {
    const { id } = await propose({ lifetimeSeconds: 2, nudgeAfterSeconds: 1 });
    await eventually(async () => (await officer.reads<IntroductionResponse>(`${introductions}/${id}`)).body.nudged);
    await eventually(
      async () => (await officer.reads<IntroductionResponse>(`${introductions}/${id}`)).body.status === 'expired',
    );
    expect((await firm.changes<Problem>(`${introductions}/${id}`, 'acceptance')).body.code).toBe(
      'introduction.expired',
    );
    await eventually(async () => (await typesOf(id)).length === 3);
    expect(await typesOf(id)).toEqual(['IntroductionProposed', 'IntroductionNudged', 'IntroductionExpired']);
  });

  it('is extended once, counted from now', async () => {
    const { id, expiresAt } = await propose({ lifetimeSeconds: 60 });
    const path = `${introductions}/${id}`;
    const extended = await officer.changes<IntroductionResponse>(path, 'extension', { lifetimeSeconds: 600 });
    expect(extended.body.extended).toBe(true);
    expect(extended.body.expiresAt > expiresAt).toBe(true);
    expect((await officer.changes<Problem>(path, 'extension', {})).body.code).toBe('introduction.extended-already');
  });
});

async function typesOf(id: string): Promise<string[]> {
  const rows = await at.sql<{ type: string }>(`SELECT type FROM journal WHERE aggregate_id = $1 ORDER BY version`, [
    id,
  ]);
  return rows.map(({ type }) => type.slice(type.lastIndexOf('.') + 1));
}

function fetchStale(path: string): Promise<Response> {
  return provider.sends(path, 'conflict-check', { resultCode: 'cleared' }, '"1"');
}
