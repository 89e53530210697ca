import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { funnelDatabase } from './funnel-database.fixture.js';
import type { FunnelDatabase } from './funnel-database.fixture.js';
import * as tell from './funnel-events.fixture.js';
import type { Told } from './funnel-events.fixture.js';
import { naiveFunnel } from './naive-funnel.fixture.js';

const offices = ['beijing', 'shanghai'] as const;
const sectors = ['fintech', 'clean-energy'] as const;
const numbers = [1, 2, 3, 4] as const;

const number = fc.constantFrom(...numbers);
const sectorsOfAFirm = fc.subarray([...sectors]);

/** How far along its story somebody got. */
function beginning(all: readonly Told[], length: number): Told[] {
  return all.slice(0, 1 + (length % all.length));
}

/** One aggregate's events from its first on; the things it refers to may or may not exist. */
const story = fc
  .record({
    kind: fc.constantFrom(
      'enterprise',
      'case',
      'need',
      'suggestion',
      'introduction',
      'meeting',
      'memorandum',
      'outcome',
    ),
    n: number,
    of: number,
    alsoOf: number,
    length: fc.nat(5),
    office: fc.constantFrom(...offices),
    before: sectorsOfAFirm,
    after: sectorsOfAFirm,
    rating: fc.constantFrom('informative', 'co-operation-possible'),
    choice: fc.boolean(),
  })
  .map(({ kind, n, of, alsoOf, length, office, before, after, rating, choice }): Told[] => {
    switch (kind) {
      case 'enterprise': {
        const key = tell.id(1, n);
        const first = choice ? tell.drafted(key, ...before) : tell.imported(key, ...before);
        return beginning([first, tell.checked(key, ...after)], length);
      }
      case 'case': {
        const key = tell.id(8, n);
        const first = choice ? tell.caseOpened(key, tell.id(1, of), office) : tell.caseOpened(key, tell.id(1, of));
        return beginning([first, tell.caseRouted(key, offices[alsoOf % 2] ?? office)], length);
      }
      case 'need':
        return beginning(
          [tell.needDrafted(tell.id(2, n), tell.id(1, of)), tell.needPublished(tell.id(2, n), tell.id(1, of))],
          length,
        );
      case 'suggestion':
        return [tell.suggested(tell.id(7, n), tell.id(2, of))];
      case 'introduction':
        return beginning([tell.proposed(tell.id(3, n), tell.id(2, of)), tell.acceptedByAll(tell.id(3, n))], length);
      case 'meeting': {
        const key = tell.id(4, n);
        return beginning([tell.arranged(key, tell.id(3, of)), tell.held(key), tell.rated(key, rating)], length);
      }
      case 'memorandum': {
        const key = tell.id(5, n);
        const introduction = choice ? tell.id(3, of) : undefined;
        const parties = [tell.id(1, of), tell.id(1, alsoOf)];
        const next = tell.revised(key, parties.toReversed(), choice ? undefined : tell.id(3, alsoOf));
        return beginning(
          [tell.recorded(key, office, parties, introduction), next, tell.signed(key), tell.implementing(key)],
          length,
        );
      }
      case 'outcome': {
        const key = tell.id(6, n);
        const end = choice ? tell.disputed(key) : tell.verified(key);
        return beginning([tell.claimed(key, tell.id(1, of)), tell.confirmed(key), end, tell.corrected(key)], length);
      }
    }
  });

/** Stories of different aggregates, told in any order among each other, each in its own order, in batches of any size. */
const telling = fc
  .record({
    stories: fc.uniqueArray(story, { selector: (events) => events[0]?.key, minLength: 8, maxLength: 32, size: 'max' }),
    shuffle: fc.infiniteStream(fc.nat(1_000)),
    batch: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ stories, shuffle, batch }) => {
    const waiting = stories.map((events) => [...events]);
    const history: Told[] = [];
    for (const draw of shuffle) {
      const open = waiting.filter((events) => events.length > 0);
      const next = open[draw % Math.max(open.length, 1)]?.shift();
      if (next === undefined) break;
      history.push(next);
    }
    return { history, batch };
  });

describe('the funnel', () => {
  let funnel: FunnelDatabase;
  beforeAll(async () => {
    funnel = await funnelDatabase();
  });
  afterAll(() => funnel.close());

  it('equals the plainest count of the whole history, whatever order and batches it came in', async () => {
    await fc.assert(
      fc.asyncProperty(telling, async ({ history, batch }) => {
        await funnel.empty();
        for (let at = 0; at < history.length; at += batch) await funnel.tell(...history.slice(at, at + batch));
        for (const office of [undefined, ...offices, 'unrouted']) {
          for (const sector of [undefined, ...sectors]) {
            const { stages } = await funnel.queries.figures({ office, sector });
            const figures = Object.fromEntries(stages.map(({ stage, count, of }) => [stage, `${count} of ${of}`]));
            expect({ office, sector, figures }).toEqual({
              office,
              sector,
              figures: naiveFunnel(history, office, sector),
            });
          }
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
