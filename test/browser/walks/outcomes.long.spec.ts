import { describe, expect } from '@jest/globals';
import { useStage, walk } from '../stage/stage.js';
import { claim } from './claims.js';
import { decide } from './decide.js';

useStage();

describe('an outcome', () => {
  walk('confirmed on paper is sent back by the verifier, and says so to the claimant', async (stage) => {
    const outcome = await claim(stage, 'E4', 'officer-beijing');
    const officer = await stage.signedIn('officer-beijing', { language: 'zh-Hant', width: 360 });
    await officer.open(`/outcomes/${outcome}`);
    await decide(officer, '記錄書面確認', ({ dialog }) =>
      dialog.getByLabel('確認方式').selectOption({ label: '公開登記資料' }),
    );
    await officer.page.getByText('客戶已確認，待核實').waitFor();
    await officer.page.getByText('公開登記資料').waitFor();

    const verifier = await stage.signedIn('verifier');
    await verifier.page.locator(`a[href="/outcomes/${outcome}"]`).first().click();
    await verifier.page.getByRole('button', { name: 'Send back' }).click();
    const dialog = verifier.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Send back' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Evidence is missing').check();
    await dialog.getByRole('button', { name: 'Send back' }).click();
    await verifier.page.getByText('Sent back: Evidence is missing').waitFor();
    await verifier.page.getByText('Whoever claimed it has been told').waitFor();

    await officer.open('/notices');
    await officer.page.getByText('範例·松嶺重裝有限公司」的一項成果被退回').waitFor();
    await officer.open(`/outcomes/${outcome}`);
    await officer.page.getByText('已退回：欠缺憑據').waitFor();
    await officer.page.getByRole('link', { name: '提交更正' }).waitFor();
  });

  walk(
    'that was verified can be corrected, and the correction is confirmed and verified anew',
    async (stage) => {
      const outcome = await claim(stage, 'E5', 'officer-beijing');
      const firm = await stage.signedIn('E5', { language: 'zh-Hans', width: 360 });
      const verifier = await stage.signedIn('verifier');
      const officer = await stage.signedIn('officer-beijing');
      const confirmAndVerify = async (id: string) => {
        await firm.open(`/outcomes/${id}`);
        await decide(firm, '确认属实');
        await firm.page.getByText('您已确认。').waitFor();
        await verifier.open(`/outcomes/${id}`);
        await decide(verifier, 'Verify');
        await verifier.page.getByText('Verified', { exact: true }).first().waitFor();
        // Nothing comes next for who only looks at it: no empty card says so.
        expect(await verifier.page.getByRole('heading', { name: 'What comes next' }).count()).toBe(0);
      };
      await confirmAndVerify(outcome);
      await officer.open(`/outcomes/${outcome}`);
      await officer.page.getByRole('link', { name: 'Enter a correction' }).click();
      await officer.page.getByLabel('Jobs created in Hong Kong').fill('9');
      await officer.page.getByRole('button', { name: 'Enter a correction' }).click();
      await officer.page.waitForURL((address) => /^\/outcomes\/[0-9a-f-]{36}$/.test(address.pathname));
      const correction = officer.page.url().split('/').at(-1) ?? '';
      await confirmAndVerify(correction);
      const [before, after] = await Promise.all(
        [outcome, correction].map(async (id) => (await stage.api('officer-beijing').get(`outcomes/${id}`)).body),
      );
      expect(before).toMatchObject({ status: 'corrected', correctionOutcomeId: correction });
      expect(after).toMatchObject({ status: 'verified', jobs: 9, correctsOutcomeId: outcome });
    },
    240,
  );

  walk('is disputed by the firm signed in, with a reason nobody chose for it', async (stage) => {
    const outcome = await claim(stage, 'E3', 'officer-beijing');
    const firm = await stage.signedIn('E3', { language: 'zh-Hans', width: 360 });
    await firm.open(`/outcomes/${outcome}`);
    await firm.page.getByText('等候贵公司确认。').waitFor();
    await firm.page.getByRole('button', { name: '提出异议' }).click();
    expect(await firm.page.getByRole('dialog').locator('input:checked').count()).toBe(0);
    await firm.page.getByRole('dialog').getByLabel('年份有误').check();
    await firm.page.getByRole('dialog').getByRole('button', { name: '提出异议' }).click();
    await firm.page.getByText('有异议：年份有误').waitFor();
    await firm.page.getByText('主任已收到通知').waitFor();
  });
});
