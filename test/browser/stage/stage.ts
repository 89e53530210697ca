import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Person, samplePeople } from '@harbourlink/platform-client';
import type { SamplePerson } from '@harbourlink/platform-client';
import { openBrowser } from './browser.js';
import { Visitor } from './visitor.js';
import type { Equipment } from './visitor.js';

const pictures = join(import.meta.dirname, '..', '..', '..', '.cache', 'browser-failures');

/** What a walk through the console is given. */
export interface Stage {
  readonly url: string;
  /** The folder of the platform's secrets: what an operator can read. */
  readonly secrets: string;
  /** A browser of its own for somebody; what goes wrong in it fails the test. */
  readonly visitor: (equipment?: Equipment) => Promise<Visitor>;
  /** A browser of its own, signed in as a sample person, at an address: home unless told. */
  readonly signedIn: (key: string, how?: Equipment & { readonly at?: string }) => Promise<Visitor>;
  readonly sample: (key: string) => SamplePerson;
  /** The public API as a sample person: for what a walk needs to find, and to see what came of it. */
  readonly api: (key: string) => Person;
}

let browser: Browser;
let sample: Stage['sample'];
const url = process.env.BROWSER_PLATFORM ?? '';
const secrets = process.env.BROWSER_SECRETS ?? '';

/** To be called once in a spec: opens a browser before its walks and closes it after them. */
export function useStage(): void {
  beforeAll(async () => {
    [browser, sample] = await Promise.all([openBrowser(), samplePeople(url)]);
  }, 60_000);
  afterAll(() => browser?.close(), 30_000);
}

/**
 * A test in a browser. It fails on every error of a page's script, every breach of the content security policy, every
 * answer of 5xx and every request to another host; a picture of each open page is kept when it fails.
 */
export function walk(sentence: string, steps: (stage: Stage) => Promise<void>, seconds = 120): void {
  it(
    sentence,
    async () => {
      const visitors: Visitor[] = [];
      const visitor = async (equipment?: Equipment) => {
        const one = await Visitor.arrive(browser, url, equipment);
        visitors.push(one);
        return one;
      };
      const signedIn: Stage['signedIn'] = async (key, { at, ...equipment } = {}) => {
        const one = await visitor(equipment);
        await one.comeAs(key, at);
        return one;
      };
      try {
        await steps({ url, secrets, visitor, signedIn, sample, api: (key) => new Person(url, sample(key).personId) });
        expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
        expect([...new Set(visitors.flatMap(({ hosts }) => [...hosts]))]).toEqual([new URL(url).host]);
      } catch (error) {
        await keepPictures(sentence, visitors);
        const complaints = visitors.flatMap((one) => one.complaints);
        if (error instanceof Error && complaints.length > 0)
          error.message += `\n\nThe pages complained:\n${complaints.join('\n')}`;
        throw error;
      } finally {
        await Promise.all(visitors.map((one) => one.leave()));
      }
    },
    seconds * 1000,
  );
}

/** Pictures, and what a screen reader would be told. */
async function keepPictures(sentence: string, visitors: readonly Visitor[]): Promise<void> {
  await mkdir(pictures, { recursive: true });
  const name = sentence.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
  for (const [at, page] of visitors.flatMap(({ context }) => context.pages()).entries()) {
    const path = join(pictures, `${name}-${at + 1}`);
    await page.screenshot({ path: `${path}.png`, fullPage: true }).catch(() => undefined);
    const heard = await page.locator('body').ariaSnapshot().catch(String);
    await writeFile(`${path}.txt`, `${page.url()}\n${heard}\n`);
  }
}
