import { describe, expect } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import type { Locator } from 'playwright-core';
import { useStage, walk } from '../stage/stage.js';
import { claim } from '../walks/claims.js';

useStage();

describe('anyone', () => {
  walk('signs in by the sign-in page, and no script ever sees a token', async ({ visitor, api }) => {
    const member = await visitor();
    const { page, context } = member;
    const answers: string[] = [];
    page.on('response', async (response) => {
      if (new URL(response.url()).pathname.startsWith('/session')) answers.push(await response.text().catch(() => ''));
    });
    await member.signIn('E1');
    const seen = await page.evaluate(() => ({
      cookies: document.cookie,
      kept: JSON.stringify({ ...localStorage, ...sessionStorage }),
    }));
    const token = /eyJ[\w-]+\.[\w-]+\.[\w-]+|access_token|refresh_token|id_token/;
    expect([seen.cookies, seen.kept, ...answers].filter((text) => token.test(text))).toEqual([]);
    expect(seen.cookies).not.toContain('harbourlink');
    const [session] = (await context.cookies()).filter(({ name }) => /harbourlink$/.test(name));
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(await page.evaluate(async () => (await fetch('/session')).json())).toMatchObject({ signedIn: true });
    expect((await api('E1').get('people/me')).status).toBe(200);
  });

  walk('is led by a strict policy, which a foreign script does not get past', async ({ visitor }) => {
    const stranger = await visitor();
    const answer = await stranger.page.goto('/welcome');
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    await stranger.settled();
    await stranger.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.pastThePolicy = true';
      document.head.append(script);
    });
    expect(await stranger.page.evaluate(() => 'pastThePolicy' in globalThis)).toBe(false);
    // The one breach this test made itself.
    expect(stranger.complaints.splice(0)).toEqual([expect.stringContaining('Content Security Policy')]);
  });

  walk('switches language in place, in the words of each, and it stays', async ({ signedIn }) => {
    const { page } = await signedIn('officer-shanghai', { language: 'en' });
    const nav = page.getByRole('navigation').first();
    await nav.getByRole('link', { name: 'Home' }).waitFor();
    const loads: string[] = [];
    page.on('framenavigated', (frame) => loads.push(frame.url()));
    await page.getByRole('button', { name: /^Language/ }).click();
    await page.getByRole('menuitem', { name: '繁體中文' }).click();
    await page.getByRole('button', { name: /^語言/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hant');
    await page.getByRole('button', { name: /^語言/ }).click();
    await page.getByRole('menuitem', { name: '简体中文' }).click();
    await page.getByRole('button', { name: /^语言/ }).waitFor();
    expect(loads).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: /^语言/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hans');
  });

  walk('hears of new notices in the language chosen, whatever the browser asked in', async (stage) => {
    const { page } = await stage.signedIn('E12', { language: 'en' });
    const heard = page.locator('.top [role=status]');
    const choose = async (menu: RegExp, language: string) => {
      await page.getByRole('button', { name: menu }).click();
      await page.getByRole('menuitem', { name: language }).click();
    };
    const streams: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/stream')) streams.push(request.url());
    });
    await choose(/^Language/, '繁體中文');
    await claim(stage, 'E12', 'officer-guangdong');
    await heard.getByText(/^新通知：.*成果/).waitFor();
    await choose(/^語言/, '简体中文');
    // What was said is not said once more for the other language.
    await heard.getByText(/./).waitFor({ state: 'detached' });
    await claim(stage, 'E12', 'officer-guangdong');
    await heard.getByText(/^新通知：.*确认/).waitFor();
    expect(streams).toEqual([]);
  });

  walk('begins in the language of the browser', async ({ visitor }) => {
    for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const) {
      const { page } = await visitor({ language });
      await page.goto('/welcome');
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    }
  });

  walk('reads notices, which come by themselves, and says how to be told', async (stage) => {
    const member = await stage.signedIn('E12');
    const { page } = member;
    const bell = page.getByRole('link', { name: /^Notices/ }).first();
    await bell.click();
    await page.getByRole('heading', { level: 1, name: 'Notices' }).waitFor();
    const unread = page.getByRole('button', { name: /^Mark as read/ });
    await unread.first().waitFor();
    const before = await unread.count();
    await unread.first().click();
    await expectCount(unread, before - 1);
    await page.getByRole('link', { name: 'Notice settings' }).click();
    const setting = page.getByRole('switch').or(page.getByRole('checkbox')).first();
    await setting.waitFor();
    const was = await setting.isChecked();
    await setting.click();
    await page.getByText('Saved').first().waitFor();
    await page.reload();
    await setting.waitFor();
    expect(await setting.isChecked()).toBe(!was);
  });

  walk('signs out with one click, and is out', async ({ signedIn }) => {
    const { page } = await signedIn('officer-beijing');
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL((address) => address.pathname === '/welcome');
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    const status = await page.evaluate(async () => (await fetch('/api/v1/people/me')).status);
    expect(status).toBe(401);
    await page.goto('/?from=bookmark');
    await page.waitForURL((address) => address.pathname === '/welcome');
    expect(new URL(page.url()).searchParams.get('returnTo')).toContain('bookmark');
  });
});

const expectCount = (locator: Locator, count: number): Promise<boolean> =>
  eventually(async () => (await locator.count()) === count, { within: 10_000 });
