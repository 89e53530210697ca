import { describe, expect } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { useStage, walk } from '../stage/stage.js';

useStage();

describe('a list of codes in a dialog', () => {
  walk('opens above it, for the mouse and for the keyboard', async ({ signedIn }) => {
    const { page } = await signedIn('administrator', { at: '/parts' });
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

  walk('is whole on a phone, over the edge of a dialog that scrolls, and moves nothing', async ({ signedIn }) => {
    const { page } = await signedIn('administrator', { at: '/parts' });
    await page.setViewportSize({ width: 360, height: 640 });
    await page.getByRole('button', { name: 'Open a dialog' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('form').evaluate((form) => {
      const long = document.createElement('p');
      long.style.height = '900px';
      form.prepend(long);
    });
    const codes = dialog.getByRole('combobox', { name: 'Sectors' });
    await codes.scrollIntoViewIfNeeded();
    const before = await codes.boundingBox();
    await codes.click();
    const isWhole = () =>
      page.locator('.ant-select-dropdown').evaluate((list) => {
        const { left, right, top, bottom } = list.getBoundingClientRect();
        const corners = [left + 9, right - 9].flatMap((x) => [top + 9, bottom - 9].map((y) => [x, y] as const));
        return corners.every(([x, y]) => list.contains(document.elementFromPoint(x, y)));
      });
    await eventually(isWhole, { within: 10_000 });
    expect(await codes.boundingBox()).toEqual(before);
  });
});
