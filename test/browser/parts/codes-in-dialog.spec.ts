import { describe, expect } from '@jest/globals';
import { useStage, walk } from '../stage/stage.js';

useStage();

describe('a list of codes in a dialog', () => {
  walk('opens above it, for the mouse and for the keyboard', async ({ signedIn }) => {
    const { page } = await signedIn('administrator');
    await page.goto('/parts');
    await page.getByRole('button', { name: 'Open a dialog' }).click();
    const dialog = page.getByRole('dialog');
    const codes = dialog.getByRole('combobox', { name: 'Sectors' });
    await codes.click();
    // Playwright presses only what is not covered.
    await page.locator('.ant-select-item-option', { hasText: 'Financial services' }).click();
    await page.keyboard.type('life and');
    await page.keyboard.press('Enter');
    // The list names them too: what counts is what the field holds.
    for (const chosen of ['Financial services', 'Life and health technology'])
      await dialog.locator('.ant-select-selection-item', { hasText: chosen }).waitFor();
    // The first Escape is for the list, the second one for the dialog.
    await page.keyboard.press('Escape');
    await dialog.getByRole('combobox', { name: 'Sectors', expanded: false }).waitFor();
    expect(await dialog.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});
