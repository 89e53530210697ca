// npm run tour [-- --url ADDRESS --secrets FOLDER]: a picture of every page, in three languages, on a phone and on a desk.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { languages } from '@harbourlink/kernel';
import { Person, samplePeople } from '@harbourlink/platform-client';
import { startPlatform } from '../../bench/platform.mjs';
import { findThings } from '../pages/found.js';
import { putOn, speak } from '../pages/look.js';
import { pagesOf } from '../pages/pages.js';
import type { ConsolePage } from '../pages/pages.js';
import { openBrowser } from '../stage/browser.js';
import { Visitor } from '../stage/visitor.js';

const target = join(import.meta.dirname, '..', '..', '..', '.cache', 'tour');
const sizes = [360, 1440] as const;
const { values } = parseArgs({
  options: { url: { type: 'string' }, secrets: { type: 'string' }, only: { type: 'string' } },
});

const folder = await mkdtemp(join(tmpdir(), 'harbourlink-tour-'));
process.env.RATE_LIMIT_PER_MINUTE = '0';
const platform = values.url === undefined ? await startPlatform(join(folder, 'data')) : undefined;
try {
  const url = values.url ?? platform?.url ?? '';
  const sample = await samplePeople(url);
  const api = (key: string) => new Person(url, sample(key).personId);
  const secrets = values.secrets ?? join(folder, 'data', 'secrets');
  const pages = pagesOf(await findThings({ url, sample, api, secrets })).filter(
    ({ name }) => values.only === undefined || new RegExp(values.only).test(name),
  );
  const browser = await openBrowser();
  const missed: string[] = [];
  let taken = 0;
  for (const who of new Set(pages.map((page) => page.who))) {
    const theirs = pages.filter((page) => page.who === who);
    const { pictures, complaints } = await visit(browser, url, who, theirs);
    taken += pictures;
    missed.push(...complaints);
  }
  await browser.close();
  for (const complaint of missed) console.error(complaint);
  console.log(`${taken} pictures of ${pages.length} pages are in ${target}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Takes the pictures of somebody's pages, each named PAGE-LANGUAGE-WIDTH.png. */
async function visit(
  browser: Browser,
  url: string,
  who: string | undefined,
  pages: readonly ConsolePage[],
): Promise<{ pictures: number; complaints: string[] }> {
  const visitor = await Visitor.arrive(browser, url);
  const complaints: string[] = [];
  let pictures = 0;
  if (who !== undefined) await visitor.signIn(who);
  for (const language of languages) {
    await speak(visitor, language);
    await mkdir(target, { recursive: true });
    for (const { name, at } of pages) {
      try {
        await visitor.open(at);
        for (const width of sizes) {
          await putOn(visitor, { language, width, scheme: 'light' });
          await visitor.page.screenshot({ path: join(target, `${name}-${language}-${width}.png`), fullPage: true });
          pictures += 1;
        }
      } catch (error) {
        complaints.push(`${name} ${language}: ${String(error).split('\n')[0]}`);
      }
    }
  }
  complaints.push(...visitor.complaints);
  await visitor.leave();
  return { pictures, complaints };
}
