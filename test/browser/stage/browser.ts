import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { browserOnPath } from '../../../tools/set-up/browser.mjs';

/** The machine's own Chromium; playwright downloads none. */
export function openBrowser(): Promise<Browser> {
  const executablePath = browserOnPath();
  if (executablePath === undefined) throw new Error('no Chromium on PATH');
  // Root has no sandbox; a container's /dev/shm is small.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];
  return chromium.launch({ executablePath, args });
}
