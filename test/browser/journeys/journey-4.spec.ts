import { describe, expect } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { useStage, walk } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';
import type { Visitor } from '../stage/visitor.js';

useStage();

const phone = { width: 360, touch: true } as const;

/** Proposed by an officer, as journey 3 does in the browser. */
async function proposed({ api, sample }: Stage): Promise<string> {
  const officer = api('officer-chengdu');
  const need = (await officer.get(`needs?enterpriseId=${sample('E11').organisationId}`)).body.items[0];
  const offerId = await eventually(async () => {
    const { items } = (await officer.get(`candidates?needId=${need.id}`)).body;
    return items.find((one: { providerId: string }) => one.providerId === sample('P11').organisationId)
      ?.offerId as string;
  });
  const { status, body } = await officer.create('introductions', { needId: need.id, offerIds: [offerId] });
  expect(status).toBe(201);
  return body.id;
}

async function rate({ page }: Visitor, meeting: string): Promise<void> {
  await page.goto(`/meetings/${meeting}`);
  const form = page
    .getByRole('form', { name: 'Rate the meeting' })
    .or(page.locator('form[aria-labelledby=rate]'))
    .first();
  await form.getByText('Co-operation possible').click();
  await form.getByRole('button', { name: 'Send the rating' }).click();
  await page.getByRole('heading', { name: 'Your rating' }).waitFor();
  await page.getByText('Co-operation possible').first().waitFor();
}

describe('a provider on a phone', () => {
  walk(
    'checks for a conflict, accepts, gets the contacts, and both sides rate the meeting',
    async (stage) => {
      const introduction = await proposed(stage);
      const provider = await stage.signedIn('P11', phone);
      const { page } = provider;
      const waiting = page.getByRole('region', { name: 'Introductions to answer' });
      await waiting.locator(`a[href="/introductions/${introduction}"]`).first().tap();
      await page.getByRole('button', { name: 'No conflict of interest' }).tap();
      await page.getByRole('button', { name: 'Accept the introduction' }).tap();
      await page.getByText('Accepted').first().waitFor();
      // Nobody's address before all have accepted.
      expect(await page.getByText('@sample.invalid').count()).toBe(0);

      const firm = await stage.signedIn('E11', { ...phone, at: `/introductions/${introduction}` });
      await firm.page.getByRole('button', { name: 'Accept the introduction' }).tap();
      await firm.page.getByText('p11@sample.invalid').first().waitFor();
      await page.reload();
      await page.getByText('e11@sample.invalid').first().waitFor();

      const officer = await stage.signedIn('officer-chengdu', { at: `/introductions/${introduction}` });
      await officer.page.getByRole('link', { name: 'Arrange or log a meeting' }).first().click();
      await officer.page.getByLabel('A meeting that has taken place').check();
      await officer.page.getByLabel('Online').check();
      await officer.page.getByLabel('Date and time').fill('2026-11-20T10:00');
      for (const name of ['Sample Yuge Supply Ltd', 'Sample Kaichip Logistics Ltd'])
        await officer.page.getByLabel(name).check();
      await officer.page.getByRole('button', { name: 'Log the meeting' }).click();
      await officer.page.waitForURL(/\/meetings\/(?!new)[0-9a-f-]{36}/);
      const meeting = officer.page.url().split('/').at(-1) ?? '';

      await rate(provider, meeting);
      await rate(firm, meeting);
      // The other side's rating is for officers.
      expect(await page.getByText('Ratings (officers only)').count()).toBe(0);
      await officer.open(`/meetings/${meeting}`);
      await officer.page.getByRole('heading', { name: 'Ratings (officers only)' }).waitFor();
      expect(await officer.page.getByText('Co-operation possible').count()).toBe(2);
    },
    240,
  );
});
