import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  NeedEndedSchema,
  EnterpriseSuspendedSchema,
  EnterpriseReinstatedSchema,
} from '@harbourlink/contracts/registry';
import { eventually } from '@harbourlink/testing';
import { enterprises, offers } from './candidates/domain/sample-world.fixture.js';
import type { CandidatesResponse, ExplanationResponse } from './candidates/http/candidates.responses.js';
import { idOf, startService } from './service.fixture.js';
import type { RunningService } from './service.fixture.js';
import type { SuggestionResponse } from './suggestions/http/suggestion.responses.js';

type Client = Awaited<ReturnType<RunningService['person']>>;
type SuggestionPage = { items: SuggestionResponse[]; next?: string };

let at: RunningService;
let officer: Client;
beforeAll(async () => {
  at = await startService();
  officer = await at.person('shanghai', 'officer');
  for (const { id } of enterprises) await at.checkFirm(id);
  for (const { providerId } of offers) await at.checkFirm(providerId);
  for (const { providerId } of offers) await at.publishOffer(providerId);
  for (const { id } of enterprises) await at.publishNeed(id, {}, id === 'E2');
  await eventually(async () => (await suggestionsOf('E12')).length > 0, { within: 20_000 });
  await eventually(
    async () => (await at.sql<{ count: string }>(`SELECT count(*) FROM known_offer`))[0]?.count === '13',
  );
}, 60_000);
afterAll(() => at.stop());

const candidatesOf = async (sample: string, client = officer) =>
  (await client.reads<CandidatesResponse>(`/api/v1/candidates?needId=${idOf(sample, 'need')}`)).body;
const explain = (need: string, offer: string, client = officer) =>
  client.reads<ExplanationResponse>(
    `/api/v1/candidates/explanation?needId=${idOf(need, 'need')}&offerId=${idOf(offer, 'offer')}`,
  );
const suggestionsOf = async (sample: string, client = officer) =>
  (await client.reads<SuggestionPage>(`/api/v1/suggestions?needId=${idOf(sample, 'need')}`)).body.items;

describe('candidates', () => {
  it.each([
    ['E1', 'P1'],
    ['E3', 'P6'],
    ['E7', 'P12'],
    ['E8', 'P9'],
    ['E9', 'P10'],
    ['E11', 'P11'],
  ])('of %s start with %s', async (enterprise, provider) => {
    expect((await candidatesOf(enterprise)).items[0]?.providerId).toBe(idOf(provider));
  });

  it.each([
    ['E4', 'P7', 'no-hong-kong-entity', 'The provider serves firms with a Hong Kong entity only'],
    ['E6', 'P8', 'exclusive-mandate-of-rival', 'The provider works exclusively for a rival: Branding and marketing'],
    ['E10', 'P10', 'missing-accreditation', 'Lacks what is required: Halal certification'],
  ])('%s does not meet %s: %s', async (enterprise, provider, code, text) => {
    const { items, others } = await candidatesOf(enterprise);
    expect(items.map(({ providerId }) => providerId)).not.toContain(idOf(provider));
    const other = others?.find(({ providerId }) => providerId === idOf(provider));
    expect(other?.exclusions.map((exclusion) => exclusion.code)).toEqual([code]);
    expect((await explain(enterprise, provider)).body.exclusions[0]?.text.en).toContain(text);
  });

  it('show scores to officers, and bands and reasons without any number to the firm', async () => {
    const member = await at.person(idOf('E1'), 'enterprise_member');
    const forOfficer = await candidatesOf('E1');
    expect(forOfficer.items[0]?.scores?.score).toBeGreaterThan(800);
    expect(forOfficer.items[0]?.scores).toMatchObject({
      needParts: expect.arrayContaining([
        { partCode: 'services', label: expect.objectContaining({ en: 'Services' }), weight: 450, value: 1000 },
      ]),
      offerParts: expect.arrayContaining([expect.objectContaining({ partCode: 'sector' })]),
    });
    const forFirm = await candidatesOf('E1', member);
    expect(forFirm.items.map(({ providerId }) => providerId)).toEqual(
      forOfficer.items.map(({ providerId }) => providerId),
    );
    expect(JSON.stringify(forFirm)).not.toMatch(/score/i);
    expect(forFirm.items[0]).toMatchObject({ bandCode: 'strong', outcomeCode: 'candidate' });
    expect(forFirm.items[0]?.reasons.map(({ text }) => text['zh-Hans'])).toContain(
      '提供全部所需服务：企业财资中心、地区或国际总部',
    );
  });

  it('say why fewer than three are shown', async () => {
    expect((await candidatesOf('E10')).shortfall).toMatchObject({
      providers: 0,
      excluded: [{ code: 'missing-accreditation', offers: 1 }],
    });
    expect((await candidatesOf('E1')).shortfall).toBeUndefined();
    expect((await candidatesOf('E9')).unmetServiceCodes).toEqual(['intellectual-property']);
  });

  it("are nobody else's: another firm reads 404, as for a need that does not exist", async () => {
    const stranger = await at.person(idOf('E13'), 'enterprise_member');
    for (const needId of [idOf('E1', 'need'), idOf('E99', 'need')]) {
      const { status, body } = await stranger.reads<{ code: string }>(`/api/v1/candidates?needId=${needId}`);
      expect([status, body.code]).toEqual([404, 'candidates.need-unknown']);
    }
  });

  it('are explained for any pair, to a firm without telling it about a rival', async () => {
    const member = await at.person(idOf('E6'), 'enterprise_member');
    expect((await explain('E6', 'P8', member)).body.exclusions).toMatchObject([
      { code: 'not-available', valueCodes: [] },
    ]);
    expect((await explain('E1', 'P10')).body.exclusions.map(({ code }) => code)).toEqual(['no-common-service']);
  });

  it('are explained to a provider only where it was suggested, and never for a confidential need', async () => {
    const [treasury, sponsor] = [
      await at.person(idOf('P1'), 'provider_member'),
      await at.person(idOf('P2'), 'provider_member'),
    ];
    expect((await explain('E1', 'P1', treasury)).status).toBe(200);
    expect((await explain('E4', 'P1', treasury)).status).toBe(404);
    expect((await suggestionsOf('E2')).map(({ providerId }) => providerId)).toContain(idOf('P2'));
    expect((await explain('E2', 'P2', sponsor)).status).toBe(404);
    expect(await suggestionsOf('E2', sponsor)).toEqual([]);
  });

  it.each(['', '?needId=x', `?needId=${idOf('E1', 'need')}&limit=1000`, `?needId=${idOf('E1', 'need')}&more=1`])(
    'refuse %s with the fields that are wrong',
    async (query) => {
      const { status, body } = await officer.reads<{ code: string; errors: unknown[] }>(`/api/v1/candidates${query}`);
      expect([status, body.code]).toEqual([422, 'request.invalid']);
      expect(body.errors.length).toBeGreaterThan(0);
    },
  );

  it('do not change when a sample is renamed', async () => {
    const before = await candidatesOf('E7');
    await at.checkFirm('P12', {}, 'Another name altogether');
    await eventually(async () => (await candidatesOf('E7')).items[0]?.providerNames.en === 'Another name altogether');
    const withoutNames = ({ items }: CandidatesResponse) => items.map(({ providerNames: _, ...rest }) => rest);
    expect(withoutNames(await candidatesOf('E7'))).toEqual(withoutNames(before));
  });
});

describe('suggestions', () => {
  it('are made once for every pair that is at least possible, and for no excluded one', async () => {
    await eventually(async () => (await suggestionsOf('E1')).length === 3);
    const pairs = (await suggestionsOf('E1')).map(({ providerId }) => providerId);
    expect(pairs[0]).toBe(idOf('P1'));
    expect([...pairs].sort()).toEqual([idOf('P1'), idOf('P12'), idOf('P13')].sort());
    expect(await suggestionsOf('E10')).toEqual([]);
    const made = await at.sql(
      `SELECT aggregate_id FROM journal WHERE type LIKE '%SuggestionMade' GROUP BY 1 HAVING count(*) > 1`,
    );
    expect(made).toEqual([]);
  });

  it('are read page by page, without a score in the cursor', async () => {
    const first = await officer.reads<SuggestionPage>(`/api/v1/suggestions?needId=${idOf('E1', 'need')}&limit=2`);
    const { items, next = '' } = first.body;
    expect(Buffer.from(next, 'base64url').toString()).toBe(JSON.stringify([items[1]?.id]));
    const rest = await officer.reads<SuggestionPage>(
      `/api/v1/suggestions?needId=${idOf('E1', 'need')}&limit=2&cursor=${next}`,
    );
    expect(rest.body.items).toHaveLength(1);
    expect(rest.body.next).toBeUndefined();
    expect(items.map(({ id }) => id)).not.toContain(rest.body.items[0]?.id);
    expect((await officer.reads('/api/v1/suggestions?cursor=bm8')).status).toBe(400);
  });

  it('are shortlisted by officers and dismissed by either side, whose reason the other side does not read', async () => {
    const [first, second] = await suggestionsOf('E1');
    const shortlisted = await officer.changes<SuggestionResponse>(`/api/v1/suggestions/${first?.id}`, 'shortlisting');
    expect([shortlisted.status, shortlisted.body.status]).toEqual([200, 'shortlisted']);
    const member = await at.person(idOf('E1'), 'enterprise_member');
    const path = `/api/v1/suggestions/${second?.id}`;
    expect((await member.changes(path, 'shortlisting')).status).toBe(403);
    const dismissed = await member.changes<SuggestionResponse>(path, 'dismissal', { reasonCode: 'known-already' });
    expect(dismissed.body).toMatchObject({ status: 'dismissed', dismissalReasonCode: 'known-already' });
    expect(dismissed.body.score).toBeUndefined();
    const sample = second?.providerId === idOf('P12') ? 'P12' : 'P13';
    const other = await at.person(idOf(sample), 'provider_member');
    expect((await other.reads<SuggestionResponse>(path)).body.dismissalReasonCode).toBeUndefined();
    const again = await officer.changes<{ code: string }>(path, 'shortlisting');
    expect([again.status, again.body.code]).toEqual([409, 'suggestion.not-live']);
  });

  it('lapse when a firm is suspended and live again when it is reinstated', async () => {
    const [before] = await suggestionsOf('E8');
    await at.registry.publish(
      EnterpriseSuspendedSchema,
      { reasonCode: 'other', byPersonId: officer.personId },
      idOf('P9'),
    );
    await eventually(async () => (await suggestionsOf('E8')).every(({ status }) => status === 'lapsed'));
    await at.registry.publish(EnterpriseReinstatedSchema, { byPersonId: officer.personId }, idOf('P9'));
    await eventually(
      async () => (await suggestionsOf('E8')).find(({ id }) => id === before?.id)?.status === 'suggested',
    );
  });

  it('lapse with the need', async () => {
    await at.registry.publish(NeedEndedSchema, { reasonCode: 'met' }, idOf('E11', 'need'));
    await eventually(async () => (await suggestionsOf('E11')).every(({ status }) => status === 'lapsed'));
    expect((await candidatesOf('E11')).items).toEqual([]);
    expect((await explain('E11', 'P11')).body.exclusions.map(({ code }) => code)).toEqual(['need-ended']);
  });

  it('wait for the firm a need is of', async () => {
    const stray = { sectorCodes: ['consumer-goods-and-brand'] };
    await at.publishNeed('E14', stray);
    const waits = () =>
      at.sql(`SELECT 1 FROM inbox_key WHERE lane = 'suggestions' AND key = $1 AND error LIKE '%is not known%'`, [
        idOf('E14', 'need'),
      ]);
    await eventually(async () => (await waits()).length === 1);
    expect(await suggestionsOf('E14')).toEqual([]);
    await at.checkFirm('E14', stray);
    await eventually(async () => (await suggestionsOf('E14')).length > 0);
  });
});

describe('the copies of others', () => {
  it('are the same after a rebuild from the journals', async () => {
    const administrator = await at.person('investhk', 'administrator');
    const copies = async () => {
      const found: unknown[] = [];
      for (const table of ['known_enterprise', 'known_need', 'known_offer']) {
        found.push(await at.sql(`SELECT * FROM ${table} ORDER BY 1`));
      }
      return found;
    };
    const before = await copies();
    for (const lane of ['known-enterprises', 'known-needs', 'known-offers']) {
      const { status } = await administrator.creates(`/api/v1/matching/operations/lanes/${lane}/rebuild`, {});
      expect(status).toBe(200);
    }
    expect(await copies()).toEqual(before);
    await at.publishNeed('E7');
    const again = () => at.sql(`SELECT 1 FROM known_need WHERE need_id = $1 AND version = 2`, [idOf('E7', 'need')]);
    await eventually(async () => (await again()).length === 1);
  });

  it('have no dead letter', async () => {
    expect(await at.sql('SELECT * FROM dead_letter')).toEqual([]);
  });
});
