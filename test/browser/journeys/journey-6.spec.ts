import { describe, expect } from '@jest/globals';
import { walkOneChain } from '@harbourlink/platform-client';
import { eventually } from '@harbourlink/testing';
import type { Locator } from 'playwright-core';
import { Keyboard } from '../stage/keyboard.js';
import { reportOf, tellFromOutside } from '../stage/outside.js';
import { useStage, walk } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';

useStage();

const uscc = '91350100M000100Y43';

/** A report whose numbers are two firms' at once, and the firm that is in its way. */
async function badEvent(stage: Stage): Promise<{ inTheWay: string }> {
  const number = 600_000 + (Date.now() % 90_000);
  const [first, second] = [`${number}.SH`, `${number + 1}.SH`];
  await tellFromOutside(stage, `first-${number}`, reportOf(first));
  await tellFromOutside(
    stage,
    `second-${number}`,
    reportOf(second, { names: { en: `Sample Rival ${number} Ltd` }, uscc }),
  );
  const administrator = stage.api('administrator');
  const rival = await eventually(
    async () => (await administrator.get(`enterprises?q=${encodeURIComponent(`Rival ${number}`)}`)).body.items[0],
    { within: 20_000 },
  );
  await tellFromOutside(stage, `clash-${number}`, reportOf(first, { uscc }));
  return { inTheWay: rival.id };
}

/** Where the bar of one of so many rows is drawn on the page, once it is. */
function drawnBar(chart: Locator, row: number, rows: number): Promise<{ x: number; y: number; width: number }> {
  return chart.evaluate(
    (place, share) => {
      const { top, height } = place.getBoundingClientRect();
      const bars = [...place.querySelectorAll('path')]
        .filter((path) => !/none|transparent/.test(path.getAttribute('fill') ?? 'none'))
        .map((path) => ({ fill: path.getAttribute('fill'), box: path.getBoundingClientRect() }))
        .filter(({ box }) => box.top <= top + height * share && box.bottom >= top + height * share);
      // The track of the row is drawn first, its bar over it.
      const bar = bars.find(({ fill }) => fill !== bars[0]?.fill)?.box;
      return { x: bar?.x ?? 0, y: (bar?.y ?? 0) + (bar?.height ?? 0) / 2, width: bar?.width ?? 0 };
    },
    (row + 0.5) / rows,
  );
}

describe('the administrator, with a mouse', () => {
  walk('drills from a drawn bar to the list behind it, and on to one case’s chain', async ({ signedIn }) => {
    const { page } = await signedIn('administrator');
    await page.goto('/funnel');
    const rows = page.getByRole('link', { name: /: count / });
    await rows.first().waitFor();
    const labels = await rows.evaluateAll((links) => links.map((link) => link.getAttribute('aria-label') ?? ''));
    const row = labels.findIndex((label) => label.startsWith('With a need:'));
    const chart = page.getByRole('img', { name: /^Chart of the funnel/ });
    const bar = await eventually(async () => {
      const drawn = await drawnBar(chart, row, labels.length);
      expect(drawn.width).toBeGreaterThan(4);
      return drawn;
    });
    await page.mouse.click(bar.x + 3, bar.y);
    await page.waitForURL(({ pathname }) => pathname === '/funnel/with-need');
    await page.getByRole('heading', { level: 1, name: /With a need/ }).waitFor();
  });
});

describe('the administrator, by keyboard alone', () => {
  walk(
    'watches the funnel move, and goes from a number to one case’s chain back to the first need',
    async (stage) => {
      const party = (key: string) => ({ person: stage.api(key), organisationId: stage.sample(key).organisationId });
      const visitor = await stage.visitor();
      const { page } = visitor;
      const keyboard = new Keyboard(page);
      await page.goto('/funnel');
      await keyboard.use(visitor.wayIn());
      await keyboard.use(visitor.sampleButton('administrator'));
      await visitor.arrived('/funnel');
      const verified = page.getByRole('link', { name: /^Verified: count/ });
      const before = Number(/[\d,]+$/.exec((await verified.getAttribute('aria-label')) ?? '')?.[0]);

      await walkOneChain({
        officer: stage.api('officer-guangdong'),
        firm: party('E7'),
        provider: party('P12'),
        verifier: stage.api('verifier'),
      });
      // Nobody loads the page again.
      await page.getByRole('link', { name: `Verified: count ${before + 1}` }).waitFor();

      await keyboard.to(page.getByRole('combobox', { name: 'Office' }));
      await page.keyboard.type('Guangdong');
      await page.waitForURL(/office=guangdong/);
      await keyboard.to(page.getByRole('combobox', { name: 'Sector' }));
      await page.keyboard.type('AI and');
      await page.waitForURL(/sector=/);
      await keyboard.use(verified);
      await page.waitForURL(/\/funnel\/verified/);
      await keyboard.use(page.locator('a[href^="/chains/"]').first());
      const chain = page.getByRole('list', { name: 'Timeline' });
      await page.getByRole('heading', { level: 1, name: /Pengke Robotics/ }).waitFor();
      for (const kind of ['Need', 'Introduction', 'Meeting', 'Memorandum', 'Outcome'])
        await chain
          .getByRole('heading', { name: new RegExp(`^${kind} · `) })
          .first()
          .waitFor();
    },
    240,
  );

  walk('reads a dead letter of a body outside, and replays it once the cause is gone', async (stage) => {
    const { inTheWay } = await badEvent(stage);
    const visitor = await stage.visitor();
    const { page } = visitor;
    const keyboard = new Keyboard(page);
    await page.goto('/operations');
    await keyboard.use(visitor.wayIn());
    await keyboard.use(visitor.sampleButton('administrator'));
    await visitor.arrived('/operations');
    const row = page.getByRole('row').filter({ hasText: uscc });
    await keyboard.use(row.getByRole('link').first());
    await page
      .getByText(new RegExp(`registration-number-taken.*${uscc}`))
      .first()
      .waitFor();
    await page.getByText('shanghai-stock-exchange').first().waitFor();
    const letter = new URL(page.url()).pathname;

    const officer = stage.api('officer-guangdong');
    const { version } = (await officer.get(`enterprises/${inTheWay}`)).body;
    expect(
      (await officer.change(`enterprises/${inTheWay}/withdrawal`, version, { reasonCode: 'duplicate' })).status,
    ).toBe(200);
    await keyboard.use(page.getByRole('button', { name: 'Replay' }));
    await keyboard.use(page.getByRole('dialog').getByRole('button', { name: 'Replay' }));
    await page.getByText(/It was given back/).waitFor();
    await eventually(
      async () => {
        const { items } = (await stage.api('administrator').get('registry/operations/dead-letters?state=open')).body;
        expect(items.filter((one: { error: string }) => one.error.includes(uscc))).toEqual([]);
        return true;
      },
      { within: 20_000 },
    );
    await visitor.open('/operations?state=settled');
    await page.locator(`a[href="${letter}"]`).first().waitFor();
  });
});
