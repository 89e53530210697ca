import { describe, expect } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { readMail } from '../stage/mails.js';
import { useStage, walk } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';

useStage();

/** The firm's names, a word of its need, and its id: nothing of it may reach the provider. */
const givesItAway = (firmId: string) => new RegExp(`浙晞|Zhexi|核心产品|${firmId}`);

/** An introduction of the confidential need of E2 to one provider. */
async function proposeBlind({ api, sample }: Stage, provider: string): Promise<string> {
  const officer = api('officer-shanghai');
  const need = (await officer.get(`needs?enterpriseId=${sample('E2').organisationId}`)).body.items[0];
  const offerId = await eventually(async () => {
    const { items } = (await officer.get(`candidates?needId=${need.id}`)).body;
    return items.find((one: { providerId: string }) => one.providerId === sample(provider).organisationId)?.offerId;
  });
  const { status, body } = await officer.create('introductions', { needId: need.id, offerIds: [offerId] });
  expect(status).toBe(201);
  return body.id;
}

describe('a provider who is asked about a confidential need', () => {
  walk(
    'learns nothing of whose it is, and declares a conflict, which the firm reads in neutral words',
    async (stage) => {
      const firmId = stage.sample('E2').organisationId;
      const secret = givesItAway(firmId);
      const introduction = await proposeBlind(stage, 'P2');

      const provider = await stage.signedIn('P2', { language: 'zh-Hant', width: 360 });
      const { page } = provider;
      const answers: string[] = [];
      page.on('response', async (response) => {
        if (new URL(response.url()).pathname.startsWith('/api/'))
          answers.push(`${response.url()} ${await response.text().catch(() => '')}`);
      });
      for (const address of ['/', '/introductions', '/notices', `/introductions/${introduction}`]) {
        await provider.open(address);
        expect(`${await page.title()} ${await page.locator('body').innerText()}`).not.toMatch(secret);
      }
      await page.getByText('名稱保密的企業').first().waitFor();
      await page.getByText(/保密需求/).waitFor();
      expect(answers.length).toBeGreaterThan(3);
      expect(answers.filter((answer) => secret.test(answer))).toEqual([]);
      const { subject, text, html } = await readMail(stage.url, 'p2@sample.invalid', /引荐|引薦|introduction/);
      expect(subject + text + html).not.toMatch(secret);

      await page.getByRole('button', { name: '有利益衝突', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: '申報利益衝突' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByText('申報利益衝突').first().waitFor();
      expect(await page.getByRole('button', { name: '接受引薦' }).count()).toBe(0);
      expect(await page.locator('body').innerText()).not.toMatch(secret);

      const firm = await stage.signedIn('E2', { language: 'zh-Hans', width: 360 });
      await firm.open(`/introductions/${introduction}`);
      await firm.page
        .getByText(/暂不进行/)
        .first()
        .waitFor();
      expect(await firm.page.locator('main').innerText()).not.toMatch(/冲突：|申报|利益冲突待查/);
      const officer = (await stage.api('officer-shanghai').get(`introductions/${introduction}`)).body;
      expect(officer.status).toBe('conflicted');
    },
  );
});
