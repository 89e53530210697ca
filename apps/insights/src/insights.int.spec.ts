import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseOpenedSchema, EnterpriseDraftedSchema } from '@harbourlink/contracts/registry';
import { newId } from '@harbourlink/kernel';
import { eventually } from '@harbourlink/testing';
import { funnelStageNames } from './funnel/funnel-stages.js';
import { startInsights } from './insights-service.fixture.js';

type Insights = Awaited<ReturnType<typeof startInsights>>;
type Ask = Awaited<ReturnType<Insights['asker']>>;

let at: Insights;
let administrator: Ask;
beforeAll(async () => {
  at = await startInsights();
  administrator = await at.asker('administrator');
}, 60_000);
afterAll(() => at.stop());

const firm = async (officeCode: string) => {
  const profile = {
    names: { en: 'Sample' },
    sectorCodes: ['fintech'],
    seeks: true,
    provides: false,
    languageCodes: [],
  };
  const enterpriseId = await at.registry.publish(EnterpriseDraftedSchema, { profile, byPersonId: newId() });
  await at.registry.publish(CaseOpenedSchema, { enterpriseId, officeCode });
  return enterpriseId;
};
const knownIn = async (office: string) => {
  const { body } = await administrator(`funnel?office=${office}`);
  return (body['stages'] as { stage: string; count: number }[])[0]?.count;
};

describe('the funnel over HTTP', () => {
  it('has thirteen stages, and follows the journals of the others', async () => {
    const { status, body } = await administrator('funnel');
    expect(status).toBe(200);
    expect((body['stages'] as { stage: string }[]).map(({ stage }) => stage)).toEqual(funnelStageNames);
    const id = await firm('wuhan');
    await eventually(async () => (await knownIn('wuhan')) === 1);
    const behind = async () => (await administrator('funnel/known?office=wuhan')).body['items'] as object[];
    expect(await behind()).toMatchObject([{ id, officeCode: 'wuhan', sectorCodes: ['fintech'] }]);
    // Whose they are is told by a lane of its own.
    await eventually(async () => 'names' in ((await behind())[0] ?? {}));
    expect(await behind()).toMatchObject([{ id, names: { en: 'Sample' }, status: 'draft' }]);
    expect((await administrator('funnel/checked?office=wuhan')).body['items']).toEqual([]);
    expect((await administrator('funnel/checked?office=wuhan&behind=of&limit=1')).body['items']).toHaveLength(1);
  });

  it('refuses what it does not know', async () => {
    expect(await administrator('funnel/conversion')).toMatchObject({
      status: 404,
      body: { code: 'funnel.unknown-stage' },
    });
    expect((await administrator('funnel?office=atlantis')).status).toBe(422);
    expect((await administrator('funnel?sector=atlantis')).status).toBe(422);
    expect((await administrator('funnel?colour=blue')).status).toBe(422);
    expect((await administrator('funnel/known?cursor=nonsense')).status).toBe(400);
  });

  it('is shown to administrators, officers, team heads and auditors only', async () => {
    for (const role of ['officer', 'team_head', 'auditor'])
      expect((await (await at.asker(role))('funnel')).status).toBe(200);
    for (const role of ['verifier', 'event_desk', 'enterprise_member', 'provider_member']) {
      const ask = await at.asker(role);
      expect([(await ask('funnel')).status, (await ask('funnel/known')).status]).toEqual([403, 403]);
    }
  });

  it('is made anew by one command while events go on coming', async () => {
    for (let n = 0; n < 20; n += 1) await firm('chengdu');
    await eventually(async () => (await knownIn('chengdu')) === 20);
    await at.sql('DELETE FROM insights.enterprise_fact; DELETE FROM insights.case_fact');
    const traffic = (async () => {
      for (let n = 0; n < 20; n += 1) await firm('chengdu');
    })();
    for (const lane of ['funnel-enterprises', 'funnel-cases']) {
      const rebuilt = await administrator(`insights/operations/lanes/${lane}/rebuild`, 'POST');
      expect(rebuilt).toMatchObject({ status: 200, body: { lane } });
    }
    await traffic;
    await eventually(async () => (await knownIn('chengdu')) === 40);
  }, 20_000);
});
