import { describe, expect } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { useStage, walk } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';
import { decide } from './decide.js';

useStage();

/** An introduction of E3's need, of which there is one at a time, to P6. */
async function proposed({ api, sample }: Stage): Promise<string> {
  const officer = api('officer-beijing');
  const need = (await officer.get(`needs?enterpriseId=${sample('E3').organisationId}`)).body.items[0];
  const offerId = await eventually(async () => {
    const { items } = (await officer.get(`candidates?needId=${need.id}`)).body;
    return items.find((one: { providerId: string }) => one.providerId === sample('P6').organisationId)?.offerId;
  });
  const { status, body } = await officer.create('introductions', { needId: need.id, offerIds: [offerId] });
  expect([status, body.detail]).toEqual([201, undefined]);
  return body.id;
}

const read = async ({ api }: Stage, id: string) => (await api('officer-beijing').get(`introductions/${id}`)).body;

describe('an introduction', () => {
  walk(
    'is given more time once, withdrawn, proposed again, accepted and closed, proposed again and declined',
    async (stage) => {
      const first = await proposed(stage);
      const officer = await stage.signedIn('officer-beijing', { language: 'zh-Hant' });
      const { page } = officer;
      await officer.open(`/introductions/${first}`);
      await decide(officer, '延長期限', ({ dialog }) => dialog.getByLabel('答覆期限（日）').fill('30'));
      await page.getByText('已延長一次').waitFor();
      expect(await page.getByRole('button', { name: '延長期限' }).count()).toBe(0);
      await decide(officer, '撤回', ({ dialog }) => dialog.getByLabel('誤提').check());
      await page.getByText('原因（只限主任）：誤提').waitFor();
      const firm = await stage.signedIn('E3', { language: 'zh-Hans', width: 360 });
      await firm.open(`/introductions/${first}`);
      await firm.page.getByText(/撤回/).first().waitFor();
      expect(await firm.page.getByText('误提').count()).toBe(0);
      await firm.open('/notices');
      await firm.page.getByText('提出的一项引荐不再继续').first().waitFor();

      const second = await proposed(stage);
      const provider = await stage.signedIn('P6', { width: 360 });
      await provider.open(`/introductions/${second}`);
      await provider.page.getByRole('button', { name: 'No conflict of interest' }).click();
      await provider.page.getByRole('button', { name: 'Accept the introduction' }).click();
      await firm.open(`/introductions/${second}`);
      await firm.page.getByRole('button', { name: '接受引荐' }).click();
      await firm.page.getByText('p6@sample.invalid').first().waitFor();
      await officer.open(`/introductions/${second}`);
      await decide(officer, '結束並記錄結果', ({ dialog }) => dialog.getByLabel('目前未能合作').check());
      await page.getByText('目前未能合作').first().waitFor();
      expect(await read(stage, second)).toMatchObject({ status: 'closed', resultCode: 'not-possible-now' });

      const third = await proposed(stage);
      await provider.open(`/introductions/${third}`);
      await provider.page.getByRole('button', { name: 'Decline…' }).click();
      const dialog = provider.page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Decline', exact: true }).click();
      await dialog.getByRole('alert').waitFor();
      await dialog.getByLabel('Wrong time').check();
      await dialog.getByRole('button', { name: 'Decline', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await firm.open(`/introductions/${third}`);
      await firm.page
        .getByText(/暂不进行/)
        .first()
        .waitFor();
      expect(await firm.page.locator('main').innerText()).not.toMatch(/婉拒|时机/);
      await officer.open(`/introductions/${third}`);
      await page.getByText('原因（只限主任）：時機不合').waitFor();
      await page.getByText('已婉拒').first().waitFor();
    },
    300,
  );
});
