// A browser for the tests of the console: Chromium with fonts for Chinese.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installByApt, mayUseApt } from './apt.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const packages = ['chromium', 'fonts-noto-cjk'];

/** Where the browser is; undefined when there is none on PATH. */
export function browserOnPath(path = process.env.PATH ?? '') {
  const places = path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return places.find((place) => existsSync(place));
}

/** Why tests in a browser cannot run here, in a few words; undefined when they can. */
export function whyNoBrowser() {
  return browserOnPath() === undefined ? 'Chromium is not on this machine' : undefined;
}

/** Sees to it that there is one, by apt where that is possible; otherwise says what to do, and tests are left out. */
export async function provideBrowser() {
  if (browserOnPath() === undefined && mayUseApt()) await installByApt(packages).catch(() => undefined);
  if (browserOnPath() === undefined) {
    console.error(
      `${whyNoBrowser()}.\nInstall it (Debian: apt-get install ${packages.join(' ')}); its tests are left out.`,
    );
  }
}
