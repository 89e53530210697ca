import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { browserOnPath } from './browser.mjs';

let folder;

describe('the browser of the tests', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'harbourlink-browser-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('is found on PATH under any of its names', () => {
    writeFileSync(join(folder, 'chromium-browser'), '');
    expect(browserOnPath([join(folder, 'nothing'), folder].join(delimiter))).toBe(join(folder, 'chromium-browser'));
  });

  it('is not there where PATH has none', () => {
    expect(browserOnPath(folder)).toBeUndefined();
  });
});
