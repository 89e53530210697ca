import { beforeAll, describe, expect, it } from '@jest/globals';
import { Person, samplePeople } from '@harbourlink/platform-client';
import { findThings } from '../pages/found.js';
import { everyLook, putOn, speak } from '../pages/look.js';
import type { Look } from '../pages/look.js';
import { pagesOf } from '../pages/pages.js';
import type { ConsolePage } from '../pages/pages.js';
import { useStage, walk } from '../stage/stage.js';
import type { Visitor } from '../stage/visitor.js';
import { violationsOf } from './violations.js';

useStage();

const wholeMatrix = process.env.BROWSER_MATRIX === 'whole';
const people = [undefined, 'E9', 'E14', 'P10', 'P9', 'officer-wuhan', 'verifier', 'administrator', 'auditor'];
let pages: ConsolePage[];

beforeAll(async () => {
  const url = process.env.BROWSER_PLATFORM ?? '';
  const sample = await samplePeople(url);
  pages = pagesOf(
    await findThings({
      url,
      sample,
      secrets: process.env.BROWSER_SECRETS ?? '',
      api: (key) => new Person(url, sample(key).personId),
    }),
  );
}, 120_000);

/** Every look in the whole matrix; else one each, so that neighbours differ in language, width and scheme. */
function looksOf(page: ConsolePage): readonly Look[] {
  return wholeMatrix ? everyLook : everyLook.slice((pages.indexOf(page) * 7) % everyLook.length).slice(0, 1);
}

async function problemsOf(page: ConsolePage, visitor: Visitor): Promise<string[]> {
  const problems: string[] = [];
  let spoken: string | undefined;
  for (const look of looksOf(page)) {
    const { language, width, scheme } = look;
    const found: string[] = [];
    try {
      await putOn(visitor, look);
      if (spoken !== language) {
        await speak(visitor, language);
        await visitor.open(page.at);
        spoken = language;
      }
      found.push(...(await violationsOf(visitor.page)));
      if (await isWiderThanTheScreen(visitor)) found.push('has to be scrolled sideways');
      if (!showsStates.includes(page.name) && (await visitor.page.locator(notShown).count()) > 0)
        found.push('shows that it cannot be shown');
    } catch (error) {
      found.push(`is not there: ${String(error).split('\n')[0]}`);
    }
    found.push(...visitor.complaints.splice(0));
    problems.push(...found.map((problem) => `${page.name} ${language} ${width} ${scheme}: ${problem}`));
  }
  return problems;
}

/** Pages that are about such states. */
const showsStates = ['no-such-page', 'parts'];

/** What a page shows instead of itself. */
const notShown = '.state-missing, .state-error, .state-forbidden';

const isWiderThanTheScreen = ({ page }: Visitor): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe(`axe finds nothing against WCAG 2.2 AA on the pages of`, () => {
  for (const who of people) {
    walk(
      who ?? 'everybody',
      async ({ visitor, signedIn }) => {
        const one = await (who === undefined ? visitor() : signedIn(who));
        const problems: string[] = [];
        for (const page of pages.filter((each) => each.who === who)) problems.push(...(await problemsOf(page, one)));
        expect(problems).toEqual([]);
      },
      wholeMatrix ? 1_800 : 240,
    );
  }

  it('each person of the table', () => {
    expect([...new Set(pages.map(({ who }) => who))]).toEqual(people);
  });
});
