import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { funnelDatabase } from './funnel-database.fixture.js';
import type { FunnelDatabase } from './funnel-database.fixture.js';
import * as tell from './funnel-events.fixture.js';
import { funnelStages } from './funnel-stages.js';

const firm = tell.id(1, 1);
const other = tell.id(1, 2);
const need = tell.id(2, 1);
const introduction = tell.id(3, 1);
const meeting = tell.id(4, 1);
const memorandum = tell.id(5, 1);
const outcome = tell.id(6, 1);
const suggestion = tell.id(7, 1);
const firmsCase = tell.id(8, 1);

let funnel: FunnelDatabase;
beforeAll(async () => {
  funnel = await funnelDatabase();
});
beforeEach(() => funnel.empty());
afterAll(() => funnel.close());

async function figures(filter: { office?: string; sector?: string } = {}): Promise<Record<string, string>> {
  const { stages } = await funnel.queries.figures(filter);
  return Object.fromEntries(stages.map(({ stage, count, of }) => [stage, `${count} of ${of}`]));
}

describe('the funnel by office and sector', () => {
  const chain = [
    tell.drafted(firm, 'fintech'),
    tell.checked(firm, 'fintech', 'data-science'),
    tell.caseOpened(firmsCase, firm, 'shanghai'),
    tell.needPublished(need, firm),
    tell.suggested(suggestion, need),
    tell.proposed(introduction, need),
    tell.acceptedByAll(introduction),
    tell.arranged(meeting, introduction),
    tell.held(meeting),
    tell.rated(meeting, 'co-operation-possible'),
    tell.recorded(memorandum, 'wuhan', [other, firm], introduction),
    tell.signed(memorandum),
    tell.implementing(memorandum),
    tell.claimed(outcome, firm),
    tell.confirmed(outcome),
    tell.verified(outcome),
  ];
  const ones = Object.fromEntries(funnelStages.map(({ stage }) => [stage, '1 of 1']));
  const zeros = Object.fromEntries(funnelStages.map(({ stage }) => [stage, '0 of 0']));

  it('everything inherits from the enterprise whose need it came of', async () => {
    await funnel.tell(...chain);
    expect(await figures({ office: 'shanghai' })).toEqual(ones);
    expect(await figures({ sector: 'data-science', office: 'shanghai' })).toEqual(ones);
    expect(await figures({ office: 'wuhan' })).toEqual(zeros);
    expect(await figures({ sector: 'clean-energy' })).toEqual(zeros);
  });

  it('a broad sector includes those that lie in it', async () => {
    await funnel.tell(...chain);
    expect(await figures({ sector: 'innovation-and-technology' })).toEqual(ones);
    expect(await figures({ sector: 'new-energy-and-environment' })).toEqual(zeros);
  });

  it('comes out the same whichever topic arrives first', async () => {
    for (const event of chain.toReversed().toSorted((a, b) => (a.type < b.type ? 1 : -1))) await funnel.tell(event);
    expect(await figures({ office: 'shanghai', sector: 'fintech' })).toEqual(ones);
  });

  it('follows a case that is handed over', async () => {
    await funnel.tell(...chain, tell.caseRouted(firmsCase, 'wuhan'));
    expect(await figures({ office: 'wuhan' })).toEqual(ones);
    expect(await figures({ office: 'shanghai' })).toEqual(zeros);
  });

  it('keeps what no office has yet in the queue of the unrouted', async () => {
    await funnel.tell(tell.imported(firm), tell.caseOpened(firmsCase, firm), tell.imported(other));
    expect((await figures({ office: 'unrouted' }))['known']).toBe('2 of 2');
  });

  it('leaves what no enterprise signs with the office that keeps it', async () => {
    await funnel.tell(tell.recorded(memorandum, 'chengdu', []), tell.signed(memorandum));
    expect((await figures({ office: 'chengdu' }))['mou-signed']).toBe('1 of 1');
  });

  it('forgets an introduction that a revision took out of a memorandum', async () => {
    await funnel.tell(...chain, tell.revised(memorandum, [other]), tell.drafted(other));
    await funnel.tell(tell.caseOpened(tell.id(8, 2), other, 'beijing'));
    expect((await figures({ office: 'beijing' }))['mou-signed']).toBe('1 of 1');
    expect((await figures({ office: 'shanghai' }))['mou-signed']).toBe('0 of 0');
  });
});

describe('behind a number', () => {
  it('stand the units it counts, page by page, the newest first', async () => {
    const firms = [1, 2, 3, 4, 5].map((n) => tell.id(1, n));
    await funnel.tell(
      ...firms.flatMap((id) => [tell.imported(id, 'data-science')]),
      tell.checked(firm, 'data-science'),
    );
    const all = { stage: 'checked', behind: 'of' } as const;
    const first = await funnel.queries.page({ ...all, limit: 3 });
    const second = await funnel.queries.page({ ...all, limit: 3, cursor: first.next });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(firms.toReversed());
    expect(second.next).toBeUndefined();
    expect(await funnel.queries.page({ stage: 'checked', behind: 'count', limit: 3 })).toEqual({
      items: [{ id: firm, sectorCodes: ['data-science'] }],
    });
  });

  it.each(funnelStages)('of $stage stand as many as it says', async ({ stage }) => {
    await funnel.tell(
      tell.drafted(firm),
      tell.checked(firm),
      tell.needPublished(need, firm),
      tell.suggested(suggestion, need),
      tell.proposed(introduction, need),
      tell.acceptedByAll(introduction),
      tell.recorded(memorandum, 'wuhan', [firm], introduction),
      tell.claimed(outcome, firm),
    );
    const { stages } = await funnel.queries.figures({});
    const figure = stages.find((known) => known.stage === stage);
    for (const behind of ['count', 'of'] as const) {
      const { items } = await funnel.queries.page({ stage, behind, limit: 10 });
      expect(items).toHaveLength(figure?.[behind] ?? -1);
    }
  });
});
