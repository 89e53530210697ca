import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useStage, walk } from '../stage/stage.js';

useStage();

/** What the pages say in each language: of a missing permission, of an answer that did not come, and the ways on. */
const words = [
  {
    language: '简体中文',
    forbidden: '您没有权限查看',
    home: '首页',
    broken: '未能载入',
    because: '页面遇到意外问题，您输入的内容仍保存在本机。',
    again: '再试一次',
    none: '没有符合条件的需求',
  },
  {
    language: '繁體中文',
    forbidden: '您沒有權限查看',
    home: '首頁',
    broken: '未能載入',
    because: '頁面遇到意外問題，您輸入的內容仍保存在本機。',
    again: '再試一次',
    none: '沒有符合條件的需求',
  },
  {
    language: 'English',
    forbidden: 'You may not see this',
    home: 'Home',
    broken: 'This could not be loaded',
    because: 'The page met something unforeseen. What you typed is still on this device.',
    again: 'Try again',
    none: 'No need fits the filters',
  },
] as const;

/** Looks at the page in one language after the other, English at the end. */
async function inEachLanguage(page: Page, look: (said: (typeof words)[number]) => Promise<unknown>): Promise<void> {
  for (const said of words) {
    await page.getByRole('button', { name: /^(Language|语言|語言)/ }).click();
    await page.getByRole('menuitem', { name: said.language }).click();
    await look(said);
  }
}

describe('a page that cannot be shown says so in every language, with a way on:', () => {
  walk('without permission', async ({ signedIn }) => {
    const member = await signedIn('E12');
    const { page } = member;
    await page.goto('/operations');
    const main = page.getByRole('main');
    await inEachLanguage(page, async ({ forbidden, home }) => {
      await page.getByRole('heading', { level: 1, name: forbidden }).waitFor();
      await main.getByRole('link', { name: home }).waitFor();
    });
    await main.getByRole('link', { name: 'Home' }).click();
    await page.getByRole('heading', { level: 1, name: /^Good day/ }).waitFor();
    // What a page throws to be shown as a whole is written down by React.
    const faults = member.complaints.splice(0).filter((one) => !one.includes('Your role may not do this'));
    expect(faults).toEqual([]);
  });

  walk('when what answers is broken; and a list that has nothing', async ({ signedIn, api, sample }) => {
    const member = await signedIn('E12');
    const { page } = member;
    const [need] = (await api('E12').get(`needs?enterpriseId=${sample('E12').organisationId}`)).body.items;
    // Not the platform's own words: something on the way.
    const noGateway = { status: 500, contentType: 'text/html', body: '<h1>Internal error</h1>' };
    await page.route(/\/api\/v1\/needs/, (route) => route.fulfill(noGateway));
    await page.goto(`/needs/${need.id}`);
    const said = page.getByRole('main').getByRole('alert');
    await inEachLanguage(page, async ({ broken, because, again }) => {
      await said.getByRole('heading', { level: 1, name: broken }).waitFor();
      await said.getByText(because).waitFor();
      await said.getByRole('button', { name: again }).waitFor();
    });
    await page.goto('/needs');
    await inEachLanguage(page, async ({ because, again }) => {
      await said.filter({ hasText: because }).getByRole('button', { name: again }).waitFor();
    });
    await page.unrouteAll();
    await said.getByRole('button', { name: 'Try again' }).click();
    await page.locator(`a[href="/needs/${need.id}"]`).click();
    await page.getByRole('heading', { name: 'Where it stands' }).waitFor();

    await page.goto('/needs?status=ended');
    await inEachLanguage(page, ({ none }) => page.getByRole('heading', { name: none }).waitFor());
    // It was our doing.
    member.complaints.splice(0);
  });
});
