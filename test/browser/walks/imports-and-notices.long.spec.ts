import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { firmsFile } from '../stage/firms-file.js';
import { useStage, walk } from '../stage/stage.js';
import type { Visitor } from '../stage/visitor.js';
import { decide } from './decide.js';

useStage();

const counted = async ({ page }: Visitor, count: string): Promise<number> =>
  Number((await page.locator(`[data-count=${count}]`).innerText()).replaceAll(',', ''));

describe('an import', () => {
  walk(
    'is stopped while it runs; the same file again brings the rest, and no firm twice',
    async (stage) => {
      const officer = await stage.signedIn('officer-wuhan', { language: 'zh-Hans', width: 360 });
      const { page } = officer;
      const first = 610_000 + (Date.now() % 80_000);
      const codes = Array.from({ length: 4_000 }, (_, at) => `${first + at}.SH`);
      const file = { name: 'firms.csv', mimeType: 'text/csv', buffer: Buffer.from(firmsFile(codes)) };
      const start = async () => {
        await page.locator('input[type=file]').setInputFiles(file);
        await page.getByLabel('先试运行').uncheck();
        await page.getByRole('button', { name: '开始导入' }).click();
        await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
      };
      await officer.open('/imports/new');
      await start();
      await decide(officer, '停止导入');
      await page.getByText('已停止；').waitFor();
      const before = await counted(officer, 'created');
      expect(before).toBeLessThan(codes.length);

      await page.getByRole('link', { name: '再次导入' }).click();
      await start();
      await page.getByText('已完成').waitFor({ timeout: 120_000 });
      expect(await counted(officer, 'unchanged')).toBe(before);
      expect(await counted(officer, 'created')).toBe(codes.length - before);
    },
    300,
  );
});

describe('a workbook', () => {
  walk('as a spreadsheet program writes it is imported, its bad rows with their reasons', async (stage) => {
    const officer = await stage.signedIn('officer-wuhan', { language: 'zh-Hant' });
    const { page } = officer;
    await officer.open('/imports/new');
    await page.locator('input[type=file]').setInputFiles(join(import.meta.dirname, 'firms.xlsx'));
    await page.getByLabel('先試行').uncheck();
    await page.getByRole('button', { name: '開始匯入' }).click();
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
    await page.getByText('已完成').first().waitFor();
    const bad = page.getByRole('table', { name: '有誤的行' });
    await bad.getByText('not-a-code').waitFor();
    await bad.getByText('2019-02-30').waitFor();
    expect(await counted(officer, 'rejected')).toBe(2);
    expect((await counted(officer, 'created')) + (await counted(officer, 'unchanged'))).toBe(5);
    await page.getByRole('link', { name: '企業' }).first().click();
    await page.getByRole('searchbox').fill('江城3');
    await page.getByText('示例·江城3有限公司').first().waitFor();
  });
});

describe('what somebody does not want to be told', () => {
  walk('by e-mail comes in the console alone, and two quick choices are both kept', async (stage) => {
    const firm = await stage.signedIn('E6', { language: 'zh-Hant', width: 360 });
    const { page } = firm;
    await firm.open('/preferences');
    const choice = (words: string) => page.getByRole('checkbox', { name: words });
    await choice('資料已暫停：電郵').uncheck();
    await choice('資料已恢復：電郵').uncheck();
    await page.getByText('已儲存').waitFor();
    await page.reload();
    for (const words of ['資料已暫停：電郵', '資料已恢復：電郵']) {
      await choice(words).waitFor();
      expect(await choice(words).isChecked()).toBe(false);
    }
    expect(await choice('資料已暫停：站內通知').isChecked()).toBe(true);

    const officer = stage.api('officer-guangdong');
    const path = `enterprises/${stage.sample('E6').organisationId}`;
    const { version } = (await officer.get(path)).body;
    const suspended = await officer.change(`${path}/suspension`, version, { reasonCode: 'at-own-request' });
    expect((await officer.change(`${path}/reinstatement`, suspended.body.version)).status).toBe(200);
    await firm.open('/notices');
    await page.getByText('的資料已恢復').first().waitFor();
    const session = (await (await fetch(`${stage.url}/session`)).json()) as { mailsAddress: string };
    const mails = await eventually(async () => {
      const answer = await fetch(new URL('/mails?to=e6%40sample.invalid&limit=20', session.mailsAddress));
      return (await answer.json()) as { subject: string }[];
    });
    expect(mails.filter(({ subject }) => /已暫停|已恢復/.test(subject))).toEqual([]);
  });
});
