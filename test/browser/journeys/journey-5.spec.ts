import { describe, expect } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { linkIn, readMail } from '../stage/mails.js';
import { useStage, walk } from '../stage/stage.js';

useStage();

describe('an officer who records what came of it', () => {
  walk(
    'records a memorandum and claims an outcome, which the customer confirms by mail and a second officer verifies',
    async (stage) => {
      const officer = await stage.signedIn('officer-beijing');
      const { page } = officer;
      await page.getByRole('link', { name: 'Memoranda' }).first().click();
      await page.getByRole('link', { name: 'Record a memorandum' }).first().click();
      const title = `Sample trial agreement ${Date.now() % 100_000}`;
      await page.getByLabel('Title (English)').fill(title);
      for (const [party, words] of [
        ['Party 1', 'Bingleng'],
        ['Party 2', 'Hanglam'],
      ] as const) {
        const group = page.getByRole('group', { name: party, exact: true });
        await group.getByRole('combobox', { name: 'Firm' }).fill(words);
        await group
          .getByRole('option', { name: new RegExp(words) })
          .first()
          .click();
      }
      await page.getByLabel('Life and health').check();
      await page.getByLabel('Innovation and technology').check();
      await page.getByRole('button', { name: 'Add a project' }).click();
      await page
        .getByLabel('Project title (English)')
        .or(page.getByLabel('Project title'))
        .first()
        .fill('Phase I in Hong Kong');
      await page.getByRole('button', { name: 'Record as a draft' }).click();
      await page.waitForURL(/\/memoranda\/(?!new)[0-9a-f-]{36}$/);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();

      const act = async (label: string, fill?: () => Promise<void>) => {
        await page.getByRole('button', { name: label }).first().click();
        await fill?.();
        await page.getByRole('dialog').getByRole('button', { name: label }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      };
      await act('Start negotiation');
      await act('Record the signature', () => page.getByRole('dialog').getByLabel('Signed on').fill('2026-11-20'));
      await act('Start implementation');
      await act('Add a milestone', async () => {
        const dialog = page.getByRole('dialog');
        await dialog
          .getByLabel(/What is to be brought about.*English/)
          .or(dialog.getByLabel('What is to be brought about'))
          .first()
          .fill('First patient');
        await dialog.getByLabel('Due on').fill('2027-06-30');
      });
      await page.getByText('First patient').first().waitFor();

      await page.getByRole('link', { name: 'Claim an outcome' }).click();
      // The firm of the memorandum stands there already; it is looked for once more all the same.
      const firm = page.getByRole('combobox', { name: 'Firm' });
      await eventually(async () => /Bingleng/.test(await firm.inputValue()));
      await firm.fill('Bingleng');
      await page
        .getByRole('option', { name: /Bingleng/ })
        .first()
        .click();
      await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Research and development' });
      await page.getByLabel('Amount in 2026').fill('1200000');
      await page.getByRole('button', { name: 'Claim', exact: true }).click();
      await page.waitForURL(/\/outcomes\/(?!new)[0-9a-f-]{36}$/);
      const outcome = new URL(page.url()).pathname;

      const mail = await readMail(stage.url, 'e3@sample.invalid', /confirm|outcome|确认|確認|成果/i);
      const customer = await stage.visitor({ language: 'en' });
      await customer.page.goto(linkIn(mail, /\/links?\//));
      await customer.page
        .getByRole('button', { name: /right|confirm|yes/i })
        .first()
        .click();
      await customer.page
        .getByText(/thank|confirmed/i)
        .first()
        .waitFor();

      await page.reload();
      await page.getByText('Confirmed', { exact: true }).first().waitFor();
      await page.getByText(/Four eyes/).waitFor();
      // Who claimed it cannot be the second officer, and is told why.
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Verify' }).click();
      const refusal = page.getByRole('dialog').getByRole('alert');
      await refusal.getByText(/second|another|verif/i).waitFor();
      expect((await stage.api('officer-beijing').get(outcome.slice(1))).body.status).toBe('confirmed');

      const verifier = await stage.signedIn('verifier');
      await verifier.page.locator(`a[href="${outcome}"]`).first().click();
      await verifier.page.getByRole('button', { name: 'Verify' }).click();
      await verifier.page.getByRole('dialog').getByRole('button', { name: 'Verify' }).click();
      await verifier.page.getByText('Verified', { exact: true }).first().waitFor();
    },
    240,
  );
});
