import { describe, expect } from '@jest/globals';
import { linkIn, readMail } from '../stage/mails.js';
import { useStage, walk } from '../stage/stage.js';
import { claim } from './claims.js';

useStage();

describe('a customer who finds an outcome wrong', () => {
  walk(
    'reads what it is about in words, says so by the link, and the officer is told and corrects it',
    async (stage) => {
      const outcome = await claim(stage, 'E10', 'officer-wuhan');
      const mail = await readMail(stage.url, 'e10@sample.invalid', /成果|outcome/i);
      const customer = await stage.visitor({ language: 'zh-Hans', width: 360 });
      await customer.page.goto(linkIn(mail, /\/links\//));
      await customer.page.getByText('示例·湘笛茶业有限公司').waitFor();
      await customer.page.getByText('HK$1,200,000.50').waitFor();
      expect(await customer.page.locator('main').innerText()).not.toMatch(/investment|HKD/);
      await customer.page.getByRole('button', { name: '金额不对' }).click();
      await customer.page.getByText('您的答复：金额不对。').waitFor();
      expect(await customer.page.getByRole('button').count()).toBe(0);

      const officer = await stage.signedIn('officer-wuhan', { language: 'zh-Hant' });
      const { page } = officer;
      const waiting = page.getByRole('region', { name: '待我更正的成果' });
      await waiting.locator(`a[href="/outcomes/${outcome}"]`).waitFor();
      await waiting.getByRole('link', { name: '查看全部：待我更正的成果' }).click();
      await page.getByRole('heading', { level: 1, name: '待我更正的成果' }).waitFor();
      await page.locator(`a[href="/outcomes/${outcome}"]`).waitFor();
      await officer.open('/notices');
      const notice = page.getByRole('listitem').filter({ hasText: '對一項成果有異議' });
      await notice.getByRole('link', { name: '查看並更正' }).first().click();
      await page.waitForURL(/\/outcomes\//);
      await page.getByText('有異議：金額有誤').waitFor();
      await page.getByRole('link', { name: '提交更正' }).click();
      await page.getByText('有異議：金額有誤').waitFor();
      await page.getByLabel('2026 年金額').fill('900000');
      await page.getByText('合計：HK$3,900,000').waitFor();
      await page.getByRole('button', { name: '提交更正' }).click();
      await page.waitForURL((address) => /^\/outcomes\/[0-9a-f-]{36}$/.test(address.pathname));
      expect(new URL(page.url()).pathname).not.toBe(`/outcomes/${outcome}`);

      await officer.open(`/outcomes/${outcome}`);
      await page.getByText('此紀錄已由更正取代，不再計入。').waitFor();
      await page.getByText('更正前客戶曾提出異議：金額有誤').waitFor();
      await page.getByRole('link', { name: '查看更正' }).click();
      await page.getByText('HK$3,900,000').waitFor();
      await officer.open('/outcomes?queue=to-correct');
      await page.getByText('您申報的成果均毋須更正').waitFor();
      await officer.open('/outcomes?queue=to-correct&q=nobody');
      await page.getByText('沒有符合條件的成果').waitFor();
    },
  );
});
