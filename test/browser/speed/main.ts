// npm run bench -- browser: how long until the largest thing is painted, and from a click to the next paint, with the
// processor slowed down four times as a small phone's.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { median, startPlatform } from '../../bench/platform.mjs';
import { openBrowser } from '../stage/browser.js';
import { Visitor } from '../stage/visitor.js';
import { countTransfer } from './transfer.js';

const rounds = Number(process.argv[2] ?? 5);
const folder = await mkdtemp(join(tmpdir(), 'harbourlink-bench-browser-'));
const named = process.env.BROWSER_PLATFORM;
const platform = named === undefined ? await startPlatform(join(folder, 'data')) : undefined;
const url = named ?? platform?.url ?? '';
const browser = await openBrowser();
try {
  console.log(`Chromium ${browser.version()}, processor slowed down 4 times, cache off, median of ${rounds}`);
  for (const width of [360, 1440]) {
    await report(`start page ${width}`, undefined, '/welcome', width);
    await report(`home of a member ${width}`, 'E1', '/', width);
    await report(`home of an officer ${width}`, 'officer-shanghai', '/', width);
    await report(`list of enterprises ${width}`, 'officer-shanghai', '/enterprises', width);
  }
} finally {
  await browser.close();
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
}

async function report(what: string, who: string | undefined, at: string, width: number): Promise<void> {
  const visitor = await Visitor.arrive(browser, url, { width });
  if (who !== undefined) await visitor.signIn(who);
  const { page } = visitor;
  await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const transfer = await countTransfer(page);
  let kilobytes = 0;
  const paints: number[] = [];
  const clicks: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = (await transfer()).scriptBytes;
    await visitor.open(at);
    await page.waitForTimeout(1_500);
    paints.push(await largestPaint(page));
    kilobytes = ((await transfer()).scriptBytes - before) / 1000;
    clicks.push(await clickToPaint(page));
  }
  await visitor.leave();
  const column = (value: number, unit: string) => `${value.toFixed(0).padStart(6)} ${unit}`;
  console.log(
    `${what.padEnd(28)} LCP ${column(median(paints), 'ms')}  click to paint ${column(median(clicks), 'ms')}  script ${column(kilobytes, 'KB')}`,
  );
}

/** When the largest thing of the page was painted, in milliseconds from the beginning of its load. */
function largestPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => done(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
}

/** From pressing the language menu's button until the browser has painted what came of it: the longest of its events. */
async function clickToPaint(page: Page): Promise<number> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { interactions: seen });
    new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'event',
      durationThreshold: 16,
    } as PerformanceObserverInit);
  });
  await page.getByRole('button', { name: /^Language/ }).click();
  await page.getByRole('menu').first().waitFor();
  await page.waitForTimeout(500);
  const longest = await page.evaluate(() =>
    Math.max(0, ...(globalThis as unknown as { interactions: number[] }).interactions),
  );
  await page.keyboard.press('Escape');
  return longest;
}
