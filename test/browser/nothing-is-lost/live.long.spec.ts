import { describe, expect } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import type { Page } from 'playwright-core';
import { openLine } from '../stage/line.js';
import { useStage, walk } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';

useStage();

/** Brings about a notice to the members of a firm of Guangdong. */
async function claimOutcomeOf({ api, sample }: Stage, firm: string): Promise<void> {
  const { organisationId: enterpriseId } = sample(firm);
  const claim = { enterpriseId, kindCode: 'treasury-centre', jobs: 3 };
  expect((await api('officer-guangdong').create('outcomes', claim)).status).toBe(201);
}

const bellOf = (page: Page) => page.getByRole('link', { name: /^Notices/ }).first();

async function unreadOn(page: Page): Promise<number> {
  await bellOf(page).waitFor();
  return Number(/\d+/.exec((await bellOf(page).getAttribute('aria-label')) ?? '')?.[0] ?? 0);
}

/** Waits until the bell counts so many; nobody loads the page again. */
const hears = (page: Page, unread: number) =>
  eventually(async () => (await unreadOn(page)) === unread, { within: 30_000 });

describe('live', () => {
  walk('goes on when the line was cut, with what happened meanwhile', async (stage) => {
    const line = await openLine();
    try {
      const member = await stage.signedIn('E13', { line: line.address });
      const { page, complaints } = member;
      const before = await unreadOn(page);
      line.cut();
      await claimOutcomeOf(stage, 'E13');
      const again = page.waitForRequest((request) => request.url().endsWith('/stream'));
      await again;
      line.mend();
      await hears(page, before + 1);
      expect(complaints.splice(0).filter((one) => !/ERR_(EMPTY_RESPONSE|INCOMPLETE|PROXY|CONN)/.test(one))).toEqual([]);
    } finally {
      line.close();
    }
  });

  walk('is heard by seven windows of one browser, which has six connections, whichever of them goes', async (stage) => {
    const member = await stage.signedIn('E12');
    const { page, context } = member;
    const streams: Page[] = [];
    context.on('request', (request) => {
      if (request.url().endsWith('/stream')) streams.push(request.frame().page());
    });
    const others = await Promise.all(Array.from({ length: 6 }, () => context.newPage()));
    for (const other of others) {
      await other.goto('/needs');
      await other.getByRole('heading', { level: 1, name: 'Needs' }).waitFor();
    }
    const before = await unreadOn(page);
    await claimOutcomeOf(stage, 'E12');
    await Promise.all([page, ...others].map((window) => hears(window, before + 1)));
    expect(streams).toEqual([]);

    // The window that listens goes; one of the others takes its place.
    await page.close();
    await eventually(() => streams.length === 1, { within: 10_000 });
    await claimOutcomeOf(stage, 'E12');
    await Promise.all(others.map((window) => hears(window, before + 2)));
    expect(streams).toHaveLength(1);
  });
});
