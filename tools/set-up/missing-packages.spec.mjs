import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { missingPackages } from './missing-packages.mjs';

let root;

const write = (name, packages) => writeFileSync(join(root, name), JSON.stringify({ packages }));

describe('what has to be installed', () => {
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'harbourlink-packages-'));
    mkdirSync(join(root, 'node_modules', 'node', 'bin'), { recursive: true });
    write('package-lock.json', {
      '': { name: 'root' },
      'node_modules/pg': { version: '8.0.0' },
      'node_modules/for-other-machines': { version: '1.0.0', optional: true },
      'node_modules/@harbourlink/kernel': { link: true },
    });
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it('is everything the first time', () => {
    expect(missingPackages(root)).toBe('the first time');
  });

  it('is nothing when all that is wanted is there, whatever other machines need', () => {
    write('node_modules/.package-lock.json', {
      'node_modules/pg': { version: '8.0.0' },
      'node_modules/@harbourlink/kernel': { link: true },
    });
    expect(missingPackages(root)).toBeUndefined();
  });

  it('is what has another version, and what is not there', () => {
    write('node_modules/.package-lock.json', { 'node_modules/pg': { version: '7.0.0' } });
    expect(missingPackages(root)).toBe('2 have changed');
  });
});
