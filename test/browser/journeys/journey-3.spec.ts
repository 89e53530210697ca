import { describe, expect } from '@jest/globals';
import { Keyboard } from '../stage/keyboard.js';
import { useStage, walk } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';

useStage();

const needOf = async ({ api, sample }: Stage, officer: string, firm: string): Promise<string> =>
  (await api(officer).get(`needs?enterpriseId=${sample(firm).organisationId}`)).body.items[0].id;

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

    for (const name of ['Sample Kongyi Treasury Ltd', 'Sample Fungyu Set-up Ltd', 'Sample Kongngok Treasury Ltd'])
      await keyboard.tick(page.getByRole('checkbox', { name: new RegExp(`^Choose for the shortlist.*${name}`) }));
    await page.getByText('neither an endorsement nor a recommendation').first().waitFor();
    await keyboard.use(page.getByRole('button', { name: /^Put 3 on the shortlist/ }));
    await keyboard.use(page.getByRole('button', { name: /introduction/i }));
    const dialog = page.getByRole('dialog');
    await dialog.getByText('neither an endorsement nor a recommendation').waitFor();
    await keyboard.use(dialog.getByRole('button', { name: /^Propose/ }));
    await dialog.waitFor({ state: 'detached' });
    const { items } = (await stage.api('officer-shanghai').get(`introductions?needId=${need}`)).body;
    expect(items.length).toBeGreaterThan(0);
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
