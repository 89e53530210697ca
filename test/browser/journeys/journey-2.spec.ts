import { describe, expect } from '@jest/globals';
import { firmsFile } from '../stage/firms-file.js';
import { useStage, walk } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';

useStage();

/** A firm of Ningbo that its officer has written down and submitted for it. */
async function submittedFirm({ api }: Stage, name: string, uscc: string): Promise<string> {
  const officer = api('officer-shanghai');
  const profile = {
    names: { 'zh-Hans': `示例·${name}有限公司`, en: `Sample ${name} Ltd` },
    placeCode: '330200',
    uscc,
    sectorCodes: ['high-end-equipment'],
    seeks: true,
    provides: false,
    languageCodes: ['mandarin'],
  };
  const { body } = await officer.create('enterprises', profile);
  const submitted = await officer.change(`enterprises/${body.id}/submission`, body.version);
  expect(submitted).toMatchObject({ status: 200, body: { status: 'submitted' } });
  return body.id;
}

describe('an officer of the office of Shanghai', () => {
  walk('finds a firm in the queue, asks for one change, then checks it', async (stage) => {
    const name = `Queue ${Date.now() % 100_000}`;
    const id = await submittedFirm(stage, name, '91330200MA0000020J');
    const officer = await stage.signedIn('officer-shanghai');
    const { page } = officer;
    await page.getByRole('link', { name: 'Enterprises' }).first().click();
    await page.getByRole('link', { name: 'Awaiting check' }).click();
    expect(await page.getByLabel('Order').inputValue()).toBe('oldest');
    await page.getByRole('searchbox', { name: 'Search by name' }).fill(name);
    const row = page.getByRole('row', { name: new RegExp(name) });
    const { submittedAt } = (await stage.api('officer-shanghai').get(`enterprises/${id}`)).body;
    await row.locator(`time[datetime="${submittedAt}"]`).waitFor();
    await page.getByRole('link', { name: new RegExp(name) }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();

    await page.getByRole('button', { name: 'Ask for changes' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('The website is wrong').check();
    await dialog.getByRole('button', { name: 'Send back' }).click();
    await dialog.waitFor({ state: 'detached' });
    const officerByApi = stage.api('officer-shanghai');
    const asked = (await officerByApi.get(`enterprises/${id}`)).body;
    expect(asked).toMatchObject({ status: 'changes-requested', reasonCodes: ['website-wrong'] });
    await page.getByText('The website is wrong').first().waitFor();

    await officerByApi.change(`enterprises/${id}/submission`, asked.version);
    await officer.open(`/enterprises/${id}`);
    await page.getByRole('button', { name: 'Check the particulars' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Yes, checked' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Sample Shanghai officer').first().waitFor();
    expect((await officerByApi.get(`enterprises/${id}`)).body.status).toBe('checked');
  });

  walk('is another’s firm for an officer of another office, who may look and not decide', async (stage) => {
    const id = await submittedFirm(stage, `Elsewhere ${Date.now() % 100_000}`, '91330200MA0000021K');
    const other = await stage.signedIn('auditor', { at: `/enterprises/${id}` });
    expect(await other.page.getByRole('button', { name: 'Check the particulars' }).count()).toBe(0);
  });

  walk('imports a spreadsheet, watches it, and reads each bad row with its reason', async ({ signedIn }) => {
    const officer = await signedIn('officer-wuhan');
    const { page } = officer;
    await page.getByRole('link', { name: 'Imports' }).first().click();
    await page.getByRole('link', { name: 'Import firms' }).first().click();
    const good = Array.from({ length: 40 }, (_, at) => `${601_000 + at}.SH`);
    const file = { name: 'firms.csv', mimeType: 'text/csv', buffer: Buffer.from(firmsFile(good)) };
    await page.getByLabel('Excel or CSV file').setInputFiles(file);
    await page.getByLabel('Dry run first').uncheck();
    await page.getByRole('button', { name: 'Start the import' }).click();
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
    const bad = page.getByRole('table', { name: 'Bad rows' });
    await bad.waitFor();
    await bad.getByText('not-a-code').waitFor();
    await bad.getByText(/A listing code looks like 000001\.SZ/).waitFor();
    await bad.getByText('2019-02-30').waitFor();
    const counts = page.getByRole('region', { name: 'Counts' });
    expect((await counts.innerText()).replaceAll(/\s+/g, ' ')).toMatch(/Bad rows 2\b|2 Bad rows/);
    await page.getByRole('button', { name: 'Download as CSV' }).waitFor();
  });
});
