import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useStage, walk } from '../stage/stage.js';
import type { Visitor } from '../stage/visitor.js';
import { beginNeed, isNow, wordsOn } from './typed-need.js';

useStage();

const hasEnded = 'Your session has ended. Sign in again: what you typed is still on this device.';

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/welcome');
}

/** Somebody signs in in a window where nobody is. */
async function signInOn(page: Page, key: string, at: string): Promise<void> {
  await page.goto(`/session/sign-in?returnTo=${at}`);
  await page.locator('button[name=person]').filter({ hasText: key }).click();
  await page.waitForURL(({ pathname }) => pathname === at);
}

/** Takes the way that the page offers to sign in again. */
async function signInAgain(visitor: Visitor, key: string, at: string): Promise<void> {
  await visitor.page.getByRole('status').filter({ hasText: hasEnded }).getByRole('link', { name: 'Sign in' }).click();
  await visitor.sampleButton(key).click();
  await visitor.arrived(at);
}

describe('a session that ends while somebody types', () => {
  walk('by signing out in another window, leaves what was typed there after signing in again', async (stage) => {
    const need = await beginNeed(stage, 'E5');
    const member = await stage.signedIn('E5', { at: need.at });
    const { page, context } = member;
    // The last words are on their way when the other window signs out.
    const signedOut = Promise.withResolvers<void>();
    await page.route(`**/api/v1${need.at}`, async (route) => {
      if (route.request().method() === 'PUT') await signedOut.promise;
      await route.fallback();
    });
    const sent = page.waitForRequest((request) => request.method() === 'PUT');
    await wordsOn(page).fill('Typed when the session ended.');
    await sent;
    const other = await context.newPage();
    await other.goto('/');
    await signOut(other);
    signedOut.resolve();
    await isNow(page, 'kept');
    await page.getByText(hasEnded).waitFor();
    expect(await need.stored()).toBe('As it began.');
    await signInAgain(member, 'E5', need.at);
    await page.getByText('Typed when the session ended.').first().waitFor();
    await need.says('Typed when the session ended.');
  });

  walk('shows what was typed to nobody else who signs in on the same browser', async (stage) => {
    const need = await beginNeed(stage, 'E5');
    const member = await stage.signedIn('E5', { at: need.at });
    const { page, context } = member;
    await context.clearCookies();
    await wordsOn(page).fill('For nobody else.');
    await isNow(page, 'kept');
    await signInAgain(member, 'officer-beijing', need.at);
    expect(await wordsOn(page).inputValue()).toBe('As it began.');
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    await signOut(page);
    expect(await need.stored()).toBe('As it began.');

    await member.signIn('E5', need.at);
    await need.says('For nobody else.');
    expect(await wordsOn(page).inputValue()).toBe('For nobody else.');
  });

  walk(
    'by signing out in another window, keeps for its person what is not sent yet, and for nobody else',
    async (stage) => {
      const officer = await stage.signedIn('officer-beijing', { at: '/memoranda/new' });
      const { page, context } = officer;
      const titleOn = (window: Page) => window.getByLabel('Title (English)');
      await titleOn(page).fill('Not recorded yet');
      const other = await context.newPage();
      await other.goto('/');
      await signOut(other);
      await page.getByText(hasEnded).waitFor();
      expect(await titleOn(page).inputValue()).toBe('Not recorded yet');
      await signInOn(other, 'officer-shanghai', '/memoranda/new');
      expect(await titleOn(other).inputValue()).toBe('');
      await page.waitForURL(({ pathname }) => pathname === '/');
      await signOut(other);
      await officer.signIn('officer-beijing', '/memoranda/new');
      expect(await titleOn(page).inputValue()).toBe('Not recorded yet');
    },
  );

  walk('ends in every window, and another person’s sign-in begins them all anew', async (stage) => {
    const need = await beginNeed(stage, 'E5');
    const member = await stage.signedIn('E5', { at: need.at });
    const { page, context } = member;
    const other = await context.newPage();
    await other.goto('/');
    await signOut(other);
    await page.getByText(hasEnded).waitFor();
    await wordsOn(page).fill('Typed after the end.');
    await isNow(page, 'kept');
    await signInOn(other, 'officer-beijing', '/needs');
    await page.waitForURL(({ pathname }) => pathname === '/');
    await page.getByText('Sample Beijing officer').first().waitFor();
    expect(await need.stored()).toBe('As it began.');
  });
});
