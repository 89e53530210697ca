import { describe, expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { useStage, walk } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';
import { decide } from './decide.js';

useStage();

async function recorded({ api, sample }: Stage): Promise<string> {
  const { status, body } = await api('officer-guangdong').create('memoranda', {
    kindCode: 'commercial',
    title: { 'zh-Hans': '示例·家电出海备忘录', en: 'Sample memorandum on home appliances' },
    parties: ['E13', 'P8'].map((key) => ({ organisationId: sample(key).organisationId, roleCode: 'party' })),
    areaCodes: ['trade-and-investment'],
  });
  expect(status).toBe(201);
  return body.id;
}

const read = async ({ api }: Stage, id: string) => (await api('officer-guangdong').get(`memoranda/${id}`)).body;

describe('a memorandum', () => {
  walk(
    'is held and resumed, its milestones reached, put off and dropped, and is delivered',
    async (stage) => {
      const id = await recorded(stage);
      const officer = await stage.signedIn('officer-guangdong', { language: 'zh-Hans', width: 360 });
      const { page } = officer;
      await officer.open(`/memoranda/${id}`);
      await decide(officer, '开始磋商');
      await decide(officer, '暂停', ({ dialog }) => dialog.getByLabel('等待审批').check());
      await page.getByText('暂停期间不能修改').waitFor();
      for (const name of ['增加里程碑', '修改内容'])
        expect(await page.getByRole('button', { name }).or(page.getByRole('link', { name })).count()).toBe(0);
      await decide(officer, '恢复');
      await decide(officer, '记录签署');
      await decide(officer, '开始落实');
      for (const [title, due] of [
        ['首批样品', '2027-03-31'],
        ['首张订单', '2027-06-30'],
        ['开设门店', '2027-09-30'],
      ] as const)
        await decide(officer, '增加里程碑', async ({ dialog }) => {
          await dialog.getByLabel('要完成什么（简体中文）').fill(title);
          await dialog.getByLabel('期限').fill(due);
        });
      // What is still open is in the way.
      await page.getByRole('button', { name: '全部落实' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '全部落实' }).click();
      await page.getByRole('dialog').getByRole('alert').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }).click();

      const first = page.getByRole('listitem').filter({ hasText: '首批样品' });
      await first.getByRole('button', { name: '改期' }).click();
      await page.getByRole('dialog').getByLabel('期限').fill('2027-04-30');
      await page.getByRole('dialog').getByRole('button', { name: '改期' }).click();
      await first.getByText('2027年4月30日').waitFor();
      for (const title of ['首批样品', '首张订单']) {
        const milestone = page.getByRole('listitem').filter({ hasText: title });
        await milestone.getByRole('button', { name: '记录达成' }).click();
        await page.getByRole('dialog').getByRole('button', { name: '记录达成' }).click();
        await milestone.getByText('已达成').waitFor();
      }
      const last = page.getByRole('listitem').filter({ hasText: '开设门店' });
      await last.getByRole('button', { name: '取消里程碑' }).click();
      await page.getByRole('dialog').getByLabel('不可行').check();
      await page.getByRole('dialog').getByRole('button', { name: '取消里程碑' }).click();
      await last.getByText('不可行').waitFor();
      await decide(officer, '全部落实');
      await page.getByText('已落实').first().waitFor();
      expect(await page.getByRole('heading', { name: '下一步' }).count()).toBe(0);
      expect((await read(stage, id)).stage).toBe('delivered');
    },
    240,
  );

  walk('changed by two at once shows both versions side by side where it was sent', async (stage) => {
    const id = await recorded(stage);
    const [mine, theirs] = [await stage.signedIn('officer-guangdong'), await stage.signedIn('officer-guangdong')];
    for (const { page, open } of [mine, theirs].map((one) => ({ page: one.page, open: one.open.bind(one) }))) {
      await open(`/memoranda/${id}/edit`);
      await page.getByLabel('Title (English)').waitFor();
    }
    await theirs.page.getByLabel('Title (English)').fill('Sample title of a colleague');
    await theirs.page.getByRole('button', { name: 'Save changes' }).click();
    await theirs.page.waitForURL(`**/memoranda/${id}`);
    await mine.page.getByLabel('Title (English)').fill('Sample title of mine');
    await mine.page.getByRole('button', { name: 'Save changes' }).click();
    const conflict = mine.page.getByRole('alert');
    const row = conflict.getByRole('row', { name: /Title \(English\)/ });
    await row.waitFor();
    expect((await row.innerText()).replaceAll(/\s+/g, ' ')).toContain(
      'Sample title of mine Sample title of a colleague',
    );
    await expectInView(conflict.getByRole('button', { name: 'Keep mine' }));
    await conflict.getByRole('button', { name: 'Keep mine' }).click();
    await mine.page.waitForURL(`**/memoranda/${id}`);
    expect((await read(stage, id)).title.en).toBe('Sample title of mine');
  });

  walk('whose stage alone moved meanwhile takes new words without a question', async (stage) => {
    const id = await recorded(stage);
    const officer = await stage.signedIn('officer-guangdong', { language: 'zh-Hant', width: 360 });
    await officer.open(`/memoranda/${id}/edit`);
    await officer.page.getByLabel('名稱（English）').fill('Sample title after the stage moved');
    const { version } = await read(stage, id);
    await stage.api('officer-guangdong').change(`memoranda/${id}/negotiation`, version);
    await officer.page.getByRole('button', { name: '儲存修改' }).click();
    await officer.page.waitForURL(`**/memoranda/${id}`);
    expect(await read(stage, id)).toMatchObject({
      stage: 'negotiating',
      title: { en: 'Sample title after the stage moved' },
    });
  });

  walk('is ended by somebody else than its own officer, with a reason', async (stage) => {
    const id = await recorded(stage);
    const owner = await stage.signedIn('officer-guangdong');
    await owner.open(`/memoranda/${id}`);
    await owner.page.getByRole('button', { name: 'Terminate' }).click();
    const refused = owner.page.getByRole('dialog');
    await refused.getByLabel('By mutual consent').check();
    await refused.getByRole('button', { name: 'Terminate' }).click();
    await refused.getByRole('alert').waitFor();
    expect((await read(stage, id)).status).toBe('active');

    const other = await stage.signedIn('officer-shanghai', { language: 'zh-Hant', width: 360 });
    await other.open(`/memoranda/${id}`);
    await decide(other, '終止', ({ dialog }) => dialog.getByLabel('各方同意').check());
    await other.page.getByText('已終止').first().waitFor();
    expect((await read(stage, id)).status).toBe('terminated');
  });
});

async function expectInView(control: Locator): Promise<void> {
  expect(
    await control.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }),
  ).toBe(true);
}
