import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { funnelDatabase } from './funnel-database.fixture.js';
import type { FunnelDatabase } from './funnel-database.fixture.js';
import * as tell from './funnel-events.fixture.js';
import type { Told } from './funnel-events.fixture.js';
import { funnelStages } from './funnel-stages.js';
import type { FunnelStageName } from './funnel-stages.js';

const firm = tell.id(1, 1);
const other = tell.id(1, 2);
const need = tell.id(2, 1);
const introduction = tell.id(3, 1);
const meeting = tell.id(4, 1);
const memorandum = tell.id(5, 1);
const outcome = tell.id(6, 1);
const suggestion = tell.id(7, 1);

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

describe('the funnel', () => {
  it('has the thirteen stages of the definition, in its order', async () => {
    const { stages } = await funnel.queries.figures({});
    expect(stages.map(({ stage, unit }) => `${stage} ${unit}`)).toEqual([
      'known enterprise',
      'checked enterprise',
      'with-need enterprise',
      'matched need',
      'introduced need',
      'accepted introduction',
      'met introduction',
      'promising introduction',
      'mou-signed memorandum',
      'implementing memorandum',
      'claimed outcome',
      'confirmed outcome',
      'verified outcome',
    ]);
    expect(stages.every(({ count, of }) => count === 0 && of === 0)).toBe(true);
  });

  const definitions: readonly [FunnelStageName, string, readonly Told[], string][] = [
    ['known', 'prospect, draft or further', [tell.imported(firm), tell.drafted(other)], '2 of 2'],
    ['checked', 'ever checked of known', [tell.drafted(firm), tell.checked(firm), tell.imported(other)], '1 of 2'],
    [
      'with-need',
      'checked and ever published a need of checked',
      [
        tell.drafted(firm),
        tell.checked(firm),
        tell.needDrafted(need, firm),
        tell.needPublished(need, firm),
        tell.drafted(other),
        tell.checked(other),
        tell.needDrafted(tell.id(2, 2), other),
      ],
      '1 of 2',
    ],
    [
      'matched',
      'needs that have had a candidate of needs published',
      [
        tell.needPublished(need, firm),
        tell.needPublished(tell.id(2, 2), firm),
        tell.needDrafted(tell.id(2, 3), firm),
        tell.suggested(suggestion, need),
        tell.suggested(tell.id(7, 2), need),
      ],
      '1 of 2',
    ],
    [
      'introduced',
      'needs that have had an introduction proposed of needs published',
      [
        tell.needPublished(need, firm),
        tell.needPublished(tell.id(2, 2), firm),
        tell.proposed(introduction, need),
        tell.proposed(tell.id(3, 2), need),
      ],
      '1 of 2',
    ],
    [
      'accepted',
      'introductions accepted by all of introductions proposed',
      [tell.proposed(introduction, need), tell.acceptedByAll(introduction), tell.proposed(tell.id(3, 2), need)],
      '1 of 2',
    ],
    [
      'met',
      'introductions with at least one meeting held of accepted',
      [
        ...[1, 2].flatMap((n) => [tell.proposed(tell.id(3, n), need), tell.acceptedByAll(tell.id(3, n))]),
        tell.proposed(tell.id(3, 3), need),
        ...[1, 2].flatMap((n) => [tell.arranged(tell.id(4, n), introduction), tell.held(tell.id(4, n))]),
        tell.arranged(tell.id(4, 3), tell.id(3, 2)),
      ],
      '1 of 2',
    ],
    [
      'promising',
      'introductions a side of which rated co-operation possible of met',
      [
        ...[1, 2].flatMap((n) => [
          tell.proposed(tell.id(3, n), need),
          tell.acceptedByAll(tell.id(3, n)),
          tell.arranged(tell.id(4, n), tell.id(3, n)),
          tell.held(tell.id(4, n)),
        ]),
        tell.rated(meeting, 'co-operation-possible'),
        tell.rated(meeting, 'informative'),
        tell.rated(tell.id(4, 2), 'insufficient-interest'),
      ],
      '1 of 2',
    ],
    [
      'mou-signed',
      'MoUs signed of MoUs recorded',
      [
        tell.recorded(memorandum, 'shanghai', [firm, other]),
        tell.signed(memorandum),
        tell.recorded(tell.id(5, 2), 'shanghai', [firm, other]),
      ],
      '1 of 2',
    ],
    [
      'implementing',
      'MoUs that reached implementing of signed',
      [
        ...[1, 2].flatMap((n) => [tell.recorded(tell.id(5, n), 'shanghai', [firm]), tell.signed(tell.id(5, n))]),
        tell.implementing(memorandum),
      ],
      '1 of 2',
    ],
    [
      'claimed',
      'outcomes claimed of claimed',
      [tell.claimed(outcome, firm), tell.claimed(tell.id(6, 2), firm)],
      '2 of 2',
    ],
    [
      'confirmed',
      'outcomes confirmed by the customer of claimed',
      [tell.claimed(outcome, firm), tell.confirmed(outcome), tell.claimed(tell.id(6, 2), firm)],
      '1 of 2',
    ],
    [
      'verified',
      'outcomes verified by a second officer of confirmed',
      [
        ...[1, 2].flatMap((n) => [tell.claimed(tell.id(6, n), firm), tell.confirmed(tell.id(6, n))]),
        tell.verified(outcome),
        tell.claimed(tell.id(6, 3), firm),
      ],
      '1 of 2',
    ],
  ];
  it.each(definitions)('%s: %s', async (stage, _sentence, events, expected) => {
    await funnel.tell(...events);
    expect((await figures())[stage]).toBe(expected);
  });

  it('has a test for every definition', () => {
    expect(definitions.map(([stage]) => stage)).toEqual(funnelStages.map(({ stage }) => stage));
  });

  it('counts a corrected outcome as its correction only', async () => {
    await funnel.tell(tell.claimed(outcome, firm), tell.confirmed(outcome), tell.verified(outcome));
    await funnel.tell(tell.corrected(outcome), tell.claimed(tell.id(6, 2), firm));
    expect(await figures()).toMatchObject({ claimed: '1 of 1', confirmed: '0 of 1', verified: '0 of 0' });
  });

  it('does not count a confirmation the customer took back', async () => {
    await funnel.tell(tell.claimed(outcome, firm), tell.confirmed(outcome), tell.disputed(outcome));
    expect((await figures())['confirmed']).toBe('0 of 1');
  });

  it('counts confirmations by their means, which make up the count of confirmed', async () => {
    const means = ['bound-link', 'signed-in', 'bound-link', 'registry-evidence'];
    await funnel.tell(
      ...means.flatMap((code, n) => [tell.claimed(tell.id(6, n), firm), tell.confirmed(tell.id(6, n), code)]),
    );
    const { confirmations } = await funnel.queries.figures({});
    expect(confirmations).toEqual([
      { meansCode: 'bound-link', count: 2 },
      { meansCode: 'registry-evidence', count: 1 },
      { meansCode: 'signed-in', count: 1 },
    ]);
  });
});
