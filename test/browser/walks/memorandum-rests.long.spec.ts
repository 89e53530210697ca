import { describe, expect } from '@jest/globals';
import { useStage, walk } from '../stage/stage.js';

useStage();

describe('a memorandum that rests', () => {
  walk('says why to its parties as to its officers, and no more once it goes on', async ({ api, sample, signedIn }) => {
    const officer = api('officer-guangdong');
    const { body: recorded } = await officer.create('memoranda', {
      kindCode: 'commercial',
      title: { 'zh-Hans': '示例·家电仓储备忘录', en: 'Sample memorandum on storing appliances' },
      parties: ['E13', 'P8'].map((key) => ({ organisationId: sample(key).organisationId, roleCode: 'party' })),
      areaCodes: ['trade-and-investment'],
    });
    const path = `memoranda/${recorded.id}`;
    const held = await officer.change(`${path}/hold`, recorded.version, { reasonCode: 'funding' });
    expect(held.status).toBe(200);
    const firm = await signedIn('E13', { language: 'zh-Hans', width: 360 });
    await firm.open(`/${path}`);
    await firm.page.getByText('暂停：资金问题').waitFor();

    const resumed = await officer.change(`${path}/resumption`, held.body.version);
    await firm.open(`/${path}`);
    await firm.page.getByText('有效').first().waitFor();
    expect(await firm.page.getByText('资金问题').count()).toBe(0);

    const ended = await api('officer-shanghai').change(`${path}/termination`, resumed.body.version, {
      reasonCode: 'party-withdrew',
    });
    expect(ended.status).toBe(200);
    const reader = await signedIn('officer-guangdong', { language: 'zh-Hant' });
    await reader.open(`/${path}`);
    await reader.page.getByText('已終止：一方退出').waitFor();
  });
});
