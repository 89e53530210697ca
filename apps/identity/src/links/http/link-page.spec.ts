import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { linkTasks } from './link-actions.js';
import { linkPage } from './link-page.js';

interface Asked {
  readonly path: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

/** As much of a browser as the page's script uses. */
function open(purpose: string, answer: (asked: Asked) => { status: number; body: object }) {
  const task = linkTasks[purpose];
  if (!task) throw new Error(`no page for ${purpose}`);
  const asked: Asked[] = [];
  const facts: string[] = [];
  const said = { textContent: '' };
  const buttons = task.actions.map((_action, index) => ({
    disabled: true,
    hidden: false,
    dataset: { action: String(index) },
    press: () => undefined as unknown,
    addEventListener(_kind: string, listener: () => unknown) {
      this.press = listener;
    },
  }));
  const document = {
    getElementById: (id: string) =>
      id === 'said' ? said : { append: ({ textContent }: { textContent: string }) => facts.push(textContent) },
    querySelectorAll: () => buttons,
    createElement: () => ({ textContent: '' }),
  };
  const fetch = async (
    path: string,
    { method = 'GET', headers, body }: { method?: string; headers: Record<string, string>; body?: string },
  ) => {
    const request = { path, method, headers, body };
    asked.push(request);
    const { status, body: reply } = answer(request);
    return { ok: status < 400, headers: new Headers({ etag: '"4"' }), json: async () => reply };
  };
  runInNewContext(linkPage('en', 'T'.repeat(43), task).script ?? '', {
    document,
    fetch,
    JSON,
    Number,
    Boolean,
    Error,
    Intl,
  });
  return { asked, facts, said, buttons };
}

const hkd = (amount: string) => ({ currency: 'HKD', amount });
const outcome = {
  enterpriseNames: { 'zh-Hant': '範例·甲有限公司' },
  kindCode: 'investment',
  amounts: [
    { year: 2026, amount: hkd('12.50') },
    { year: 2027, amount: hkd('90071992547409930.00') },
  ],
  total: hkd('90071992547409942.50'),
};
const session = { accessToken: 'at', resourceId: 'o1' };

describe('the page of a link', () => {
  it('exchanges the secret, shows what it is about, and sends the answer with the version that was read', async () => {
    const page = open('outcome.confirm', ({ path }) => ({
      status: 200,
      body: path.endsWith('/session') ? session : outcome,
    }));
    await eventually(() => !page.buttons[0]?.disabled);
    expect(page.facts).toEqual([
      ...['Firm', '範例·甲有限公司', 'Outcome', 'Investment'],
      ...['Amount in 2026', 'HK$12.50', 'Amount in 2027', 'HK$90,071,992,547,409,930'],
      ...['Total', 'HK$90,071,992,547,409,942.50'],
    ]);
    page.buttons[0]?.press();
    await eventually(() => page.said.textContent === 'We have your answer. Thank you. You said: This is right.');
    expect(page.asked.at(-1)).toMatchObject({
      path: '/api/v1/outcomes/o1/confirmation',
      method: 'POST',
      headers: { authorization: 'Bearer at', 'if-match': '"4"' },
      body: '{}',
    });
    expect(page.buttons.every(({ hidden }) => hidden)).toBe(true);
  });

  it('says of an introduction whom it is with and until when, as far as the guest may know', async () => {
    const introduction = {
      statusText: { en: 'Proposed' },
      expiresAt: '2026-12-01T04:00:00Z',
      need: { serviceCodes: ['clinical-trial'], sectorCodes: ['biomedicine'] },
      parties: [{ names: { en: 'Sample Own Ltd' }, accepted: false }, { names: { en: 'Sample Other Ltd' } }, {}],
    };
    const page = open('introduction.respond', ({ path }) => ({
      status: 200,
      body: path.endsWith('/session') ? session : introduction,
    }));
    await eventually(() => page.facts.includes('Answer by'));
    expect(page.facts.slice(0, 2)).toEqual(['The others', 'Sample Other Ltd']);
    expect(page.facts.join(' ')).toMatch(/Status Proposed Answer by .*2026/);
    expect(page.facts.join(' ')).not.toContain('Own');
  });

  it('says why the platform refused, and lets the guest answer again', async () => {
    const page = open('introduction.respond', ({ path }) => {
      if (path.endsWith('/session')) return { status: 200, body: session };
      return path.endsWith('/acceptance')
        ? { status: 409, body: { detail: 'It has expired.' } }
        : { status: 200, body: {} };
    });
    await eventually(() => !page.buttons[1]?.disabled);
    page.buttons[1]?.press();
    await eventually(() => page.said.textContent === 'It has expired.');
    expect(page.buttons[0]?.disabled).toBe(false);
  });

  it('offers nothing when the link does not open', async () => {
    const page = open('outcome.confirm', () => ({ status: 409, body: { detail: 'The link has expired.' } }));
    await eventually(() => page.said.textContent === 'The link has expired.');
    expect(page.buttons.every(({ disabled }) => disabled)).toBe(true);
  });
});
