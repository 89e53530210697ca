import { describe, expect } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { useStage, walk } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';
import { decide } from './decide.js';

useStage();

/** A firm of Ningbo that its officer has written down and submitted for it. */
async function submitted({ api }: Stage, name: string): Promise<string> {
  const officer = api('officer-shanghai');
  const { body } = await officer.create('enterprises', {
    names: { 'zh-Hans': `示例·${name}有限公司`, en: `Sample ${name} Ltd` },
    placeCode: '330200',
    uscc: `91330200MA${String(Date.now() % 10_000_000).padStart(7, '0')}X`,
    sectorCodes: ['high-end-equipment'],
    seeks: true,
    provides: false,
    languageCodes: ['mandarin'],
  });
  expect((await officer.change(`enterprises/${body.id}/submission`, body.version)).status).toBe(200);
  return body.id;
}

const caseOf = async ({ api }: Stage, enterprise: string) => {
  const officer = api('officer-shanghai');
  const known = await eventually(async () => (await officer.get(`enterprises/${enterprise}`)).body.case);
  return (await officer.get(`cases/${known.caseId}`)).body;
};

describe('an officer', () => {
  walk('does not accept a firm without a reason, and closes its case with one', async (stage) => {
    const firm = await submitted(stage, 'Refused');
    const officer = await stage.signedIn('officer-shanghai', { width: 360 });
    const { page } = officer;
    await officer.open(`/enterprises/${firm}`);
    await page.getByRole('button', { name: 'Do not accept' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Do not accept' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Out of scope').check();
    await dialog.getByRole('button', { name: 'Do not accept' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Not accepted').first().waitFor();
    await page.getByText('Out of scope').first().waitFor();
    await page.getByText('The case is closed').waitFor();
    expect(await page.getByRole('button', { name: /Check the particulars|Take the case/ }).count()).toBe(0);
  });

  walk('suspends a firm, which is told and reads why, and lifts it', async (stage) => {
    const firmId = stage.sample('E13').organisationId;
    const officer = await stage.signedIn('officer-guangdong', { language: 'zh-Hant' });
    await officer.open(`/enterprises/${firmId}`);
    await decide(officer, '暫停', ({ dialog }) => dialog.getByLabel('資料存疑').check());
    await officer.page.getByText('已暫停').first().waitFor();
    const firm = await stage.signedIn('E13', { language: 'zh-Hans', width: 360 });
    await firm.open('/profile');
    await firm.page.getByText('资料存疑').first().waitFor();
    await firm.open('/notices');
    await firm.page.getByText('的资料已暂停').first().waitFor();
    await officer.page.getByRole('button', { name: '恢復' }).click();
    await officer.page.getByRole('button', { name: '暫停' }).waitFor();
    await firm.page.getByText('的资料已恢复').first().waitFor();
    expect((await stage.api('officer-guangdong').get(`enterprises/${firmId}`)).body.status).toBe('checked');
  });

  walk('hands a case over to another office, whose officer takes it; the history stays', async (stage) => {
    const firm = await submitted(stage, 'Handed over');
    await caseOf(stage, firm);
    const officer = await stage.signedIn('officer-shanghai', { language: 'zh-Hans', width: 360 });
    await officer.open(`/enterprises/${firm}`);
    await officer.page.getByLabel('移交办事处').selectOption({ label: '驻北京办事处' });
    await officer.page.getByRole('button', { name: '移交', exact: true }).click();
    await officer.page.getByRole('heading', { name: '此前负责' }).waitFor();
    // It is no longer this office's to take.
    expect(await officer.page.getByRole('button', { name: '由我跟进' }).count()).toBe(0);

    const next = await stage.signedIn('officer-beijing');
    await next.open(`/enterprises/${firm}`);
    await next.page.getByRole('button', { name: 'Take the case' }).click();
    await next.page.getByText('Sample Beijing officer').nth(1).waitFor();
    expect(await caseOf(stage, firm)).toMatchObject({
      officeCode: 'beijing',
      ownerPersonId: stage.sample('officer-beijing').personId,
      formerHolders: [{ officeCode: 'shanghai' }],
    });
  });
});
