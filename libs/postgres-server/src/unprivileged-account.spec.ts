import { execFile } from 'node:child_process';
import { constants, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { barredFolder, passingEverywhere, unprivilegedAccount } from './unprivileged-account.js';

const run = promisify(execFile);
// Only root has to become somebody else, and only root can.
const asRoot = process.getuid?.() === 0 ? it : it.skip;

describe("PostgreSQL's account", () => {
  asRoot("sees a program in a folder that is root's own, as in a clone in the home of root", async () => {
    const account = await unprivilegedAccount();
    const prefix = account && (await passingEverywhere(account));
    if (!account || !prefix) throw new Error('root cannot become another account here: is setpriv installed?');
    const folder = await mkdtemp(join(tmpdir(), 'harbourlink-barred-'));
    try {
      const program = join(folder, 'bin', 'true');
      await mkdir(join(folder, 'bin'));
      await copyFile('/bin/true', program);
      expect(await barredFolder(account, [program])).toBe(folder);
      const [setpriv = '', ...options] = prefix;
      // As initdb looks for its server: by access(2).
      const look = `require('node:fs').accessSync(${JSON.stringify(program)}, ${constants.X_OK})`;
      await run(setpriv, [...options, process.execPath, '-e', look]);
      await run(setpriv, [...options, program]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
