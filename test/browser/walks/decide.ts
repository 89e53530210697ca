import type { Locator } from 'playwright-core';
import type { Visitor } from '../stage/visitor.js';

/** Presses a button, says in its dialog what is asked, and presses the button of the same words there. */
export async function decide(
  { page }: Visitor,
  label: string,
  say?: (asked: { dialog: Locator }) => Promise<unknown>,
): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await say?.({ dialog });
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}
