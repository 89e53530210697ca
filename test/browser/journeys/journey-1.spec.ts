import { describe, expect } from '@jest/globals';
import { Keyboard } from '../stage/keyboard.js';
import { useStage, walk } from '../stage/stage.js';

useStage();

describe('a manufacturer of Ningbo, by keyboard alone', () => {
  walk('completes its profile, states a need, submits, and sees where it stands', async ({ visitor, api, sample }) => {
    const member = await visitor({ language: 'en' });
    const { page } = member;
    const keyboard = new Keyboard(page);
    await page.goto('/');
    await keyboard.use(member.wayIn());
    await keyboard.use(member.sampleButton('E14'));
    await member.arrived('/');

    await keyboard.use(page.getByRole('link', { name: 'Open the profile' }));
    const missing = page.getByRole('region', { name: 'Needed before you submit' });
    await missing.getByRole('link', { name: 'Unified Social Credit Code' }).waitFor();
    // What is missing leads to its field.
    await keyboard.use(missing.getByRole('link', { name: 'Sectors' }));
    await keyboard.choose(page.getByRole('combobox', { name: 'Sectors' }), 'High-end equipment');
    await keyboard.press('Escape');
    await keyboard.write(page.getByRole('textbox', { name: 'Unified Social Credit Code' }), '91330200MA0000014X');
    await missing.waitFor({ state: 'detached' });
    await page.locator('[data-draft=saved]').waitFor();
    const profile = (await api('E14').get(`enterprises/${sample('E14').organisationId}`)).body.profile;
    expect(profile).toMatchObject({ uscc: '91330200MA0000014X', sectorCodes: ['high-end-equipment'] });

    await keyboard.use(page.getByRole('button', { name: 'Submit for checking' }));
    const where = page.getByRole('list', { name: 'Where it stands' });
    await where.getByRole('listitem').filter({ hasText: 'Submitted' }).getByText('now').waitFor();

    await keyboard.use(page.getByRole('link', { name: 'State a need' }).first());
    await keyboard.choose(page.getByRole('combobox', { name: 'Services needed' }), 'Corporate treasury centre');
    await keyboard.press('Escape');
    await keyboard.use(page.getByRole('button', { name: 'Continue' }));
    const words = page.getByRole('textbox', { name: 'In your own words (English)' });
    await keyboard.write(words, 'Collect what customers abroad pay in one place.');
    await page.locator('[data-draft=saved]').waitFor();
    // A lid that closes loses nothing.
    await page.reload();
    await page.getByText('Collect what customers abroad pay in one place.').first().waitFor();

    await keyboard.use(page.getByRole('link', { name: 'Home' }).first());
    await page.getByRole('heading', { name: /^Good day/ }).waitFor();
    await page.getByText('Awaiting check').waitFor();
    await page.getByText('Corporate treasury centre').first().waitFor();
  });
});
