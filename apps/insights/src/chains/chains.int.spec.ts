import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as matching from '@harbourlink/contracts/matching';
import * as mou from '@harbourlink/contracts/mou';
import * as registry from '@harbourlink/contracts/registry';
import { newId } from '@harbourlink/kernel';
import { eventually } from '@harbourlink/testing';
import { startInsights } from '../insights-service.fixture.js';
import type { ChainItem } from './chain-item.js';

type Insights = Awaited<ReturnType<typeof startInsights>>;
type Ask = Awaited<ReturnType<Insights['asker']>>;

let at: Insights;
let officer: Ask;
/** The ids of one whole chain, from a firm to an outcome. */
let ids: Record<
  'firm' | 'provider' | 'case' | 'need' | 'suggestion' | 'introduction' | 'meeting' | 'mou' | 'outcome',
  string
>;
const byPersonId = newId();

const profile = (en: string) => ({ names: { en }, sectorCodes: [], seeks: true, provides: false, languageCodes: [] });
const need = (enterpriseId: string) => ({
  ...{ enterpriseId, serviceCodes: ['treasury-centre'], sectorCodes: [], marketCodes: [] },
  ...{ requiredAccreditationCodes: [], languageCodes: [], texts: {}, confidential: false },
});
const party = (organisationId: string) => ({
  ...{ organisationId, natureCode: 'enterprise', roleCode: 'party', name: { en: 'Sample' } },
});

beforeAll(async () => {
  at = await startInsights();
  officer = await at.asker('officer');
  const firm = await at.registry.publish(registry.EnterpriseDraftedSchema, { profile: profile('Firm'), byPersonId });
  const provider = await at.registry.publish(registry.EnterpriseDraftedSchema, {
    profile: profile('Provider'),
    byPersonId,
  });
  const opened = await at.registry.publish(registry.CaseOpenedSchema, { enterpriseId: firm, officeCode: 'shanghai' });
  const needId = await at.registry.publish(registry.NeedDraftedSchema, { need: need(firm), byPersonId });
  await at.registry.publish(
    registry.NeedPublishedSchema,
    { need: need(firm), endsOn: '2027-02-20', byPersonId },
    needId,
  );
  const pair = { needId, offerId: newId(), enterpriseId: firm, providerId: provider };
  const suggestion = await at.matching.publish(matching.SuggestionMadeSchema, {
    ...{ ...pair, score: 900, bandCode: 'strong', reasons: [] },
  });
  const introduction = await at.matching.publish(matching.IntroductionProposedSchema, {
    suggestionIds: [suggestion],
    needId,
    parties: [
      { organisationId: firm, sideCode: 'need' },
      { organisationId: provider, sideCode: 'offer', offerId: pair.offerId },
    ],
    ...{ byPersonId, officeCode: 'shanghai' },
    ...{ nudgeAt: '2026-12-01T00:00:00.000Z', expiresAt: '2026-12-05T00:00:00.000Z' },
  });
  const organisationIds = [firm, provider];
  await at.matching.publish(matching.IntroductionAcceptedByAllSchema, { organisationIds }, introduction);
  const meeting = await at.matching.publish(matching.MeetingArrangedSchema, {
    ...{ introductionId: introduction, organisationIds, modeCode: 'online' },
    ...{ startsAt: '2026-12-01T00:00:00.000Z', byPersonId, arrangedByOrganisationId: firm },
  });
  const memorandum = await at.mou.publish(mou.MemorandumRecordedSchema, {
    content: {
      ...{ kindCode: 'commercial', title: { en: 'Treasury' }, parties: [party(firm), party(provider)] },
      ...{ areaCodes: [], projects: [], introductionId: introduction, meetingId: meeting },
    },
    ...{ ownerPersonId: byPersonId, officeCode: 'shanghai' },
  });
  const outcome = await at.mou.publish(mou.OutcomeClaimedSchema, {
    content: { enterpriseId: firm, kindCode: 'treasury-centre', memorandumId: memorandum, amounts: [] },
    ...{ claimedByPersonId: byPersonId, officeCode: 'shanghai' },
  });
  ids = { firm, provider, case: opened, need: needId, suggestion, introduction, meeting, mou: memorandum, outcome };
  await eventually(async () => (await chainOf(outcome)).length === 8, { within: 20_000 });
}, 60_000);
afterAll(() => at.stop());

const chainOf = async (id: string) => ((await officer(`chains/${id}`)).body['items'] ?? []) as readonly ChainItem[];
const places = (items: readonly ChainItem[]) => Object.fromEntries(items.map(({ kind, place }) => [kind, place]));

describe('a chain', () => {
  it('leads from an outcome back to the firm and its first need, each step with its firms, status and time', async () => {
    const items = await chainOf(ids.outcome);
    expect(new Set(items.map(({ id }) => id))).toEqual(
      new Set([ids.firm, ids.case, ids.need, ids.suggestion, ids.introduction, ids.meeting, ids.mou, ids.outcome]),
    );
    expect(items.filter(({ place }) => place === 'self').map(({ kind }) => kind)).toEqual(['outcome']);
    expect(items.filter(({ place }) => place === 'after')).toEqual([]);
    const introduction = items.find(({ kind }) => kind === 'introduction');
    expect(introduction).toMatchObject({
      ...{ status: 'in-progress', officeCode: 'shanghai', place: 'before' },
      parentIds: [ids.suggestion, ids.need],
      organisations: [
        { organisationId: ids.firm, names: { en: 'Firm' } },
        { organisationId: ids.provider, names: { en: 'Provider' } },
      ],
    });
    expect(introduction?.beganAt).toMatch(/Z$/);
    expect(items.find(({ kind }) => kind === 'memorandum')?.title).toEqual({ en: 'Treasury' });
    expect(items.find(({ kind }) => kind === 'need')).toMatchObject({
      status: 'published',
      codes: ['treasury-centre'],
    });
  });

  it('leads from the case to all that came of it, and from the middle both ways', async () => {
    const ofCase = places(await chainOf(ids.case));
    expect(ofCase).toMatchObject({ case: 'self', need: 'after', introduction: 'after', outcome: 'after' });
    const ofIntroduction = places(await chainOf(ids.introduction));
    expect(ofIntroduction).toEqual({
      ...{ enterprise: 'before', case: 'before', need: 'before', suggestion: 'before' },
      ...{ introduction: 'self', meeting: 'after', memorandum: 'after', outcome: 'after' },
    });
  });

  it('of a suggestion that lapsed and came back says so', async () => {
    const statusNow = async () => (await chainOf(ids.suggestion)).find(({ kind }) => kind === 'suggestion')?.status;
    await at.matching.publish(matching.SuggestionLapsedSchema, { reasonCode: 'need-ended' }, ids.suggestion);
    await eventually(async () => (await statusNow()) === 'lapsed');
    const again = { score: 700, bandCode: 'good', reasons: [] };
    await at.matching.publish(matching.SuggestionRefreshedSchema, again, ids.suggestion);
    await eventually(async () => (await statusNow()) === 'suggested');
  });

  it('that is too long says how long it is, and leaves out suggestions first', async () => {
    await at.sql(
      `INSERT INTO insights.chain_item (id, kind, status, began_at, changed_at, parent_ids)
       SELECT gen_random_uuid(), 'suggestion', 'suggested', '2020-01-01', '2020-01-01', ARRAY[$1::uuid]
         FROM generate_series(1, 600)`,
      [ids.need],
    );
    const usual = (await officer(`chains/${ids.outcome}`)).body;
    expect(usual).toMatchObject({ total: (usual['items'] as ChainItem[]).length });
    const { items, total } = (await officer(`chains/${ids.need}`)).body as { items: ChainItem[]; total: number };
    expect([items.length, total]).toEqual([500, 608]);
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([ids.firm, ids.need, ids.meeting, ids.outcome]));
    await at.sql(`DELETE FROM insights.chain_item WHERE changed_at = '2020-01-01'`);
  });

  it('is for those who see every firm, and of what is unknown there is none', async () => {
    expect((await officer(`chains/${newId()}`)).body['code']).toBe('chain.unknown');
    expect((await officer('chains/nonsense')).status).toBe(404);
    for (const role of ['enterprise_member', 'provider_member', 'event_desk'])
      expect((await (await at.asker(role))(`chains/${ids.need}`)).status).toBe(403);
    for (const role of ['auditor', 'verifier', 'administrator'])
      expect((await (await at.asker(role))(`chains/${ids.need}`)).status).toBe(200);
  });

  it('is made anew by one command', async () => {
    const before = await chainOf(ids.outcome);
    await at.sql('DELETE FROM insights.chain_item');
    const administrator = await at.asker('administrator');
    const rebuilt = await administrator('insights/operations/lanes/chains/rebuild', 'POST');
    expect(rebuilt).toMatchObject({ status: 200 });
    await eventually(async () => (await chainOf(ids.outcome)).length === 8);
    expect(await chainOf(ids.outcome)).toEqual(before);
  }, 20_000);
});
