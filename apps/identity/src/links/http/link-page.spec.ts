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
  runInNewContext(linkPage('en', 'T'.repeat(43), task).script ?? '', { document, fetch, JSON, Number, Boolean, Error });
  return { asked, facts, said, buttons };
}

const outcome = { kindCode: 'investment', total: { currency: 'HKD', amount: '12.50' } };
const session = { accessToken: 'at', resourceId: 'o1' };

describe('the page of a link', () => {
  it('exchanges the secret, shows what it is about, and sends the answer with the version that was read', async () => {
    const page = open('outcome.confirm', ({ path }) => ({
      status: 200,
      body: path.endsWith('/session') ? session : outcome,
    }));
    await eventually(() => !page.buttons[0]?.disabled);
    expect(page.facts).toEqual(['investment', 'HKD 12.50']);
    page.buttons[0]?.press();
    await eventually(() => page.said.textContent.includes('Thank you'));
    expect(page.asked.at(-1)).toMatchObject({
      path: '/api/v1/outcomes/o1/confirmation',
      method: 'POST',
      headers: { authorization: 'Bearer at', 'if-match': '"4"' },
      body: '{}',
    });
    expect(page.buttons.every(({ disabled }) => disabled)).toBe(true);
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
