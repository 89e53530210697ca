import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useStage, walk } from '../stage/stage.js';
import { beginNeed, isNow, wordsOn } from './typed-need.js';

useStage();

/** The row of the words in the two versions side by side: mine, theirs. */
async function sideBySide(page: Page): Promise<string[]> {
  const conflict = page.getByRole('alert').filter({ hasText: 'Somebody else has changed this meanwhile' });
  await conflict.waitFor();
  return conflict
    .getByRole('row', { name: /In your own words/ })
    .getByRole('cell')
    .allInnerTexts();
}

describe('two who write the same thing', () => {
  walk('see both versions side by side, and choose which one stands', async (stage) => {
    const need = await beginNeed(stage, 'E3');
    const { at } = need;
    const [member, officer] = await Promise.all([
      stage.signedIn('E3', { at }),
      stage.signedIn('officer-beijing', { at }),
    ]);

    await wordsOn(member.page).fill('The firm’s own words.');
    await isNow(member.page, 'saved');
    await wordsOn(officer.page).fill('What the officer heard.');
    await isNow(officer.page, 'conflict');
    const [mine, theirs] = await sideBySide(officer.page);
    expect([mine, theirs]).toEqual([
      expect.stringContaining('What the officer heard.'),
      expect.stringContaining('The firm’s own words.'),
    ]);
    expect(await need.stored()).toBe('The firm’s own words.');

    // Both are there still after a reload, and what is typed while one thinks it over counts.
    await officer.page.reload();
    expect(await sideBySide(officer.page)).toEqual([mine, theirs]);
    await wordsOn(officer.page).fill('What the officer heard, and checked.');
    await officer.page.getByRole('button', { name: 'Keep mine' }).click();
    await isNow(officer.page, 'saved');
    await need.says('What the officer heard, and checked.');

    await wordsOn(member.page).fill('The firm’s second thought.');
    expect(await sideBySide(member.page)).toEqual([
      expect.stringContaining('The firm’s second thought.'),
      expect.stringContaining('What the officer heard, and checked.'),
    ]);
    await member.page.getByRole('button', { name: 'Take theirs' }).click();
    await isNow(member.page, 'saved');
    expect(await wordsOn(member.page).inputValue()).toBe('What the officer heard, and checked.');
    expect(await need.stored()).toBe('What the officer heard, and checked.');
  });

  walk('may be one person with two windows', async (stage) => {
    const need = await beginNeed(stage, 'E3');
    const { page, context } = await stage.signedIn('E3', { at: need.at });
    const other = await context.newPage();
    await other.goto(need.at);
    await wordsOn(other).fill('Typed in the other window.');
    await isNow(other, 'saved');
    await wordsOn(page).fill('Typed in this window.');
    expect(await sideBySide(page)).toEqual([
      expect.stringContaining('Typed in this window.'),
      expect.stringContaining('Typed in the other window.'),
    ]);
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await need.says('Typed in this window.');
  });
});
