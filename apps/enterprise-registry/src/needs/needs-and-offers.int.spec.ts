import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import { EndWhatIsOver } from '../calendar/end-what-is-over.js';
import { idOf, itemsOf, needBody, offerBody, profileBody, startRegistry } from '../registry-service.fixture.js';
import type { Answer, Asker, Registry } from '../registry-service.fixture.js';

let at: Registry;
let officer: Asker;
let firm: Asker;
let provider: Asker;
let stranger: Asker;

async function checkedFirm(role: string, changes: object): Promise<Asker> {
  const one = await at.firm(role);
  const drafted = await one.create('enterprises', profileBody(changes));
  const path = `enterprises/${one.organisationId}`;
  await officer.change(`${path}/check`, await one.change(`${path}/submission`, drafted));
  return one;
}

beforeAll(async () => {
  at = await startRegistry();
  officer = await at.member('shanghai', 'officer');
  stranger = await at.firm();
  firm = await checkedFirm('enterprise_member', {});
  provider = await checkedFirm('provider_member', {
    placeCode: 'HK',
    uscc: undefined,
    brNumber: '12345678',
    provides: true,
    seeks: false,
  });
}, 60_000);
afterAll(() => at.stop());

const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

describe.each([
  ['needs', () => firm, () => needBody(firm.organisationId), 'enterpriseId'],
  ['offers', () => provider, () => offerBody(provider.organisationId), 'providerId'],
] as const)('%s', (plural, owner, body, ownerField) => {
  const drafted = (): Promise<Answer> => owner().create(plural, body());
  const step = (seen: Answer, name: string, sent: object): Promise<Answer> =>
    owner().change(`${plural}/${idOf(seen)}/${name}`, seen, sent);

  it('are drafted, revised, published, renewed and ended', async () => {
    const draft = await drafted();
    expect([draft.status, draft.body['status'], draft.body['missing']]).toEqual([201, 'draft', []]);
    const changed = { ...body(), languageCodes: ['english'] };
    const revised = await owner().change(`${plural}/${idOf(draft)}`, draft, changed, 'PUT');
    expect(revised.body).toMatchObject({ version: 2, languageCodes: ['english'] });
    const published = await step(revised, 'publication', {});
    expect(published.body).toMatchObject({ status: 'published', endsOn: inDays(90) });
    const renewed = await step(published, 'renewal', { endsOn: inDays(180) });
    expect(renewed.body['endsOn']).toBe(inDays(180));
    const ended = await step(renewed, 'ending', { reasonCode: 'withdrawn' });
    expect(ended.body).toMatchObject({ status: 'ended', endedReasonCode: 'withdrawn', version: 5 });
    expect((await step(ended, 'publication', {})).status).toBe(409);
  });

  it('end by themselves once their last day is over', async () => {
    const published = await step(await drafted(), 'publication', {});
    const table = plural.slice(0, -1);
    await at.sql(`UPDATE registry.${table} SET ends_on = '2026-01-01' WHERE id = $1`, [idOf(published)]);
    await at.service.application.get(EndWhatIsOver).pass();
    const seen = await officer.get(`${plural}/${idOf(published)}`);
    expect(seen.body).toMatchObject({ status: 'ended', endedReasonCode: 'expired' });
  });

  it('cannot be published for too long or too short a time', async () => {
    const draft = await drafted();
    for (const endsOn of [inDays(89), inDays(181)]) {
      const answer = await step(draft, 'publication', { endsOn });
      expect([answer.status, String(answer.body['code'])]).toEqual([422, `${table()}.ends-outside-period`]);
    }
  });

  it('cannot be published while the enterprise is not checked', async () => {
    const draftFirm = await at.firm(plural === 'needs' ? 'enterprise_member' : 'provider_member');
    await draftFirm.create('enterprises', profileBody());
    const draft = await draftFirm.create(plural, { ...body(), [ownerField]: draftFirm.organisationId });
    const answer = await draftFirm.change(`${plural}/${idOf(draft)}/publication`, draft, {});
    expect([answer.status, String(answer.body['code'])]).toEqual([409, expect.stringContaining('not-checked')]);
  });

  it('of others are unknown: object, list and changes', async () => {
    const draft = await drafted();
    const path = `${plural}/${idOf(draft)}`;
    expect((await stranger.get(path)).status).toBe(404);
    expect(itemsOf(await stranger.get(plural))).toEqual([]);
    expect(itemsOf(await stranger.get(`${plural}?${ownerField}=${owner().organisationId}`))).toEqual([]);
    expect((await stranger.change(path, draft, body(), 'PUT')).status).toBe(404);
    expect((await stranger.change(`${path}/ending`, draft, { reasonCode: 'withdrawn' })).status).toBe(404);
    expect((await stranger.create(plural, body())).status).toBe(404);
    expect((await officer.get(path)).status).toBe(200);
  });

  it('are listed by status, service and owner', async () => {
    const draft = await drafted();
    const list = await owner().get(`${plural}?status=draft&service=treasury-centre&limit=200`);
    expect(itemsOf(list).map(({ id }) => id)).toContain(idOf(draft));
    expect(itemsOf(await owner().get(`${plural}?service=visas`))).toEqual([]);
  });

  it('are found by the name of their firm or their own words, by office, and read from either end', async () => {
    const [first, second] = [await drafted(), await drafted()];
    const named = itemsOf(await officer.get(`${plural}?q=${encodeURIComponent(nameOf(first))}&limit=200`));
    expect(named.map(({ id }) => id)).toEqual(expect.arrayContaining([idOf(first), idOf(second)]));
    expect(named[0]).toMatchObject({ [namesField]: expect.objectContaining({ en: nameOf(first) }) });
    expect(itemsOf(await officer.get(`${plural}?q=no-such-words`))).toEqual([]);
    expect(itemsOf(await officer.get(`${plural}?office=wuhan`))).toEqual([]);
    const ends = await Promise.all(
      ['newest', 'oldest'].map(async (sort) => itemsOf(await owner().get(`${plural}?sort=${sort}&limit=200`))),
    );
    expect(ends[0]?.map(({ id }) => id).reverse()).toEqual(ends[1]?.map(({ id }) => id));
    const { body: page } = await owner().get(`${plural}?sort=oldest&limit=1`);
    const next = itemsOf(await owner().get(`${plural}?sort=oldest&limit=1&cursor=${String(page['next'])}`));
    expect(next[0]?.['id']).toBe(ends[1]?.[1]?.['id']);
  });

  it.each([
    ['an unknown service', { serviceCodes: ['alchemy'] }],
    ['an over-long text', { texts: { en: 'x'.repeat(4001) } }],
    ['an unknown field', { phone: '123' }],
    ['a NUL', { texts: { en: 'a\u0000' } }],
    ['an unknown language', { texts: { fr: 'bonjour' } }],
  ])('with %s are field errors', async (_what, changes) => {
    const answer = await owner().create(plural, { ...body(), ...changes });
    expect([answer.status, answer.body['code']]).toEqual([422, 'request.invalid']);
  });

  const table = (): string => plural.slice(0, -1);
  const namesField = ownerField === 'enterpriseId' ? 'enterpriseNames' : 'providerNames';
  const nameOf = (seen: Answer): string => String((seen.body[namesField] as { en: string }).en);
});

describe('a need', () => {
  it('keeps its budget exactly, and null is as good as absent', async () => {
    const budget = { low: { amount: '1000000.10', currency: 'HKD' }, high: null };
    const need = await firm.create('needs', needBody(firm.organisationId, { budget, stageCode: null, texts: null }));
    expect(need.body).toMatchObject({ budget: { low: budget.low }, missing: ['texts'] });
    expect(need.body).not.toHaveProperty('stageCode');
    expect(need.body['budget']).not.toHaveProperty('high');
  });

  it('of nobody is refused', async () => {
    expect((await officer.create('needs', needBody(newId()))).body['code']).toBe('enterprise.unknown');
  });
});

describe('cases', () => {
  it('go to an officer of their office, are handed over, and keep who had them', async () => {
    const [own] = itemsOf(await officer.get(`cases?enterpriseId=${firm.organisationId}`));
    const path = `cases/${String(own?.['id'])}`;
    const colleague = await at.member('shanghai', 'team_head');
    const elsewhere = await at.member('beijing', 'officer');
    const seen = await officer.get(path);
    const wrong = await officer.change(`${path}/assignment`, seen, { ownerPersonId: elsewhere.personId });
    expect(wrong.body['code']).toBe('case.owner-of-another-office');
    const assigned = await officer.change(`${path}/assignment`, seen, { ownerPersonId: colleague.personId });
    expect(assigned.body['ownerPersonId']).toBe(colleague.personId);
    const handed = await colleague.change(`${path}/routing`, assigned, { officeCode: 'beijing' });
    expect(handed.body).toMatchObject({
      officeCode: 'beijing',
      formerHolders: [
        { officeCode: 'shanghai', ownerPersonId: officer.personId },
        { officeCode: 'shanghai', ownerPersonId: colleague.personId },
      ],
    });
    expect(itemsOf(await officer.get('cases?office=beijing')).map(({ id }) => id)).toContain(own?.['id']);
  });

  it('of a firm in Hong Kong are the agency’s own', async () => {
    const [own] = itemsOf(await officer.get(`cases?enterpriseId=${provider.organisationId}`));
    expect(own).toMatchObject({ officeCode: 'investhk', status: 'open' });
  });

  it('are not for firms', async () => {
    expect((await firm.get('cases')).status).toBe(403);
  });
});
