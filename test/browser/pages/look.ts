import { languages } from '@harbourlink/kernel';
import type { Language } from '@harbourlink/kernel';
import type { Visitor } from '../stage/visitor.js';

/** How a page is looked at. */
export interface Look {
  readonly language: Language;
  readonly width: (typeof widths)[number];
  readonly scheme: 'light' | 'dark';
}

export const widths = [360, 768, 1440] as const;
const schemes = ['light', 'dark'] as const;

export const everyLook: readonly Look[] = languages.flatMap((language) =>
  schemes.flatMap((scheme) => widths.map((width) => ({ language, width, scheme }))),
);

/** Puts the browser into a look; the page has to be opened, or opened again, when its language changes. */
export async function putOn({ page }: Visitor, { width, scheme }: Look): Promise<void> {
  await page.setViewportSize({ width, height: width < 600 ? 780 : 900 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
}

/** Remembers the language as the language menu does. */
export async function speak({ page, url }: Visitor, language: Language): Promise<void> {
  if (!page.url().startsWith(url)) await page.goto('/icon.svg');
  await page.evaluate((chosen) => localStorage.setItem('harbourlink.language', chosen), language);
}
