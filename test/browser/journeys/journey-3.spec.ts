import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Keyboard } from '../stage/keyboard.js';
import { useStage, walk } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';

useStage();

const needOf = async ({ api, sample }: Stage, officer: string, firm: string): Promise<string> =>
  (await api(officer).get(`needs?enterpriseId=${sample(firm).organisationId}`)).body.items[0].id;

const chosen = ['Sample Fungyu Set-up Ltd', 'Sample Kongngok Treasury Ltd', 'Sample Kongyi Treasury Ltd'];

/** Whom the page shows on the shortlist, and beside whose name among the candidates it says so; in order of the name. */
async function shortlistOn(page: Page): Promise<string[]> {
  const onIt = page.getByRole('region', { name: 'Shortlist' }).getByRole('listitem');
  const names = (await onIt.allInnerTexts()).map((text) => text.split('\n')[0]?.trim() ?? '').sort();
  const marked = page.getByRole('article').filter({ hasText: 'On the shortlist' }).getByRole('heading', { level: 3 });
  expect((await marked.allInnerTexts()).sort()).toEqual(names);
  return names;
}

interface Candidate {
  readonly offerId: string;
  readonly providerNames: { readonly en: string };
}

/** Whom the platform has on the shortlist; everybody else is where they were. */
async function shortlistAt({ api }: Stage, need: string): Promise<string[]> {
  const officer = api('officer-shanghai');
  const candidates: Candidate[] = (await officer.get(`candidates?needId=${need}&limit=100`)).body.items;
  const suggestions: { offerId: string; status: string }[] = (await officer.get(`suggestions?needId=${need}&limit=100`))
    .body.items;
  const ofStatus = (status: string) =>
    suggestions
      .filter((one) => one.status === status)
      .map(({ offerId }) => candidates.find((one) => one.offerId === offerId)?.providerNames.en ?? '')
      .sort();
  expect(ofStatus('suggested').filter((name) => chosen.includes(name))).toEqual([]);
  return ofStatus('shortlisted');
}

describe('an officer who matches, by keyboard alone', () => {
  walk('reads the reasons of both sides, composes a shortlist of three and proposes an introduction', async (stage) => {
    const officer = await stage.visitor({ language: 'en' });
    const { page } = officer;
    const keyboard = new Keyboard(page);
    await page.goto('/needs');
    await keyboard.use(officer.wayIn());
    await keyboard.use(officer.sampleButton('officer-shanghai'));
    await officer.arrived('/needs');

    const need = await needOf(stage, 'officer-shanghai', 'E1');
    await keyboard.use(page.locator(`a[href="/needs/${need}"]`));
    await keyboard.use(page.getByRole('link', { name: 'Candidates' }));
    const best = page.getByRole('article', { name: 'Sample Kongyi Treasury Ltd' });
    await best.getByRole('heading', { name: /does the offer serve it/ }).waitFor();
    await best.getByRole('heading', { name: /is it a client it wants/ }).waitFor();
    expect(await best.getByText(/^For it/).count()).toBeGreaterThan(3);

    await keyboard.use(best.getByText('Map of the score'));
    await best
      .getByText(/weight/i)
      .first()
      .waitFor();

    for (const name of chosen)
      await keyboard.tick(page.getByRole('checkbox', { name: new RegExp(`^Choose for the shortlist.*${name}`) }));
    await page.getByText('neither an endorsement nor a recommendation').first().waitFor();
    await keyboard.use(page.getByRole('button', { name: /^Put 3 on the shortlist/ }));
    await page.getByRole('region', { name: 'Shortlist' }).getByRole('listitem').nth(2).waitFor();
    expect(await shortlistOn(page)).toEqual(chosen);
    expect(await shortlistAt(stage, need)).toEqual(chosen);
    await keyboard.use(page.getByRole('button', { name: /introduction/i }));
    const dialog = page.getByRole('dialog');
    await dialog.getByText('neither an endorsement nor a recommendation').waitFor();
    await keyboard.use(dialog.getByRole('button', { name: /^Propose/ }));
    await dialog.waitFor({ state: 'detached' });
    const { items } = (await stage.api('officer-shanghai').get(`introductions?needId=${need}`)).body;
    expect(items).toHaveLength(chosen.length);
    for (const name of chosen) {
      const [made] = items.filter((one: { parties: { names: { en: string } }[] }) =>
        one.parties.some(({ names }) => names.en === name),
      );
      expect(made).toMatchObject({ status: 'proposed' });
    }
  });

  walk('is told for each of the three wrong pairs why they must not be introduced', async (stage) => {
    for (const { officer, firm, provider, because } of [
      { officer: 'officer-beijing', firm: 'E4', provider: 'Shuntai Credit', because: /Hong Kong entity/i },
      { officer: 'officer-guangdong', firm: 'E6', provider: 'Lamkok Brand', because: /exclusive/i },
      { officer: 'officer-wuhan', firm: 'E10', provider: 'Yimhong Testing', because: /accreditation|halal/i },
    ]) {
      const visitor = await stage.signedIn(officer);
      const { page } = visitor;
      const keyboard = new Keyboard(page);
      await visitor.open(`/needs/${await needOf(stage, officer, firm)}/why-not`);
      await keyboard.write(page.getByRole('searchbox', { name: 'Name of the provider' }), provider);
      await keyboard.press('Enter');
      const why = page
        .getByRole('link', { name: new RegExp(provider) })
        .or(page.getByRole('button', { name: new RegExp(provider) }));
      await keyboard.use(why.first());
      await page
        .getByText(/(rule stands|rules stand) against it/)
        .first()
        .waitFor();
      await page.getByText(because).first().waitFor();
      await visitor.leave();
    }
  });
});
